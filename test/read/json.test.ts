import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { readJson } from '../../src/read/json/json.ts';
import { readProject } from '../../src/read/read.ts';

const mockup = (control: unknown, more: object = {}) => JSON.stringify({ mockup: { controls: { control }, ...more } });

const label = { ID: '1', typeID: 'Label', x: '10', y: '20', measuredW: '30', measuredH: '21', zOrder: '0' };

function problemsOf(source: string) {
  try {
    readJson(source);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe('reading the JSON of a mockup', () => {
  it('turns the strings of Balsamiq into numbers, booleans, colours and points', () => {
    const properties = {
      text: 'hello',
      size: '18',
      bold: 'true',
      color: '2848996',
      p0: { x: -1.5, y: '2' },
      icon: { ID: 'circle', size: 'small' },
      href: { URL: 'https://example.org' },
    };
    const [control] = readJson(mockup([{ ...label, properties }])).mockups[0]?.controls ?? [];
    expect(control).toMatchObject({
      id: '1',
      typeID: 'Label',
      x: 10,
      y: 20,
      measuredW: 30,
      measuredH: 21,
      locked: false,
    });
    expect(control?.properties).toEqual({
      text: 'hello',
      size: 18,
      bold: true,
      color: 0x2b78e4,
      p0: { x: -1.5, y: 2 },
      icon: { id: 'circle', size: 'small' },
      href: { url: 'https://example.org' },
    });
  });

  it('gives what has no ID the next free numbers of its list', () => {
    const inner = { typeID: 'Label', zOrder: '0' };
    const group = { ID: '4', typeID: '__group__', children: { controls: { control: [inner, { ...inner, ID: 0 }] } } };
    const read = readJson(mockup([inner, group, { ...inner, ID: '7' }, inner])).mockups[0]?.controls ?? [];
    expect(read.map(({ id }) => id).sort()).toEqual(['4', '7', '8', '9']);
    expect(read.find(({ id }) => id === '4')?.children.map(({ id }) => id)).toEqual(['1', '0']);
  });

  it('takes colours in the form that balsa prints', () => {
    const [control] = readJson(mockup([{ ...label, properties: { color: '#2B78e4' } }])).mockups[0]?.controls ?? [];
    expect(control?.properties.color).toBe(0x2b78e4);
  });

  it.each([
    ['no controls at all', '{"mockup":{}}', 0],
    ['an empty object of controls', '{"mockup":{"controls":{}}}', 0],
    ['one control as an object', mockup(label), 1],
    ['a list of controls', mockup([label, { ...label, ID: '2' }]), 2],
  ])('accepts %s', (_, source, count) => {
    expect(readJson(source).mockups[0]?.controls).toHaveLength(count);
  });

  it('paints by z-order, whatever the order in the file', () => {
    const controls = [5, 1, 3].map((z) => ({ ...label, ID: String(z), zOrder: String(z) }));
    expect(readJson(mockup(controls)).mockups[0]?.controls.map((c) => c.id)).toEqual(['1', '3', '5']);
  });

  it('reads groups in groups', () => {
    const inner = {
      ID: '0',
      typeID: '__group__',
      zOrder: '0',
      x: '1',
      y: '1',
      children: { controls: { control: label } },
    };
    const outer = { ...inner, ID: '9', children: { controls: { control: [inner] } } };
    const [control] = readJson(mockup(outer)).mockups[0]?.controls ?? [];
    expect(control?.children[0]?.children[0]?.typeID).toBe('Label');
  });

  it('keeps types, properties and keys that it does not know', () => {
    const control = { ...label, typeID: 'Hologram', glow: { deep: [1] }, properties: { shimmer: 'yes' } };
    const [read] = readJson(mockup(control)).mockups[0]?.controls ?? [];
    expect(read?.typeID).toBe('Hologram');
    expect(read?.extra.get('glow')).toEqual({ deep: [1] });
    expect(read?.extraProperties.get('shimmer')).toBe('yes');
  });

  it('leaves a control without a position unplaced, and takes a size of -1 as natural', () => {
    const [control] = readJson(mockup({ ID: '1', typeID: 'Label', w: '-1', h: '-1' })).mockups[0]?.controls ?? [];
    expect(control).not.toHaveProperty('x');
    expect(control).not.toHaveProperty('w');
  });

  it('treats keys such as __proto__ and constructor as any other', () => {
    const source =
      '{"mockup":{"controls":{"control":{"ID":"__proto__","typeID":"constructor","properties":{"__proto__":{"bold":"true"}}}}}}';
    const [control] = readJson(source).mockups[0]?.controls ?? [];
    expect(control).toMatchObject({ id: '__proto__', typeID: 'constructor' });
    expect(control?.properties.bold).toBeUndefined();
    expect(({} as { bold?: unknown }).bold).toBeUndefined();
  });
});

describe('reading the JSON of a project', () => {
  it('gives the mockups in the order of the navigator, with names and IDs', () => {
    const one = (name: string, order: number) => ({
      mockup: {
        controls: {},
        resourceID: `id-${name}`,
        branchID: 'Master',
        attributes: { name, order, parentID: null, notes: '' },
      },
    });
    const project = readJson(
      JSON.stringify({ mockups: [one('second', 20), one('first', 10)], branches: { Master: 'Official Version' } }),
    );
    expect(project.mockups.map(({ name, id }) => [name, id])).toEqual([
      ['first', 'id-first'],
      ['second', 'id-second'],
    ]);
    expect(project.settings).toMatchObject({ skin: 'sketch', fontSize: 13, linkColour: 0x085394 });
  });

  it('takes the settings of the Master branch', () => {
    const branches = { Master: { skinName: 'wireframe', fontSize: 15, linkColor: 255 } };
    const { settings } = readJson(JSON.stringify({ mockups: [], branches }));
    expect(settings).toMatchObject({ skin: 'wireframe', fontSize: 15, linkColour: 255 });
  });
});

describe('other encodings and wrappings', () => {
  const text = mockup([{ ...label, properties: { text: 'größer 学び続ける' } }]);
  const words = async (bytes: Uint8Array) => {
    const project = await readProject(bytes);
    return { text: project.mockups[0]?.controls[0]?.properties.text, notices: project.notices.map((n) => n.message) };
  };

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with a byte order mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
  ])('reads %s', async (_, bytes) => {
    expect(await words(bytes)).toEqual({ text: 'größer 学び続ける', notices: [] });
  });

  it('guesses the encoding of an old editor, and says so', async () => {
    const latin = Buffer.from(mockup([{ ...label, properties: { text: 'für größere Flächen' } }]), 'latin1');
    const { text: read, notices } = await words(latin);
    expect(read).toBe('für größere Flächen');
    expect(notices[0]).toMatch(/^the file is not UTF-8: read as (windows-1252|iso-8859-1)$/);
  });

  it('finds the mockup in the data of a web page, and says where', () => {
    const page = { props: { json: JSON.parse(mockup([label])) }, more: 1 };
    const { mockups, notices } = readJson(JSON.stringify(page));
    expect(mockups[0]?.controls).toHaveLength(1);
    expect(notices.map((n) => n.message)).toEqual(['other JSON surrounds the mockup: read from $.props.json']);
  });
});

