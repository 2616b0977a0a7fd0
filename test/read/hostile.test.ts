import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { expandSymbols } from '../../src/graph/pieces/symbols.ts';
import { InputError } from '../../src/model/errors.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { Notices } from '../../src/model/notice.ts';
import type { Project } from '../../src/model/project.ts';
import { readProject } from '../../src/read/read.ts';
import { writeBmpr } from '../../src/write/bmpr.ts';
import { writeProjectJson } from '../../src/write/json.ts';
import { buildBmpr, PNG, storedLabel, storedMockup } from '../bmpr.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** The project, or the error that a user would be told; anything else fails the test. */
async function outcome(bytes: Uint8Array): Promise<Project | InputError> {
  try {
    return await readProject(bytes, { name: 'a.bmml', open: () => undefined });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const { message } of error.problems) expect(message).not.toBe('');
    return error;
  }
}

const survives = async (bytes: Uint8Array) => {
  await outcome(bytes);
};

const bmml = `<?xml version="1.0"?><mockup version="1.0" skin="sketch" measuredW="9" measuredH="9" mockupW="9" mockupH="9"><controls>
<control controlID="0" controlTypeID="__group__" x="1" y="2" w="3" h="4" measuredW="5" measuredH="6" zOrder="0"><groupChildrenDescriptors>
<control controlID="0" controlTypeID="com.balsamiq.mockups::Label" x="1" y="2" w="-1" h="-1" measuredW="5" measuredH="6" zOrder="0"><controlProperties><text>a%20b%u0041</text><color>255</color></controlProperties></control>
</groupChildrenDescriptors></control></controls></mockup>`;

describe('any bytes give a project or a typed error', () => {
  let bmpr: Uint8Array;
  beforeAll(async () => {
    const resources = [
      { id: 'A', attributes: { kind: 'mockup', name: 'Log in' }, data: storedMockup(storedLabel(0, 'x'.repeat(900))) },
      { id: 'P', attributes: { kind: 'asset', name: 'a.png' }, data: PNG.toString('base64') },
    ];
    const info = { SchemaVersion: '2.0', ArchiveAttributes: '{"name":"Shop"}' };
    bmpr = await buildBmpr({ info, branches: { Master: {} }, resources, thumbnails: { t: {} }, comments: [] });
  });

  it('random ones', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), survives), { numRuns: 300 });
  });

  it('random ones behind the first bytes of each format', async () => {
    const heads = fc.constantFrom(
      'SQLite format 3\0',
      '{"mockup":',
      '{"mockups":[',
      '<mockup>',
      '<?xml version="1.0"?><mockup ',
      '\uFEFF{',
    );
    const bytes = fc
      .tuple(heads, fc.uint8Array({ maxLength: 200 }))
      .map(([head, tail]) => Buffer.concat([encode(head), tail]));
    await fc.assert(fc.asyncProperty(bytes, survives), { numRuns: 200 });
  });

  it('a BMPR with flipped bits', async () => {
    const flips = fc.array(fc.tuple(fc.nat(bmpr.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    const damaged = flips.map((list) => {
      const copy = bmpr.slice();
      for (const [at, bits] of list) copy[at] = (copy[at] ?? 0) ^ bits;
      return copy;
    });
    await fc.assert(fc.asyncProperty(damaged, survives), { numRuns: 120 });
  });

  it('a BMPR that ends early', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bmpr.length - 1), async (length) => {
        expect(await outcome(bmpr.subarray(0, length))).toBeInstanceOf(InputError);
      }),
      { numRuns: 40 },
    );
  });

  it('BMML and JSON with characters cut out, doubled or replaced', async () => {
    const json = JSON.stringify(storedMockup(storedLabel(0, 'x')));
    const edited = fc
      .tuple(fc.constantFrom(bmml, json), fc.nat(), fc.nat(30), fc.string({ maxLength: 10 }))
      .map(([text, at, cut, put]) => {
        const from = at % text.length;
        return encode(text.slice(0, from) + put + text.slice(from + cut));
      });
    await fc.assert(fc.asyncProperty(edited, survives), { numRuns: 300 });
  });
});

