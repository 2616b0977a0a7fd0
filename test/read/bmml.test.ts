import { describe, expect, it } from 'vitest';
import { unescapeText } from '../../src/read/bmml/escape.ts';
import { resolvePath } from '../../src/read/bmml/paths.ts';
import { readJson } from '../../src/read/json/json.ts';
import { readFolder, readProject } from '../../src/read/read.ts';
import { PNG } from '../bmpr.ts';

const encode = (text: string) => new TextEncoder().encode(text);

const control = (id: number, type: string, properties = '', attributes = '', inner = '') =>
  `<control controlID="${id}" controlTypeID="${type === '__group__' ? type : `com.balsamiq.mockups::${type}`}" x="${id}0" y="20" w="-1" h="-1" measuredW="60" measuredH="21" zOrder="${id}" locked="false" isInGroup="-1" ${attributes}>${
    properties ? `<controlProperties>${properties}</controlProperties>` : ''
  }${inner ? `<groupChildrenDescriptors>${inner}</groupChildrenDescriptors>` : ''}</control>`;

const file = (controls: string, attributes = 'skin="sketch" fontFace="Balsamiq Sans"') =>
  `<mockup version="1.0" ${attributes} measuredW="400" measuredH="300" mockupW="380" mockupH="280"><controls>${controls}</controls></mockup>`;

const read = async (source: string, files: Record<string, Uint8Array | string> = {}) =>
  readProject(encode(source), {
    name: 'Log in.bmml',
    open: (path) => {
      const found = Object.hasOwn(files, path) ? files[path] : undefined;
      return typeof found === 'string' ? encode(found) : found;
    },
  });