describe('invalid JSON', () => {
  it('tells every problem of the file in one run, each with control, path, what was expected and what was found', () => {
    const problems = problemsOf(
      mockup([
        { ...label, x: 'left' },
        { ...label, ID: '7', properties: { color: 'red', bold: 'maybe' } },
        { ID: '8', zOrder: '3' },
        'nonsense',
      ]),
    );
    expect(problems.map(({ control, place, message }) => [control, place, message])).toEqual([
      ['1', '$.mockup.controls.control[0].x', 'expected a number, got "left"'],
      [
        '7',
        '$.mockup.controls.control[1].properties.color',
        'expected a colour (a whole number from 0 to 16777215, or "#rrggbb"), got "red"',
      ],
      ['7', '$.mockup.controls.control[1].properties.bold', 'expected true or false, got "maybe"'],
      ['8', '$.mockup.controls.control[2].typeID', 'expected a text, got nothing'],
      [undefined, '$.mockup.controls.control[3]', 'expected a control, got "nonsense"'],
    ]);
  });

  it('names the mockup of a project', () => {
    const source = {
      mockups: [{ mockup: { attributes: { name: 'Log in' }, controls: { control: { ...label, y: [] } } } }],
    };
    expect(problemsOf(JSON.stringify(source))).toMatchObject([
      { mockup: 'Log in', control: '1', message: 'expected a number, got []' },
    ]);
  });

  it.each([
    ['not JSON', '{"mockup":', /is not JSON/],
    ['JSON of another kind', '{"pageProps":{}}', /expected \{"mockup"/],
    ['a list', '[]', /expected \{"mockup"/],
    ['a coordinate beyond reason', mockup({ ...label, x: '1e12' }), /within ±1000000/],
    ['a number that is none', mockup({ ...label, x: 'NaN' }), /expected a number, got "NaN"/],
  ])('refuses %s', (_, source, message) => {
    expect(() => readJson(source)).toThrow(message);
    expect(() => readJson(source)).toThrow(InputError);
  });

  it.each([
    ['line 2, column 2', '{\n "mockup'],
    ['line 3, column 7', '{\n "mockup": {\n "a": tru }'],
    ['line 1, column 13', '{"mockup":1},'],
    ['line 1, column 1', ''],
  ])('says at which line and column a text stops being JSON: %s', (place, source) => {
    expect(problemsOf(source)).toMatchObject([{ place, message: expect.stringContaining('is not JSON') }]);
  });

  it('refuses groups nested beyond the limit instead of overflowing the stack', () => {
    let control: unknown = label;
    for (let i = 0; i < 500; i++) control = { ID: '1', typeID: '__group__', children: { controls: { control } } };
    expect(() => readJson(mockup(control))).toThrow(`nested more than ${DEFAULT_LIMITS.depth} deep`);
  });

  it('refuses more controls than the limit', () => {
    const controls = Array.from({ length: 12 }, (_, i) => ({ ...label, ID: String(i) }));
    expect(() => readJson(mockup(controls), { ...DEFAULT_LIMITS, controls: 10 })).toThrow('more than 10 controls');
  });

  it('gives a project or an InputError for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (controls, control) => {
        for (const source of [
          { mockup: controls },
          { mockup: { controls } },
          { mockup: { controls: { control } } },
          { mockups: [control] },
        ]) {
          try {
            readJson(JSON.stringify(source));
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
          }
        }
      }),
    );
  });
});
