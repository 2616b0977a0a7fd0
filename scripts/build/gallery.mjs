// Writes the gallery of controls: project-files/Controls.json and Controls Wireframe.json, a mockup for each type that is
// drawn, and docs/controls.md, which shows their images. Then `npm run images` draws them.
//
//   npm run gallery
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { loadResources } from '../../build/bundled.js';
import { slug } from '../../build/images/names.js';
import { FAMILIES } from '../../build/model/cards.js';
import { readJson } from '../../build/read/json/json.js';
import { CONTROL_TYPES } from '../../build/render/controls/table.js';
import { sceneOf } from '../../build/scene-of.js';
import { writeProjectJson } from '../../build/write/json.js';

const ROOT = new URL('../../', import.meta.url);
const SKINS = [
  { skin: 'sketch', project: 'Controls' },
  { skin: 'wireframe', project: 'Controls Wireframe' },
];

/** What is shown of a type whose natural look says too little, or is too large for a row. */
const SAMPLES = {
  Arrow: { w: 110, h: 50, p0: { x: 0, y: 0 }, p1: { x: 0.5, y: 0.1 }, p2: { x: 110, y: 50 }, text: 'so' },
  Icon: { icon: { ID: 'flag-solid', size: 'large' } },
  IconLabel: { icon: { ID: 'flag-solid', size: 'medium' } },
  CircleButton: { icon: { ID: 'plus-solid', size: 'small' } },
  CheckBox: { state: 'selected' },
  RadioButton: { state: 'selected' },
  TabBar: { selectedIndex: 1 },
  HSlider: { w: 120, value: 40 },
  VSlider: { h: 90, value: 40 },
  TextArea: { w: 160, h: 70 },
  FieldSet: { w: 200, h: 90 },
  BrowserWindow: { w: 360, h: 200 },
  TitleWindow: { w: 260, h: 150, close: true },
  ModalScreen: { w: 160, h: 90 },
  CoverFlow: { w: 300, h: 130 },
  ScratchOut: { w: 120, h: 60 },
  RedX: { w: 120, h: 60 },
};

/** How each language of texts is written. */
const LANGUAGES = {
  line: 'One line of text with markup: `*bold*`, `_italic_`, `-struck-`, `&under&`, `[link](page)`, `{color:red}red{color}`.',
  lines: 'As many lines as the text has, with the markup of a line.',
  title: 'A line that heads the control.',
  address: 'The title in the first line, the address in the second.',
  items: 'Items with commas between them; `\\,` is a comma.',
  rows: 'An item in each line.',
  choice: 'What is chosen in the first line; with more lines they are its open list.',
  checks:
    'A row in each line: `[ ]`, `[x]` and `[-]`, or `( )`, `(o)` and `(-)`, before the words; `-[ ] off-` is disabled; a row without a sign has words only.',
  menu: 'A row in each line, with a shortcut behind a comma (`Open, CTRL+O`); `---` or `=` is a line; ` >` at the end opens a menu; `o ` and `x ` before it are a dot and a check mark; `-off-` is disabled.',
  'ios menu':
    'A row in each line: before it `+ `, `- `, `v `, `* `, `_ ` or `__ ` (add, delete, check mark, dot, a gap, a large gap), behind a comma `>`, `(>)`, `=`, `ON`, `OFF` or words.',
  tree: 'A row in each line, a level deeper with each dot or space before it; then `f` or `F` for a folder shut or open, `>` or `v` for a triangle, `-` for a file, `[+]`, `[-]`, `[x]` or `[ ]` for a box, `_` for a gap. An accordion has `- ` before the rows of the open item.',
  outline: 'A box in each line, a level deeper with each `-` before it.',
  table:
    'A row in each line, its cells with commas between them. `^`, `v` and `^v` at the end of a heading are arrows to sort by; `[ ]`, `[x]`, `( )` and `(o)` are check boxes and radio buttons; `\\r` breaks a line in a cell. A last line `{50L, 25R, 25C}` has the width of each column and where its words stand; 0 is as wide as its content.',
  columns: 'A row in each line, the wheels with commas between them.',
  message: 'The title in the first line, the buttons with commas between them in the last, the message in between.',
  words: 'Words with spaces between them, larger by their markup (`*bold*`, `{size:24}large{size}`).',
};

