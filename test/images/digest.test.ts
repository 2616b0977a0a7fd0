import { describe, expect, it } from 'vitest';
import { compareControls, digestSource } from '../../src/images/digest.ts';
import { readJson } from '../../src/read/json/json.ts';

const box = {
  ID: '4',
  typeID: 'Canvas',
  x: '10',
  y: '20',
  w: '50',
  h: '40',
  measuredW: '100',
  measuredH: '70',
  zOrder: '0',
  properties: { color: '255' },
};
const label = {
  ID: '5',
  typeID: 'Label',
  x: '12',
  y: '22',
  measuredW: '30',
  measuredH: '21',
  zOrder: '1',
  properties: { text: 'hello' },
};

function digest(controls: object[], more: object = {}, links = false) {
  const project = readJson(JSON.stringify({ mockups: [{ mockup: { controls: { control: controls } } }], ...more }));
  const [mockup] = project.mockups;
  if (!mockup) throw new Error('no mockup');
  const { digest: all, controls: list } = digestSource(project, mockup, links);
  return { digest: all, controls: list() };
}

describe('the digest of a source', () => {
  const before = digest([box, label]).digest;

  it.each([
    [
      'renumbered IDs',
      [
        { ...box, ID: '40' },
        { ...label, ID: '1' },
      ],
    ],
    ['another order in the file', [label, box]],
    ['numbers instead of strings', [{ ...box, x: 10, w: 50.0 }, label]],
    ['another measured size of a control that has a set one', [{ ...box, measuredW: '99' }, label]],
    [
      'other z-orders that paint the same',
      [
        { ...box, zOrder: '7' },
        { ...label, zOrder: '9' },
      ],
    ],
    [
      'properties in another order, and ones that draw nothing',
      [{ ...box, locked: 'true', properties: { controlName: 'x', color: 255 } }, label],
    ],
  ])('does not change with %s', (_, controls) => {
    expect(digest(controls).digest).toBe(before);
  });

  it.each([
    ['a moved control', [{ ...box, x: '11' }, label]],
    ['a new text', [box, { ...label, properties: { text: 'Hello' } }]],
    ['a new colour', [{ ...box, properties: { color: '256' } }, label]],
    ['another paint order', [{ ...box, zOrder: '2' }, label]],
    ['a control less', [box]],
    [
      'a control in a group',
      [box, { ID: '9', typeID: '__group__', x: '0', y: '0', zOrder: '1', children: { controls: { control: label } } }],
    ],
  ])('changes with %s', (_, controls) => {
    expect(digest(controls).digest).not.toBe(before);
  });

  it("changes with the project's font size", () => {
    expect(digest([box, label], { branches: { Master: { fontSize: 15 } } }).digest).not.toBe(before);
  });

  it('counts what came, went and changed', () => {
    const old = digest([box, label]).controls;
    const third = { ...label, ID: '6', zOrder: '2', x: '90' };
    expect(compareControls(old, digest([box, label, third]).controls)).toEqual({ added: 1, removed: 0, changed: 0 });
    expect(compareControls(old, digest([box]).controls)).toEqual({ added: 0, removed: 1, changed: 0 });
    expect(compareControls(old, digest([{ ...box, x: '1' }, label]).controls)).toEqual({
      added: 0,
      removed: 0,
      changed: 1,
    });
    expect(compareControls(old, digest([{ ...box, ID: '70' }, label]).controls)).toEqual({
      added: 0,
      removed: 0,
      changed: 0,
    });
  });
});
