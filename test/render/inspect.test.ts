import { describe, expect, it } from 'vitest';
import { bundledIcons } from '../../src/bundled.ts';
import { inspectProject } from '../../src/inspect/inspect.ts';
import { readProject } from '../../src/read/read.ts';
import { buildBmpr, PNG, storedLabel, storedMockup } from '../bmpr.ts';

const mockup = (name: string, order: number, more: object = {}) => ({ kind: 'mockup', name, order, ...more });
const control = (id: number, typeID: string, properties: object = {}) => storedLabel(id, '', { typeID, properties });
const symbol = {
  ...control(4, '__group__', { controlName: 'Header' }),
  children: { controls: { control: [control(0, 'Label')] } },
};

const inspect = async (...resources: Parameters<typeof buildBmpr>[0]['resources'] & object) =>
  inspectProject(
    await readProject(
      await buildBmpr({
        info: { SchemaVersion: '2.0', ArchiveAttributes: '{"name":"Shop"}' },
        branches: { Master: { fontFace: 'Arial' }, B: { branchName: 'Dark' } },
        resources,
        comments: [{ id: 'c1', branch: 'Master', resource: 'GONE', data: '?', user: 'u' }],
      }),
    ),
    bundledIcons(),
  );

describe('inspecting a project', () => {
  it('counts what it holds', async () => {
    const inspection = await inspect(
      {
        id: 'A',
        attributes: mockup('Log in', 1, { notes: 'n' }),
        data: storedMockup(
          control(0, 'Hologram'),
          control(1, 'Image', { src: { ID: 'P' } }),
          control(2, 'Icon', { icon: { ID: 'circle' } }),
          control(3, 'Icon', { icon: { ID: 'no-such-thing-at-all' } }),
          control(5, 'Component', { src: { ID: 'L', Anchor: '4' }, overrides: [{ ID: '0', href: { ID: 'B' } }] }),
          control(6, 'LinkBar', { hrefs: { href: [{}, { URL: 'https://example.org' }, { ID: 'A' }] } }),
        ),
      },
      { id: 'A', branch: 'B', data: storedMockup() },
      { id: 'B', attributes: mockup('Cart', 2, { trashed: true }), data: storedMockup() },
      { id: 'L', attributes: { kind: 'symbolLibrary', name: 'Symbols' }, data: storedMockup(symbol) },
      { id: 'P', attributes: { kind: 'asset', name: 'dot.png', extension: 'png' }, data: PNG.toString('base64') },
    );
    expect(inspection).toMatchObject({
      format: 'bmpr',
      schemaVersion: '2.0',
      name: 'Shop',
      font: 'Arial',
      comments: 1,
    });
    expect(inspection.mockups).toEqual([
      { id: 'A', name: 'Log in', trashed: false, size: { width: 60, height: 201 }, controls: 6, notes: true },
      {
        id: 'A',
        name: 'Log in',
        alternate: 'Dark',
        trashed: false,
        size: { width: 0, height: 0 },
        controls: 0,
        notes: false,
      },
      { id: 'B', name: 'Cart', trashed: true, size: { width: 0, height: 0 }, controls: 0, notes: false },
    ]);
    expect(inspection.alternates).toEqual([{ id: 'B', name: 'Dark', mockups: 1 }]);
    expect(inspection.symbols).toEqual([{ library: 'Symbols', name: 'Header', uses: 1 }]);
    expect(inspection.assets).toMatchObject([
      { name: 'dot.png', bytes: PNG.length, pixels: { width: 1, height: 1 }, uses: 1 },
    ]);
    expect(inspection.icons).toEqual([
      { name: 'circle', uses: 1, drawnAs: 'circle' },
      { name: 'no-such-thing-at-all', uses: 1, drawnAs: null },
    ]);
    expect(inspection.types.find(({ type }) => type === 'Hologram')).toEqual({
      type: 'Hologram',
      count: 1,
      drawn: false,
    });
    expect(inspection.links).toEqual({ mockups: 2, urls: 1, dangling: 0 });
    expect(inspection.findings).toEqual([{ message: 'the comment c1 is on GONE, which the project does not have' }]);
  });

  it('finds what is broken, with the place', async () => {
    const { findings, links } = await inspect(
      {
        id: 'A',
        attributes: mockup('Log in', 1, { parentID: 'X' }),
        data: storedMockup(
          control(0, 'Button', { href: { ID: 'gone' } }),
          control(1, 'Image', { src: { ID: 'lost' } }),
          control(2, 'Image', { src: { ID: 'P' } }),
          control(3, 'Component', { src: { ID: 'L', Anchor: '9' } }),
          control(3, 'Label'),
        ),
      },
      { id: 'P', attributes: { kind: 'asset', name: 'empty.png' }, data: '' },
    );
    expect(links.dangling).toBe(1);
    expect(findings.map(({ control: path, message }) => [path, message])).toEqual([
      ['0', 'the link leads to gone, which the project does not have'],
      ['1', 'the image lost is not in the project'],
      ['2', 'the data of the image is lost'],
      ['3', 'the symbol is not in the project'],
      [undefined, 'several controls have the ID 3'],
      [undefined, 'is nested under X, which the project does not have'],
      [undefined, 'the comment c1 is on GONE, which the project does not have'],
    ]);
  });
});