const stored = (value) =>
  typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, stored(part)]))
    : String(value);

/** An ID that stays the same from one run to the next. */
function idOf(name) {
  const hex = createHash('sha256').update(name).digest('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

const drawn = Object.entries(FAMILIES).flatMap(([family, cards]) =>
  Object.entries(cards).flatMap(([type, card]) =>
    CONTROL_TYPES.has(type) && family !== 'Structure' ? [{ family, type, card }] : [],
  ),
);
const arrow = { family: 'Notes on the drawing', type: 'Arrow', card: FAMILIES.Structure.Arrow };
const shown = drawn.toSpliced(
  drawn.findIndex(({ family }) => family === arrow.family),
  0,
  arrow,
);

function projectOf({ skin, project }) {
  const mockups = shown.map(({ type }, index) => {
    const { w, h, ...properties } = SAMPLES[type] ?? {};
    const size = { ...(w ? { w: String(w) } : {}), ...(h ? { h: String(h) } : {}) };
    const control = { ID: '0', typeID: type, x: '0', y: '0', ...size, zOrder: '0', properties: stored(properties) };
    return {
      mockup: {
        controls: { control: [control] },
        attributes: { name: type, order: (index + 1) * 1000, parentID: null, notes: '' },
        branchID: 'Master',
        resourceID: idOf(`${project} ${type}`),
        version: '1.0',
      },
    };
  });
  return readJson(JSON.stringify({ mockups, branches: { Master: { skinName: skin } } }));
}

const resources = await loadResources();
const widths = new Map();
for (const entry of SKINS) {
  const project = projectOf(entry);
  writeFileSync(new URL(`project-files/${entry.project}.json`, ROOT), writeProjectJson(project));
  for (const mockup of project.mockups) {
    widths.set(`${entry.skin} ${mockup.name}`, Math.ceil(sceneOf(project, mockup, resources).scene.bounds.width));
  }
}

/** Larger pictures are shown smaller; drawing units. */
const WIDEST = 300;

const image = ({ skin, project }, { type, card }) =>
  `<img src="../img/${slug(project)}/${slug(type)}.png" alt="${card.noun}, ${skin}" width="${Math.min(WIDEST, widths.get(`${skin} ${type}`))}">`;
const heading = (noun) => noun.replace(/^[a-z](?![A-Z])/, (letter) => letter.toUpperCase());

const page = [
  '# Controls',
  '',
  "Every type of control that balsa draws, with Balsamiq's own content where it has no text, in both skins. The pictures are those of [project-files/Controls.json](../project-files/Controls.json), which `npm run images` keeps current; `npm run gallery` writes the file and this page. What balsa does not know is drawn as a box with the name of its type, and told of.",
];
for (const family of new Set(shown.map((one) => one.family))) {
  page.push('', `## ${family}`, '', '| control | sketch | wireframe | text |', '|---|---|---|---|');
  for (const one of shown.filter((other) => other.family === family)) {
    const { type, card } = one;
    const text = card.text ? `[${card.text}](#how-texts-are-written)` : '';
    page.push(
      `| ${heading(card.noun)}<br>\`${type}\` | ${SKINS.map((skin) => image(skin, one)).join(' | ')} | ${text} |`,
    );
  }
}
page.push('', '## How texts are written', '', '| text | |', '|---|---|');
for (const [name, words] of Object.entries(LANGUAGES)) page.push(`| ${name} | ${words} |`);
writeFileSync(new URL('docs/controls.md', ROOT), `${page.join('\n')}\n`);
console.log(`${shown.length} controls`);
