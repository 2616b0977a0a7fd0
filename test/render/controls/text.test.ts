import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../src/bundled.ts';
import type { Control } from '../../../src/model/control.ts';
import { Notices } from '../../../src/model/notice.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/project.ts';
import { NO_EXTRA, type Properties } from '../../../src/model/properties.ts';
import type { ControlType, DrawContext } from '../../../src/render/context.ts';
import { TEXT_CONTROLS } from '../../../src/render/controls/text.ts';
import type { Shape, TextShape } from '../../../src/render/scene.ts';
import { DISABLED_COLOUR } from '../../../src/render/text/block.ts';

const resources = await loadResources();
const types = new Map<string, ControlType>(TEXT_CONTROLS);
const context: DrawContext = {
  settings: DEFAULT_SETTINGS,
  era: 'wireframes-2023',
  skin: resources.skin('sketch'),
  text: resources.text,
  icons: resources.icons,
  bitmap: () => undefined,
  notices: new Notices(),
};

function control(typeID: string, properties: Properties, more: Partial<Control> = {}): Control {
  return {
    id: '1',
    typeID,
    zOrder: 0,
    locked: false,
    properties,
    children: [],
    extraProperties: NO_EXTRA,
    extra: NO_EXTRA,
    ...more,
  };
}

function draw(given: Control, width = 200, height = 40): readonly Shape[] {
  return types.get(given.typeID)?.draw({ control: given, path: '1', size: { width, height } }, context) ?? [];
}

function natural(given: Control) {
  const rule = types.get(given.typeID)?.natural;
  return typeof rule === 'function' ? rule(given, context) : rule;
}

function texts(shapes: readonly Shape[]): TextShape[] {
  return shapes.flatMap((shape) =>
    shape.kind === 'text' ? [shape] : shape.kind === 'group' ? texts(shape.shapes) : [],
  );
}

describe('natural sizes are those that Balsamiq stores', () => {
  test.each([
    ['Label', { text: 'Version Control Systems', size: 17 }, { width: 186, height: 25 }],
    ['Label', { text: 'Git', size: 17 }, { width: 22, height: 25 }],
    ['Link', { text: 'Add Food' }, { width: 56, height: 21 }],
    ['Title', { text: 'Goals' }, { width: 105, height: 44 }],
    ['SubTitle', { text: 'Breakfast' }, { width: 104, height: 28 }],
    ['SubTitle', { text: 'Store', size: 18, bold: true }, { width: 45, height: 22 }],
    ['Paragraph', { text: 'any' }, { width: 275, height: 80 }],
    ['Label', { text: 'GraphQL', size: 17, textOrientation: 'up' }, { width: 25, height: 71 }],
  ] as const)('%s %o', (typeID, properties, size) => {
    expect(natural(control(typeID, properties))).toEqual(size);
  });
});

describe('baselines', () => {
  test.each([
    ['Label', 17, 4],
    ['Title', 40, 4],
    ['SubTitle', 24, 1],
    ['Paragraph', 13, 4],
  ])('of a %s of size %i', (typeID, size, top) => {
    const [run] = texts(draw(control(typeID, { text: 'x', size })));
    expect(run?.at.y).toBeCloseTo(top + size / 1.27, 9);
  });

  test('of a subtitle that version 3 measured are higher', () => {
    const [run] = texts(draw(control('SubTitle', { text: 'x' }, { measuredH: 27 })));
    expect(run?.at.y).toBeCloseTo(24 / 1.27 - 0.2, 9);
  });
});

describe('looks', () => {
  test('a link has the link colour and an underline, unless told otherwise', () => {
    const [run, rule] = draw(control('Link', { text: 'docs' }));
    expect(run).toMatchObject({ kind: 'text', fill: { colour: DEFAULT_SETTINGS.linkColour } });
    expect(rule).toMatchObject({ kind: 'path', stroke: { colour: DEFAULT_SETTINGS.linkColour, cap: 'round' } });
    expect(draw(control('Link', { text: 'docs', underline: false }))).toHaveLength(1);
  });

  test('disabled text is grey whatever its colour', () => {
    const [run] = texts(draw(control('Label', { text: 'off', color: 0xff0000, state: 'disabled' })));
    expect(run?.fill.colour).toBe(DISABLED_COLOUR);
  });

  test('upward text stands on a line along the left, starting at the bottom', () => {
    const [group] = draw(control('Label', { text: 'up', size: 17, textOrientation: 'up' }), 25, 71);
    expect(group).toMatchObject({ kind: 'group', rotate: { degrees: -90 }, translate: { x: 0, y: 71 } });
    expect(texts(group ? [group] : [])[0]?.at).toEqual({ x: 0, y: expect.closeTo(17 / 1.27, 9) });
  });

  test('a paragraph cuts off lines below its bounds and only then', () => {
    const long = 'many words that do not fit into so small a paragraph at all';
    expect(draw(control('Paragraph', { text: long }), 80, 30)).toMatchObject([{ kind: 'group', clip: {} }]);
    expect(draw(control('Paragraph', { text: 'few' }), 80, 30)).toMatchObject([{ kind: 'text' }]);
  });
});
