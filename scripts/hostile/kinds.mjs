// Kinds of hostile input of which each has several forms: clips and turns that leave nothing to draw, text from right to
// left, commands for runners and terminals, and unresolved merge conflicts in each format.
import { bmpr, control, drawn, group, json, label, refused, times, whatever } from './make.mjs';

const browser = control(0, 'BrowserWindow', {
  ...{ w: '803', h: '506', measuredW: '450', measuredH: '400' },
  properties: { text: 'a\nb' },
});
const clipped =
  (more, children = [browser]) =>
  async () => ({
    'a.json': json([group(0, children, { w: '803', h: '506', measuredW: '803', measuredH: '506', ...more })]),
  });
const turned = (rotation, more) =>
  control(0, 'Icon', { ...more, properties: { rotation, icon: { ID: 'star', size: 'small' } } });

const CLIPS = [
  drawn('a group cropped to no height', clipped({ h: '0' })),
  drawn('a group cropped to no width', clipped({ w: '0' })),
  drawn('a group cropped to nothing', clipped({ w: '0', h: '0' })),
  drawn('a group cropped to a speck', clipped({ w: '0.000001', h: '0.000001' })),
  whatever('a crop that shows nothing', clipped({ properties: { crop: '0,0,0,0' } })),
  whatever('a crop of negative size', clipped({ properties: { crop: '0.9,0.9,0.1,0.1' } })),
  whatever('a crop that is no number', clipped({ properties: { crop: 'NaN,Infinity,1e999,-' } })),
  whatever('a crop far beyond', clipped({ properties: { crop: '-1e9,-1e9,1e9,1e9' } })),
  drawn('crops in crops, each of no height', clipped({ h: '0' }, [group(0, [browser], { h: '0' })])),
  drawn('a crop of no height that is turned', clipped({ h: '0', properties: { rotation: '45' } })),
  drawn('icons turned without a size', async () => ({
    'a.json': json([turned('90', { w: '0', h: '0' }), turned('45', { w: '0', h: '5' }), turned('1e-9', { h: '0' })]),
  })),
  whatever('turned by what is no angle', async () => ({
    'a.json': json(['NaN', '1e308', '-1e308', {}, []].map((rotation) => turned(rotation, {}))),
  })),
  drawn('lines of no length', async () => ({
    'a.json': json(
      times(4, (i) => {
        const at = { x: 0, y: 0 };
        const line = { p0: at, p1: i % 2 ? at : { x: 0.5, y: 0 }, p2: at, stroke: i < 2 ? 'dotted' : 'solid' };
        return control(i, 'Arrow', { w: '0', h: '0', properties: line });
      }),
    ),
  })),
];

const SCRIPTS = [
  ['Hebrew', 'שלום עולם בדיקה '],
  ['Arabic', 'مرحبا بالعالم نص '],
  ['Persian', 'سلام دنیا این متن '],
  ['Hebrew and Latin', 'שלום abc עולם (12) '],
  ['Hebrew in brackets and quotes', '(שלום) "עולם" [1] '],
  ['marks of direction', 'a\u202eb\u202cc\u2067d\u2069 '],
  ['directions in directions', '\u202ba\u202ab'],
];

const RIGHT_TO_LEFT = SCRIPTS.flatMap(([name, words]) => {
  const text = (most, made) => made.repeat(Math.ceil(most / made.length)).slice(0, most);
  const paragraph = (made, w) => async (limits) => ({
    'a.json': json([control(0, 'Paragraph', { w, h: '4000', properties: { text: text(limits.textLength, made) } })]),
  });
  return [
    drawn(`${name}, as much as one control takes`, paragraph(words, '300')),
    drawn(`${name}, a word without an end`, paragraph(words.replaceAll(' ', ''), '300')),
    drawn(`${name}, letters one below the other`, paragraph(words, '1')),
    drawn(`${name}, in one line`, async ({ textLength }) => ({ 'a.json': json([label(0, text(textLength, words))]) })),
  ];
});

const COMMANDS = [
  '##[set-output name=folder]evil',
  '\n::set-output name=folder::evil',
  '\r\n  ::error::evil',
  '\u001b]0;evil\u0007\u001b[2J',
  '\u009b2J\u0000',
  '\u202eevil\u2066',
  '\nsection_start:1:evil[collapsed=true]\r\u001b[0Kevil',
];

const PRINTED = COMMANDS.flatMap((command, i) => [
  refused(`a number that is a command, ${i}`, 'expected a number', async () => ({
    'a.json': json([label(0, 'x', { x: command })]),
  })),
  whatever(`a type that is a command, ${i}`, async () => ({ 'a.json': json([control(0, command)]) })),
  whatever(`an ID that is a command, ${i}`, async () => ({ 'a.json': json([label(0, 'x', { ID: command, w: 'x' })]) })),
  whatever(`a name of a page that is a command, ${i}`, async () => ({
    'a.bmpr': await bmpr([['A', { kind: 'mockup', name: command }, json([label(0, 'x', { h: 'x' })])]]),
  })),
]);

const conflict = (a, b) => `<<<<<<< HEAD\n${a}\n=======\n${b}\n>>>>>>> other\n`;
const CONFLICTS = [
  ['JSON', 'a.json', (lines) => `{"mockup": {"controls": {"control": [\n${lines('{}', '{"ID": "0"}')}]}}}`],
  ['JSON, from its first line', 'a.json', (lines) => lines('{"mockup": {}}', '{"mockup": {"controls": {}}}')],
  ['JSON with a byte order mark', 'a.json', (lines) => `\uFEFF{"mockup": {\n${lines('', '"controls": {}')}}}`],
  ['BMML', 'a.bmml', (lines) => `<mockup version="1.0">\n<controls>\n${lines('<control/>', '')}</controls>\n</mockup>`],
  ['BMML, from its first line', 'a.bmml', (lines) => lines('<mockup/>', '<mockup version="1.0"/>')],
  [
    'BMML with line ends of Windows',
    'a.bmml',
    (lines) => `<mockup>\n${lines('<a/>', '')}</mockup>`.replaceAll('\n', '\r\n'),
  ],
].map(([name, file, make]) =>
  refused(`merge conflict in ${name}`, 'has unresolved merge conflicts', async () => ({ [file]: make(conflict) })),
);

const CUT = ['{"mockup": {', '{"mockup": {"controls": }}', '{"mockup": {},}', '{"mockup": {} "x": 1}'].map((text, i) =>
  refused(`JSON with a fault in its syntax, ${i}`, 'is not JSON', async () => ({ 'a.json': text })),
);

export const KINDS = [...CUT, ...CLIPS, ...RIGHT_TO_LEFT, ...PRINTED, ...CONFLICTS];