describe('hostile BMPR files', () => {
  const asset = (data: string) => [{ id: 'P', attributes: { kind: 'asset', name: 'x.png' }, data }];
  const resources = [{ id: 'A', attributes: { kind: 'mockup', name: 'A' }, data: storedMockup() }];
  const table = 'CREATE TABLE RESOURCES (ID TEXT, BRANCHID TEXT, ATTRIBUTES TEXT, DATA TEXT';

  it.each<[string, string[]]>([
    [
      'a view that never ends',
      ['CREATE VIEW RESOURCES AS WITH RECURSIVE n(ID) AS (SELECT 1 UNION ALL SELECT ID + 1 FROM n) SELECT ID FROM n'],
    ],
    ['a virtual table', ['CREATE VIRTUAL TABLE RESOURCES USING fts4(ID, DATA)']],
  ])('refuses %s', async (_, more) => {
    const error = await outcome(
      await buildBmpr({ more }).catch(() => buildBmpr({ more: ['CREATE TABLE other (id)'] })),
    );
    expect(String(error)).toContain('no table RESOURCES');
  });

  it('does not run what a schema computes', async () => {
    const row = `INSERT INTO RESOURCES VALUES ('A', 'Master', '{"kind":"mockup"}', '{"mockup":{}}')`;
    const check = `${table}, CHECK (length(hex(zeroblob(length(ID) * 400000000))) >= 0))`;
    const checked = await buildBmpr({ more: [check, 'PRAGMA ignore_check_constraints = ON', row] });
    expect(await outcome(checked)).toMatchObject({ mockups: [{ id: 'A' }] });
    const computed = await buildBmpr({ more: [`${table}, BOMB TEXT GENERATED ALWAYS AS (upper(ID)))`, row] });
    expect(String(await outcome(computed))).toContain('has computed columns in the table RESOURCES');
  });

  it('keeps data that is not base64 as it is, and says so', async () => {
    const data = '<script>alert(1)</script>';
    const bytes = await buildBmpr({ resources: [...resources, ...asset(data)] });
    const project = await readProject(bytes);
    expect(project).toMatchObject({
      assets: [{ bytes: new Uint8Array(), damaged: data }],
      notices: [{ message: 'the data of the asset "x.png" is not base64' }],
    });
    for (const written of [await writeBmpr(project), encode(writeProjectJson(project))]) {
      expect((await readProject(written)).assets).toMatchObject([{ damaged: data }]);
    }
  });

  it('refuses assets, rows and files beyond the limits', async () => {
    const bytes = await buildBmpr({ resources: [...resources, ...asset('A'.repeat(4000))] });
    const read = (limits: object) => readProject(bytes, { limits: { ...DEFAULT_LIMITS, ...limits } });
    await expect(read({ assetBytes: 1000 })).rejects.toThrow('the asset "x.png" has more than 1000 bytes');
    await expect(read({ rows: 1 })).rejects.toThrow('RESOURCES: has more than 1 rows');
    await expect(read({ fileBytes: 5000 })).rejects.toThrow('at most 5000 are read');
  });

  it('finds an end for mockups that are nested in each other', async () => {
    const child = (id: string, parentID: string) => ({
      id,
      attributes: { kind: 'mockup', name: id, parentID },
      data: storedMockup(),
    });
    const project = await outcome(await buildBmpr({ resources: [child('A', 'B'), child('B', 'A'), child('C', 'C')] }));
    expect('mockups' in project && project.mockups.map(({ id }) => id).sort()).toEqual(['A', 'B', 'C']);
  });

  it('finds an end for symbols that contain each other', async () => {
    const uses = (id: number, anchor: number) => ({
      ...storedLabel(id, '', { typeID: '__group__', properties: {} }),
      children: {
        controls: {
          control: [storedLabel(0, '', { typeID: 'Component', properties: { src: { ID: 'L', Anchor: anchor } } })],
        },
      },
    });
    const library = {
      id: 'L',
      attributes: { kind: 'symbolLibrary', name: 'L' },
      data: storedMockup(uses(1, 2), uses(2, 1)),
    };
    const instance = storedLabel(0, '', { typeID: 'Component', properties: { src: { ID: 'L', Anchor: 1 } } });
    const stored = [{ id: 'A', attributes: { kind: 'mockup', name: 'A' }, data: storedMockup(instance) }, library];
    const project = await readProject(await buildBmpr({ resources: stored }));
    const expanded = () =>
      expandSymbols(project.mockups[0]?.controls ?? [], project.symbolLibraries, DEFAULT_LIMITS, new Notices());
    expect(expanded).toThrow('control 0:0:0: the symbol L#1 contains itself');
  });
});

