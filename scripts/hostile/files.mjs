// Makes hostile and extreme inputs. Each case has the files that it consists of, by their path in a folder, and what balsa
// must make of the first of them: `refused` (exit 3, an error that holds `says`, no picture) or `drawn` (a picture).
import { KINDS } from './kinds.mjs';
import { bmpr, control, drawn, group, json, label, refused, stored, times, whatever } from './make.mjs';
import { jpegOf, pngOf, webpOf } from './pictures.mjs';
import { textsOfLanguages } from './text-languages.mjs';

export { bmpr, control } from './make.mjs';

const MEGABYTE = 1024 * 1024;
/** Of its border and its paper, no fewer. */
const COMMANDS_OF_A_BOX = 90;

const symbol = (id, library, anchor, more = {}) =>
  control(id, 'Component', { properties: { src: { ID: library, Anchor: String(anchor) } }, ...more });
const image = (id, asset, more = {}) => control(id, 'Image', { properties: { src: { ID: asset } }, ...more });

const page = (controls, id = 'A') => [id, { kind: 'mockup', name: id }, json(controls)];
const asset = (id, bytes, extension = 'png') => [
  id,
  { kind: 'asset', name: `${id}.${extension}`, extension },
  typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('base64'),
];
const library = (groups, id = 'L') => [id, { kind: 'symbolLibrary', name: id }, json(groups)];
const withImage = (bytes, extension) =>
  bmpr([page([image(0, 'P', { w: '200', h: '200' })]), asset('P', bytes, extension)]);

const grid = (i, across, dx, dy) => ({ x: String((i % across) * dx), y: String(Math.floor(i / across) * dy) });
const arrow = (i, x, y, more = {}) =>
  control(i, 'Arrow', {
    ...{ x: String(x), y: String(y), w: '80', h: '60', measuredW: '80', measuredH: '60' },
    properties: { p0: { x: 0, y: 0 }, p1: { x: 0.5, y: 0.1 }, p2: { x: 80, y: 60 }, ...more },
  });

const bmml = (inside, more = '') =>
  `<?xml version="1.0"?>${more}<mockup version="1.0"><controls>${inside}</controls></mockup>`;

function nested(depth) {
  let inner = label(0, 'x');
  for (let i = 0; i < depth; i++) inner = group(0, [inner]);
  return json([inner]);
}

function flipped(bytes, seed) {
  const copy = bytes.slice();
  let state = seed;
  for (let i = 0; i < 40; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    copy[100 + (state % (copy.length - 100))] ^= 1 << (i % 8);
  }
  return copy;
}