describe('reading BMML', () => {
  it('gives what the same mockup in JSON gives', async () => {
    const bmml = await read(
      file(
        control(1, 'Label', '<text>Hello%20W%F6rld%0A%u4E80</text><size>18</size><bold>true</bold><color>255</color>') +
          control(
            0,
            '__group__',
            '<controlName>Box</controlName>',
            '',
            control(0, 'Icon', '<icon>StarIcon%7Csmall</icon>'),
          ),
      ),
    );
    const same = { x: '10', y: '20', measuredW: '60', measuredH: '21' };
    const icon = {
      ...same,
      x: '00',
      ID: '0',
      typeID: 'Icon',
      zOrder: '0',
      properties: { icon: { name: 'StarIcon', size: 'small' } },
    };
    const json = readJson(
      JSON.stringify({
        mockup: {
          controls: {
            control: [
              {
                ...{ ...same, x: '00', ID: '0', typeID: '__group__', zOrder: '0', properties: { controlName: 'Box' } },
                children: { controls: { control: icon } },
              },
              {
                ...{ ...same, ID: '1', typeID: 'Label', zOrder: '1' },
                properties: { text: 'Hello Wörld\n亀', size: '18', bold: 'true', color: '255' },
              },
            ],
          },
        },
      }),
    );
    expect(bmml.mockups[0]?.controls).toEqual(json.mockups[0]?.controls);
    expect(bmml.mockups[0]).toMatchObject({
      id: 'Log in.bmml',
      name: 'Log in',
      stored: { mockupW: 380, measuredH: 300 },
    });
    expect(bmml.settings).toEqual(json.settings);
  });

  it('takes skin and font from the file', async () => {
    const { settings } = await read(file('', 'skin="wireframe" fontFace="Comic &amp; Co"'));
    expect(settings).toMatchObject({ skin: 'wireframe', fontFace: 'Comic & Co' });
  });

  it('finds symbols in the library beside the file, by the name of the group, with overrides', async () => {
    const library = file(control(3, '__group__', '<controlName>Header%20big</controlName>', '', control(0, 'Label')));
    const project = await read(
      file(
        control(
          0,
          'Component',
          '<src>./assets/symbols.bmml%23Header%2520big</src><override controlID="0" x="5" y="6" w="-1" h="-1"><text>Hi%21</text></override><override controlID="-1"><markup>true</markup></override>',
        ),
      ),
      { 'assets/symbols.bmml': library },
    );
    const [instance] = project.mockups[0]?.controls ?? [];
    expect(instance?.properties).toEqual({
      src: { id: 'assets/symbols.bmml', anchor: '3' },
      overrides: [
        { path: '0', x: 5, y: 6, w: -1, h: -1, properties: { text: 'Hi!' }, extra: new Map() },
        { path: '-1', properties: { markup: true }, extra: new Map() },
      ],
    });
    expect(project.symbolLibraries[0]).toMatchObject({ id: 'assets/symbols.bmml', controls: [{ id: '3' }] });
  });

  it('takes a file without a group as one symbol, from the origin of its canvas', async () => {
    const project = await read(file(control(0, 'Component', '<src>./assets/footer.bmml</src>')), {
      'assets/footer.bmml': file(control(7, 'Label')),
    });
    const { id, anchor } = project.mockups[0]?.controls[0]?.properties.src ?? {};
    const library = project.symbolLibraries.find((symbols) => symbols.id === id);
    const symbol = library?.controls.find((group) => group.id === anchor);
    expect(symbol).toMatchObject({ typeID: '__group__', w: 380, h: 280, children: [{ id: '7', x: 50, y: 0 }] });
  });

  it('survives symbols that use each other in a circle', async () => {
    const uses = (other: string) =>
      file(
        control(0, '__group__', '<controlName>x</controlName>', '', control(0, 'Component', `<src>${other}%23x</src>`)),
      );
    const project = await read(file(control(0, 'Component', '<src>a.bmml%23x</src>')), {
      'a.bmml': uses('b.bmml'),
      'b.bmml': uses('a.bmml'),
    });
    expect(project.symbolLibraries.map(({ id }) => id)).toEqual(['a.bmml', 'b.bmml']);
  });

  it('takes images and icons from the folder, and tells what is missing', async () => {
    const project = await read(
      file(
        control(0, 'Image', '<src>./assets/a%2520b.png</src>') +
          control(1, 'Icon', '<icon>%24ACCOUNT/assets/icon_x.png%7Clarge</icon>') +
          control(2, 'Image', '<src>http%3A//example.org/x.png</src>') +
          control(3, 'Image', '<src>../outside.png</src>'),
      ),
      { 'assets/a b.png': PNG, 'assets/icon_x.png': PNG, '../outside.png': PNG },
    );
    const [image, icon, remote, outside] = project.mockups[0]?.controls ?? [];
    expect(image?.properties.src).toEqual({ id: 'assets/a b.png' });
    expect(icon?.properties.icon).toEqual({ id: 'assets/icon_x.png', size: 'large' });
    expect(remote?.properties.src).toEqual({ id: 'http://example.org/x.png' });
    expect(outside?.properties.src).toEqual({ id: '../outside.png' });
    expect(project.assets.map(({ id, mediaType }) => [id, mediaType])).toEqual([
      ['assets/a b.png', 'image/png'],
      ['assets/icon_x.png', 'image/png'],
    ]);
    expect(project.notices.map(({ message }) => message)).toEqual([
      'the image http://example.org/x.png is not part of the project',
      "the image ../outside.png is not in the project's folder",
    ]);
  });

  it('reads links of every version', async () => {
    const project = await read(
      file(
        control(0, 'Button', '<href>menu%26bm%3B./menu.bmml%26bm%3Bmenu.bmml%26bm%3Bx</href>') +
          control(1, 'Button', '<href>sub/menu.bmml</href>') +
          control(2, 'Button', '<href>http%3A//example.org/%3Fa%3Db</href>') +
          control(3, 'LinkBar', '<hrefs>a%26bm%3Ba.bmml%26bm%3Ba.bmml%26bm%3B,,b%26bm%3Bb.bmml%26bm%3B</hrefs>'),
      ),
    );
    const properties = project.mockups[0]?.controls.map((c) => c.properties.href ?? c.properties.hrefs);
    expect(properties).toEqual([
      { id: 'menu.bmml' },
      { id: 'sub/menu.bmml' },
      { url: 'http://example.org/?a=b' },
      [{ id: 'a.bmml' }, {}, { id: 'b.bmml' }],
    ]);
  });

  it('leaves the flat groups of the earliest versions where they stand', async () => {
    const flat = control(1, 'Label').replace('isInGroup="-1"', 'isInGroup="9"');
    const project = await read(file(flat));
    expect(project.mockups[0]?.controls).toMatchObject([{ id: '1', x: 10, extra: new Map([['isInGroup', '9']]) }]);
  });

  it('reads a folder as one project, the libraries that nobody uses included', async () => {
    const files = new Map([
      ['b.bmml', file(control(0, 'Label'))],
      ['a.bmml', file(control(0, 'Button', '<href>b.bmml</href>'))],
      ['assets/spare.bmml', file('')],
    ]);
    const project = await readFolder({
      mockups: ['a.bmml', 'b.bmml'],
      libraries: ['assets/spare.bmml'],
      open: (path) => encode(files.get(path) ?? ''),
    });
    expect(project.mockups.map(({ id, name }) => [id, name])).toEqual([
      ['a.bmml', 'a'],
      ['b.bmml', 'b'],
    ]);
    expect(project.symbolLibraries.map(({ id }) => id)).toEqual(['assets/spare.bmml']);
  });

  it.each([
    ['an element left open', '<mockup><controls></mockup>', 'line 1, column'],
    ['another root', '<svg/>', 'root <svg>, not a Balsamiq <mockup>'],
    ['a document type', '<!DOCTYPE mockup [<!ENTITY a "b">]><mockup/>', 'declares a document type'],
    ['a wrong number', file(control(1, 'Label', '<size>big</size>')), 'control 1'],
    ['the other kind of .bmml', 'version: 2\ncanvas:\n  title: x\n', 'Business Model Markup Language'],
  ])('refuses %s', async (_, source, message) => {
    await expect(read(source)).rejects.toThrow(message);
  });
});

describe('unescaping', () => {
  it.each([
    ['a%20b%0Ac', 'a b\nc'],
    ['Cmentarz %u017Cydowski', 'Cmentarz żydowski'],
    ['%uD83D%uDE00', '😀'],
    ['f%F6r', 'för'],
    ['f%C3%B6r', 'för'],
    ['100%', '100%'],
    ['%zz%2', '%zz%2'],
    ['', ''],
  ])('%s', (escaped, text) => {
    expect(unescapeText(escaped)).toBe(text);
  });
});

describe('paths', () => {
  it.each([
    ['a.bmml', './assets/x.png', 'assets/x.png'],
    ['sub/a.bmml', '../x.png', 'x.png'],
    ['sub/a.bmml', '$ACCOUNT/assets/x.png', 'assets/x.png'],
    ['a.bmml', '.\\assets\\x.png', 'assets/x.png'],
    ['a.bmml', '../x.png', undefined],
    ['sub/a.bmml', '$ACCOUNT/../x.png', undefined],
    ['a.bmml', '/etc/passwd', undefined],
    ['a.bmml', 'C:\\x.png', undefined],
    ['a.bmml', '%2e%2e/x.png', undefined],
    ['a.bmml', '', undefined],
  ])('%s → %s', (from, reference, path) => {
    expect(resolvePath(from, reference)).toBe(path);
  });
});