describe('hostile text', () => {
  const label = (more: object) => encode(JSON.stringify(storedMockup(storedLabel(7, 'x', more))));

  it.each<[string, Uint8Array, string]>([
    [
      'values nested beyond reason',
      encode(`{"mockup":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`),
      'nested more than 3000 deep',
    ],
    [
      'more values than memory is meant for',
      encode(`{"mockup":[${'{},'.repeat(600_000)}{}]}`),
      'more than 1000000 values',
    ],
    [
      'a huge number',
      label({ x: '1e300' }),
      'control 7: $.mockup.controls.control[0].x: expected a number within ±1000000',
    ],
    ['a huge size of text', label({ properties: { size: '1e200' } }), 'size: expected a number within'],
    ['a number beyond numbers', label({ w: '1e999' }), 'expected a number, got "1e999"'],
    ['NaN', label({ w: 'NaN' }), 'expected a number, got "NaN"'],
    ['a point without end', label({ properties: { p0: { x: 1e30, y: 0 } } }), 'p0: expected a number within'],
    ['a colour that is none', label({ properties: { color: '16777216' } }), 'expected a colour'],
    [
      'a text without end',
      label({ properties: { text: 'x'.repeat(20_001) } }),
      'the text has more than 20000 characters',
    ],
    [
      'a font size of nothing',
      encode('{"mockups":[],"branches":{"Master":{"fontSize":0}}}'),
      'expected a size above 0',
    ],
  ])('refuses %s, with the place', async (_, bytes, message) => {
    expect(String(await outcome(bytes))).toContain(message);
  });

  it('tells the first hundred of very many problems', async () => {
    const wrong = Array.from({ length: 5000 }, (_, i) => storedLabel(i, 'x', { x: 'left' }));
    const error = await outcome(encode(JSON.stringify(storedMockup(...wrong))));
    expect(error instanceof InputError && error.problems).toHaveLength(101);
    expect(String(error)).toContain('has 4900 more problems');
  });

  it('takes names such as __proto__ and constructor for what they are', async () => {
    const hostile = `{"mockup":{"controls":{"control":{"ID":"constructor","typeID":"__proto__","__proto__":{"polluted":1},"properties":{"__proto__":{"text":"x"},"toString":"y","src":{"ID":"__proto__","Anchor":"constructor"}}}},"__proto__":{"polluted":1}}}`;
    const project = await readProject(encode(hostile));
    const [control] = project.mockups[0]?.controls ?? [];
    expect(control).toMatchObject({ id: 'constructor', typeID: '__proto__' });
    expect(control?.properties.text).toBeUndefined();
    expect([...(control?.extraProperties.keys() ?? [])]).toEqual(['__proto__', 'toString']);
    expect('polluted' in {}).toBe(false);
  });

  it.each<[string, string]>([
    ['entities in entities', `<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><mockup>&b;</mockup>`],
    ['elements nested beyond reason', `<mockup>${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}</mockup>`],
    ['names of prototypes', '<mockup><__proto__>x</__proto__></mockup>'],
    ['an element left open', '<mockup><controls><control></controls></mockup>'],
    ['more elements than memory is meant for', `<mockup>${'<a/>'.repeat(1_000_001)}</mockup>`],
  ])('refuses XML with %s', async (_, source) => {
    expect(await outcome(encode(source))).toBeInstanceOf(InputError);
  });

  it('leaves an entity of its own undecoded', async () => {
    const source = bmml.replace('a%20b%u0041', 'x &lt; &unknown; &#65;&#x110000;');
    const project = await outcome(encode(source));
    expect('mockups' in project && project.mockups[0]?.controls[0]?.children[0]?.properties.text).toBe(
      'x < &unknown; A&#x110000;',
    );
  });

  it('says what a file is that is not Balsamiq’s', async () => {
    const told = async (bytes: Uint8Array) => String(await outcome(bytes));
    expect(await told(PNG)).toContain('is a PNG image');
    expect(await told(encode('PK\u0003\u0004'))).toContain('is a ZIP archive');
    expect(await told(encode('version https://git-lfs.github.com/spec/v1\n'))).toContain('pointer of Git LFS');
    expect(await told(new Uint8Array())).toContain('is empty');
    expect(await told(encode('hello'))).toContain('is not a Balsamiq file');
  });
});