/** What people and programs that mean harm, or that break, can hand over. `make` gives the files. */
export const CASES = [
  // Databases
  refused('database cut off', 'ends early', async () => ({
    'a.bmpr': (await bmpr([page([label(0, 'x'.repeat(20000))])])).subarray(0, 9000),
  })),
  refused('database with flipped bits', '', async () => ({
    'a.bmpr': flipped(await bmpr([page(times(300, (i) => label(i, 'x'.repeat(200))))]), 7),
  })),
  refused('database of another program', 'no table RESOURCES', async () => ({
    'a.bmpr': await bmpr([], { more: ['DROP TABLE RESOURCES'] }),
  })),
  refused('schema of the future', 'schema version 3.0', async () => ({ 'a.bmpr': await bmpr([], { schema: '3.0' }) })),
  refused('view that never ends', 'no table RESOURCES', async () => ({
    'a.bmpr': await bmpr([], {
      more: [
        'DROP TABLE RESOURCES',
        'CREATE VIEW RESOURCES AS WITH RECURSIVE n(ID) AS (SELECT 1 UNION ALL SELECT ID + 1 FROM n) SELECT ID FROM n',
      ],
    }),
  })),
  refused('computed columns', 'computed columns', async () => ({
    'a.bmpr': await bmpr([page([])], {
      more: ['CREATE TABLE x (a, b GENERATED ALWAYS AS (hex(zeroblob(400000000))))', 'INSERT INTO x VALUES (1)'],
    }),
  })),
  refused('rows without end', 'rows', async () => ({
    'a.bmpr': await bmpr([page([])], {
      more: [
        "INSERT INTO RESOURCES WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) SELECT 'r' || i, 'Master', '{}', '' FROM n",
      ],
    }),
  })),
  drawn('database of the largest size', async ({ fileBytes }) => ({
    'a.bmpr': await bmpr([page([label(0, 'x')])], {
      more: times(
        Math.floor(fileBytes / MEGABYTE) - 1,
        (i) =>
          `INSERT INTO RESOURCES VALUES ('x${i}', 'Master', '{"kind":"other"}', hex(zeroblob(${MEGABYTE / 2 - 200})))`,
      ),
    }),
  })),
  refused('database beyond the largest size', 'bytes', async ({ fileBytes }) => ({
    'a.bmpr': new Uint8Array(fileBytes + 1).fill(65),
  })),

  // Text
  refused('values without end', 'values', async () => ({ 'a.json': `{"mockup":[${'{},'.repeat(3_000_000)}{}]}` })),
  refused('JSON nested beyond reason', 'nested', async () => ({
    'a.json': `{"mockup":{"x":${'['.repeat(900_000)}${']'.repeat(900_000)}}}`,
  })),
  drawn('JSON with the most values', async ({ values }) => ({
    'a.json': `{"mockup":{"controls":{"control":${JSON.stringify(label(0, 'x'))}},"x":[${'{},'.repeat(values / 2 - 100)}{}]}}`,
  })),
  drawn('JSON of the largest size', async ({ textBytes }) => ({
    'a.json': JSON.stringify({ ...stored([label(0, 'x')]), x: 'é'.repeat(textBytes / 2 - 500) }),
  })),
  refused('JSON beyond the largest size', 'bytes', async ({ textBytes }) => ({
    'a.json': `{"mockup":{}}${' '.repeat(textBytes)}`,
  })),
  refused('text beside UTF-8, of the largest size', 'JSON', async ({ textBytes }) => ({
    'a.json': Buffer.concat([Buffer.from('{"mockup":'), Buffer.alloc(textBytes - 20, 0xe9)]),
  })),
  refused('huge number', 'expected a number within', async () => ({ 'a.json': json([label(0, 'x', { x: '1e300' })]) })),
  refused('NaN', 'expected a number, got "NaN"', async () => ({ 'a.json': json([label(0, 'x', { w: 'NaN' })]) })),
  refused('size without end', 'expected a number within', async () => ({
    'a.json': json([label(0, 'x', { w: 1e9 })]),
  })),
  // An SVG has no pixels.
  {
    ...refused('far apart', 'the picture would be', async () => ({
      'a.json': json([label(0, 'x'), label(1, 'x', { x: '999999', y: '999999' })]),
    })),
    asSvg: 'drawn',
  },
  drawn('names of prototypes', async () => ({
    'a.json': `{"mockup":{"controls":{"control":{"ID":"constructor","typeID":"__proto__","__proto__":{"x":1},"properties":{"__proto__":{"text":"x"},"src":{"ID":"__proto__"}}}},"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}`,
  })),
  refused('text of one control without end', 'characters', async () => ({
    'a.json': json([label(0, 'x'.repeat(9_000_000))]),
  })),
  refused('entities in entities', 'document type', async () => ({
    'a.bmml': bmml(
      '&z;',
      `<!DOCTYPE m [<!ENTITY a "ha">${times(25, (i) => `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${String.fromCharCode(97 + i)};`.repeat(10)}">`).join('')}]>`,
    ),
  })),
  refused('elements nested beyond reason', '', async () => ({
    'a.bmml': bmml(`${'<a>'.repeat(300_000)}${'</a>'.repeat(300_000)}`),
  })),
  refused('elements without end', 'elements', async () => ({ 'a.bmml': bmml('<a/>'.repeat(3_000_000)) })),
  drawn('the most elements', async ({ elements }) => ({ 'a.bmml': bmml('<a/>'.repeat(elements - 20)) })),
  drawn('the most attributes', async ({ elements }) => ({
    'a.bmml': bmml(times(40, () => `<a ${times(elements / 50, (i) => `a${i}=""`).join(' ')}/>`).join('')),
  })),
  refused('YAML that shares the ending', 'Business Model Markup Language', async () => ({
    'a.bmml': 'customer_segments:\n  - all\n',
  })),

  // Controls
  refused('too many controls', 'controls', async ({ controls }) => ({
    'a.json': json(times(controls + 1, (i) => label(i, 'x'))),
  })),
  refused('groups nested too deep', 'deep', async ({ depth }) => ({ 'a.json': nested(depth + 2) })),
  drawn('groups nested as deep as can be', async ({ depth }) => ({ 'a.json': nested(depth) })),
  drawn('the most groups, each as deep as can be', async ({ depth, controls }) => ({
    'a.json': json(
      times(Math.floor(controls / depth), (i) => {
        let inner = label(0, 'x');
        for (let d = 0; d < depth - 1; d++) inner = group(0, [inner]);
        return { ...inner, ID: String(i), ...grid(i, 10, 70, 30) };
      }),
    ),
  })),
  refused('symbols that double at each level', 'controls', async () => ({
    'a.bmpr': await bmpr([
      page([symbol(0, 'L', 40)]),
      library(times(41, (i) => group(i, i === 0 ? [label(0, 'x')] : [symbol(0, 'L', i - 1), symbol(1, 'L', i - 1)]))),
    ]),
  })),
  refused('symbol in itself', 'contains itself', async () => ({
    'a.bmpr': await bmpr([
      page([symbol(0, 'L', 1)]),
      library([group(1, [symbol(0, 'L', 2)]), group(2, [symbol(0, 'L', 1)])]),
    ]),
  })),
  drawn('as many overrides as can be', async () => ({
    'a.bmpr': await bmpr([
      page(
        times(32, (n) => ({
          ...symbol(n, 'L', 0),
          properties: {
            src: { ID: 'L', Anchor: '0' },
            overrides: times(150, (i) => ({ ID: `${i}`, text: `o${i}` })),
          },
        })),
      ),
      library([
        group(
          0,
          times(150, (i) => label(i, 'x', grid(i, 10, 70, 30))),
        ),
      ]),
    ]),
  })),
  drawn('overrides along a deep way', async ({ depth }) => ({
    'a.bmpr': await bmpr([
      page([
        {
          ...symbol(0, 'L', depth - 2),
          properties: {
            src: { ID: 'L', Anchor: String(depth - 2) },
            overrides: times(3000, (i) => ({ ID: `${'0:'.repeat(depth - 2)}${i % 3}`, text: `o${i}` })),
          },
        },
      ]),
      library(times(depth - 1, (i) => group(i, i === 0 ? times(3, (n) => label(n, 'x')) : [symbol(0, 'L', i - 1)]))),
    ]),
  })),
  drawn('the most controls, side by side', async ({ controls }) => ({
    'a.json': json(
      times(controls, (i) =>
        control(i, ['TextInput', 'Label', 'Icon'][i % 3], {
          ...grid(i, 40, 70, 26),
          properties: { text: `Topic ${i}`, ...(i % 3 === 2 ? { icon: { ID: 'circle', size: 'small' } } : {}) },
        }),
      ),
    ),
  })),
  whatever('the most boxes, one on the other', async ({ controls }) => ({
    'a.json': json(times(controls, (i) => control(i, 'TextInput', { properties: { text: `Topic ${i}` } }))),
  })),
  drawn('boxes of many sizes, as many as are drawn', async ({ commands }) => ({
    'a.json': json(
      times(Math.floor(commands / COMMANDS_OF_A_BOX), (i) =>
        control(i, 'TextInput', {
          ...grid(i, 50, 110, 60),
          ...{ w: String(40 + (i % 61)), h: String(27 + (i % 29)) },
          properties: { text: `Topic ${i}` },
        }),
      ),
    ),
  })),
  drawn('the most labels, one on the other', async ({ controls }) => ({
    'a.json': json(times(controls, (i) => label(i, `Topic ${i}`))),
  })),
  drawn('the most boxes and labels, one on the other', async ({ controls }) => ({
    'a.json': json(
      times(controls, (i) =>
        control(i, i % 2 ? 'Label' : 'TextInput', {
          x: String(i % 7),
          y: String(i % 5),
          properties: { text: i % 2 ? `Topic ${i}` : '' },
        }),
      ),
    ),
  })),
  whatever('the most boxes, one in the other', async ({ controls }) => ({
    'a.json': json(
      times(controls, (i) => {
        const side = String(2000 - i * (1900 / controls));
        return control(i, 'Canvas', {
          x: String(i * (900 / controls)),
          y: String(i * (900 / controls)),
          w: side,
          h: side,
        });
      }),
    ),
  })),
  whatever('the most windows, one in the other', async ({ controls }) => ({
    'a.json': json(
      times(controls, (i) => {
        const side = String(2000 - i * (1900 / controls));
        return control(i, 'FieldSet', {
          x: String(i * (900 / controls)),
          y: String(i * (900 / controls)),
          w: side,
          h: side,
          properties: { text: `F${i}` },
        });
      }),
    ),
  })),
  drawn('the most icons, one on the other', async ({ controls }) => ({
    'a.json': json(
      times(controls, (i) =>
        control(i, 'Icon', { w: '24', h: '24', properties: { icon: { ID: 'circle', size: 'small' } } }),
      ),
    ),
  })),
  drawn('the most arrows, near each other', async ({ controls }) => ({
    'a.json': json(times(controls, (i) => arrow(i, i % 100, Math.floor(i / 100) % 100))),
  })),
  whatever('the most arrows, between boxes', async ({ controls }) => ({
    'a.json': json([
      ...times(controls / 2, (i) => arrow(i, (i % 70) * 80 + 60, Math.floor(i / 70) * 40 + 20)),
      ...times(controls / 2, (i) =>
        control(controls / 2 + i, 'TextInput', { ...grid(i, 70, 80, 40), properties: { text: `n${i}` } }),
      ),
    ]),
  })),
  whatever('the most arrows, all crossing boxes in one place', async ({ controls }) => ({
    'a.json': json([
      ...times(controls / 2, (i) => arrow(i, i % 10, i % 7)),
      ...times(controls / 2, (i) =>
        control(controls / 2 + i, 'TextInput', { x: String(i % 11), y: String(i % 13), properties: { text: `n${i}` } }),
      ),
    ]),
  })),
  whatever('the most arrows in one chain', async ({ controls }) => ({
    'a.json': json([
      ...times(controls / 2, (i) =>
        arrow(i, 0, i * 3, { p0: { x: 30, y: 3 }, p2: { x: 30, y: 4 }, p1: { x: 0.5, y: 0 } }),
      ),
      ...times(controls / 2, (i) =>
        control(controls / 2 + i, 'TextInput', { y: String(i * 3), h: '3', properties: { text: `n${i}` } }),
      ),
    ]),
  })),
  drawn('the longest chain of boxes', async ({ controls }) => ({
    'a.json': json(
      times(controls, (i) => {
        const [column, row] = [Math.floor(i / 2 / 100), Math.floor(i / 2) % 100];
        if (i % 2 === 0)
          return control(i, 'TextInput', {
            x: String(column * 100),
            y: String(row * 40),
            properties: { text: `n${i}` },
          });
        return arrow(i, column * 100 + 30, row * 40 + 20, {
          p2: { x: 0, y: 20 },
          p1: { x: 0.5, y: 0 },
          leftArrow: 'false',
          rightArrow: 'false',
        });
      }),
    ),
  })),
  whatever('the most long arrows, crossing', async ({ controls }) => ({
    'a.json': json(
      times(controls, (i) => arrow(i, 0, i / 5, { p2: { x: 3000, y: 2000 - (i / 5) * 2 }, stroke: 'dotted' })),
    ),
  })),
  whatever('the most boxes of a legend', async ({ controls }) => ({
    'a.json': json(
      times(controls, (i) =>
        control(i, 'TextInput', {
          y: String(i * 0.3),
          x: String((i % 200) * 10),
          properties: { text: `c${i}`, color: String(i) },
        }),
      ),
    ),
  })),
  drawn('the most groups side by side', async ({ controls }) => ({
    'a.json': json(times(controls / 2, (i) => group(i, [label(0, 'x')], grid(i, 60, 70, 30)))),
  })),

  // Text and drawing
  drawn('as much text as one control takes', async ({ textLength }) => ({
    'a.json': json([
      control(0, 'Paragraph', { w: '2000', h: '2000', properties: { text: 'word '.repeat(textLength / 5) } }),
    ]),
  })),
  drawn('a word without an end', async ({ textLength }) => ({
    'a.json': json([control(0, 'Paragraph', { w: '300', h: '2000', properties: { text: 'W'.repeat(textLength) } })]),
  })),
  drawn('markup without an end', async ({ textLength }) => ({
    'a.json': json([
      control(0, 'Paragraph', { w: '300', h: '2000', properties: { text: '*_[{'.repeat(textLength / 4) } }),
    ]),
  })),
  whatever('long texts in many controls', async ({ textLength }) => ({
    'a.json': json(
      times(600, (i) =>
        control(i, 'Paragraph', {
          w: '2000',
          h: '2000',
          properties: { text: 'word *and* _more_ '.repeat(textLength / 18) },
        }),
      ),
    ),
  })),
  whatever('tables of many cells', async ({ textLength }) => ({
    'a.json': json(
      times(600, (i) =>
        control(i, 'DataGrid', { w: '2000', h: '2000', properties: { text: 'a,b,c\n'.repeat(textLength / 6) } }),
      ),
    ),
  })),
  whatever('trees, lists and menus of many lines', async ({ textLength }) => ({
    'a.json': json(
      times(600, (i) =>
        control(i, ['Tree', 'List', 'Menu', 'Accordion', 'TagCloud', 'SiteMap', 'TabBar', 'CheckBoxGroup'][i % 8], {
          w: '2000',
          h: '2000',
          properties: { text: 'a\n'.repeat(textLength / 2) },
        }),
      ),
    ),
  })),
  whatever('scribbles without an end', async ({ controls }) => ({
    'a.json': json(
      times(controls, (i) =>
        control(i, ['BlockOfText', 'LineOfText', 'Map', 'Calendar', 'HRule', 'ScratchOut'][i % 6], {
          w: '4000',
          h: '4000',
        }),
      ),
    ),
  })),
  whatever('every type, huge, many times', async () => {
    const types = [
      'Accordion',
      'Alert',
      'AppBar',
      'BarChart',
      'BlockOfText',
      'BrowserWindow',
      'ButtonBar',
      'Calendar',
      'CheckBoxGroup',
      'ColorPicker',
      'ColumnChart',
      'ComboBox',
      'CoverFlow',
      'DataGrid',
      'DateChooser',
      'FormattingToolbar',
      'HCurly',
      'HSlider',
      'HSplitter',
      'HorizontalScrollBar',
      'LineChart',
      'List',
      'MediaControls',
      'Menu',
      'PieChart',
      'ProgressBar',
      'RoundButton',
      'ScratchOut',
      'StickyNote',
      'TabBar',
      'TagCloud',
      'Tree',
      'VCurly',
      'VideoPlayer',
      'WebCam',
      'iPad',
      'iPhone',
      'iPhoneKeyboard',
      'iPhoneMenu',
      'iPhonePicker',
      'AndroidPhone',
      'RedX',
      'Map',
      'Tooltip',
      'VSlider',
      'VerticalTabBar',
    ];
    return { 'a.json': json(times(5000, (i) => control(i, types[i % types.length], { w: '5000', h: '5000' }))) };
  }),
  whatever('dashes without an end', async ({ coordinate }) => ({
    'a.json': json([
      group(
        0,
        times(200, (i) => arrow(i, 0, 0, { p2: { x: coordinate, y: i * 1000 }, stroke: 'dotted' })),
        {
          ...{ w: '300', h: '300', measuredW: String(coordinate), measuredH: String(coordinate) },
          properties: { crop: '0,0,0.3,0.3' },
        },
      ),
    ]),
  })),
  whatever('a control of the largest size in a crop', async ({ coordinate }) => ({
    'a.json': json([
      group(
        0,
        times(50, (i) =>
          control(i, ['BlockOfText', 'Map', 'List', 'DataGrid', 'iPhone', 'Canvas'][i % 6], {
            w: String(coordinate),
            h: String(coordinate),
          }),
        ),
        {
          ...{ w: '300', h: '300', measuredW: String(coordinate), measuredH: String(coordinate) },
          properties: { crop: '0,0,0.3,0.3' },
        },
      ),
    ]),
  })),
  whatever('the largest picture', async () => ({
    'a.json': json([
      label(0, 'x'),
      label(1, 'x', { x: '4900', y: '4900' }),
      control(2, 'Canvas', { w: '4000', h: '4000', properties: { color: '255' } }),
    ]),
  })),

  // Images
  refused('base64 that is none', 'base64', async () => ({ 'a.bmpr': await withImage('<script>alert(1)</script>') })),
  refused('image that is none', 'is no image', async () => ({
    'a.bmpr': await withImage(Buffer.from('hello, I am no image at all')),
  })),
  refused('image that is cut off in its header', '', async () => ({
    'a.bmpr': await withImage((await pngOf(50, 50)).subarray(0, 20)),
  })),
  refused('image that is cut off', '', async () => ({
    'a.bmpr': await withImage((await pngOf(50, 50, { noise: true })).subarray(0, 2000)),
  })),
  refused('PNG bomb', 'pixels', async () => ({ 'a.bmpr': await withImage(await pngOf(8000, 8000)) })),
  refused('PNG that lies about its size', '', async () => ({
    'a.bmpr': await withImage(await pngOf(20000, 20000, { claim: [10, 10] })),
  })),
  drawn('PNG with a text that unpacks without end', async () => ({
    'a.bmpr': await withImage(await pngOf(10, 10, { text: 500 })),
  })),
  drawn('PNG of the most pixels', async ({ assetPixels }) => ({
    'a.bmpr': await withImage(await pngOf(...square(assetPixels))),
  })),
  drawn('PNG of the most pixels, interlaced', async ({ assetPixels }) => ({
    'a.bmpr': await withImage(await pngOf(...square(assetPixels), { interlace: true })),
  })),
  drawn('PNG of the most pixels and 16 bits', async ({ assetPixels }) => ({
    'a.bmpr': await withImage(await pngOf(...square(assetPixels), { depth: 16 })),
  })),
  drawn('JPEG of the most pixels', async ({ assetPixels }) => ({
    'a.bmpr': await withImage(await jpegOf(...square(assetPixels)), 'jpg'),
  })),
  drawn('JPEG of the most pixels, progressive', async ({ assetPixels }) => ({
    'a.bmpr': await withImage(await jpegOf(...square(assetPixels), { progressive: true }), 'jpg'),
  })),
  drawn('WebP of the most pixels', async ({ assetPixels }) => ({
    'a.bmpr': await withImage(await webpOf(...square(assetPixels)), 'webp'),
  })),
  drawn('PNG of the most pixels, as large as it is', async ({ assetPixels }) => {
    const [w, h] = square(assetPixels);
    return {
      'a.bmpr': await bmpr([
        page([image(0, 'P', { w: String(w / 2), h: String(h / 2) })]),
        asset('P', await pngOf(w, h)),
      ]),
    };
  }),
  whatever('many images of the most pixels', async ({ assetPixels }) => {
    const [w, h] = square(assetPixels);
    const pictures = await Promise.all(times(12, (i) => pngOf(w, h - i)));
    return {
      'a.bmpr': await bmpr([
        page(times(12, (i) => image(i, `P${i}`, { ...grid(i, 4, 210, 210), w: '200', h: '200' }))),
        ...pictures.map((bytes, i) => asset(`P${i}`, bytes)),
      ]),
    };
  }),
  whatever('one image a thousand times', async ({ assetPixels }) => {
    const picture = await jpegOf(...square(assetPixels));
    return {
      'a.bmpr': await bmpr([
        page(times(1000, (i) => image(i, 'P', { ...grid(i, 40, 50, 50), w: '50', h: '50' }))),
        asset('P', picture, 'jpg'),
      ]),
    };
  }),
  whatever('one image a thousand times in as many sizes', async ({ assetPixels }) => {
    const picture = await jpegOf(...square(assetPixels));
    return {
      'a.bmpr': await bmpr([
        page(
          times(1000, (i) =>
            image(i, 'P', { ...grid(i, 40, 50, 50), w: String(50 + i * 0.6), h: String(40 + i * 0.5) }),
          ),
        ),
        asset('P', picture, 'jpg'),
      ]),
    };
  }),
  whatever('one small image of many bytes a thousand times', async () => {
    const picture = await pngOf(1500, 1500, { noise: true });
    return {
      'a.bmpr': await bmpr([
        page(times(1000, (i) => image(i, 'P', { ...grid(i, 40, 50, 50), w: '1400', h: '1400' }))),
        asset('P', picture),
      ]),
    };
  }),
  whatever('one image, cropped to a speck', async ({ assetPixels }) => ({
    'a.bmpr': await bmpr([
      page(
        times(50, (i) => ({
          ...image(i, 'P', { w: '300', h: '300' }),
          properties: { src: { ID: 'P' }, crop: `0,0,0.${i + 1},0.5` },
        })),
      ),
      asset('P', await pngOf(...square(assetPixels))),
    ]),
  })),
  refused('asset beyond the largest size', 'bytes', async ({ assetBytes }) => ({
    'a.bmpr': await withImage('A'.repeat(Math.ceil((assetBytes * 4) / 3) + 4_000_000)),
  })),

  // Names
  drawn('names that lead out or are devices', async () => ({
    'a.bmpr': await bmpr(
      [
        '../../x',
        'CON',
        'con',
        'a/b',
        'é',
        'e\u0301',
        'x'.repeat(5000),
        '..',
        '.',
        '\u0000',
        '/etc/passwd',
        'A',
        'a',
      ].map((name, i) => [`I${i}`, { kind: 'mockup', name, order: i }, json([label(0, name.slice(0, 40))])]),
    ),
  })),
  ...KINDS,
  ...largestTexts(),
];

function square(pixels) {
  const side = Math.floor(Math.sqrt(pixels));
  return [side, side];
}

/** Of each type with a language of its own, the texts in a large control; a test draws them in other sizes, too. */
function largestTexts() {
  return textsOfLanguages()
    .filter(({ name }) => name.endsWith('of a large size'))
    .map(({ name, type, textOf, more }) =>
      drawn(name, async ({ textLength }) => ({
        'a.json': json([control(0, type, { ...more, properties: { text: textOf(textLength) } })]),
      })),
    );
}
