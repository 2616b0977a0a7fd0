// Inputs for fuzz.mjs: drawings as JSON, BMPR and BMML, configurations and Markdown, most of them still valid, with values
// that nobody would write, and some with damaged bytes. The same numbers from `random` give the same input.
import { readFileSync } from 'node:fs';
import { bmpr } from './make.mjs';

const TYPES =
  'Accordion Alert AppBar Arrow BarChart BlockOfText BreadCrumbs BrowserWindow Button ButtonBar Calendar CallOut Canvas CheckBox CheckBoxGroup CircleButton ColorPicker ColumnChart ComboBox Component CoverFlow DataGrid DateChooser FieldSet FormattingToolbar HCurly HRule HSlider HSplitter Icon IconLabel Image Label LineChart LineOfText Link LinkBar List Map MediaControls Menu MenuBar ModalScreen NumericStepper Paragraph PieChart PointyButton ProgressBar RadioButton RadioButtonGroup RedX RoundButton ScratchOut SearchBox SiteMap StickyNote SubTitle Switch TabBar TagCloud TextArea TextInput Title TitleWindow Tooltip Tree VCurly VRule VSlider VSplitter VerticalTabBar VideoPlayer VolumeSlider Webcam iPad iPhone iPhoneKeyboard iPhoneMenu iPhonePicker NoSuchType'.split(
    ' ',
  );
const TEXTS = [
  '',
  'a',
  'Docker\nCompose',
  '*b* _i_ -s- ~u~ [link](x) `c`',
  'שלום עולם ab',
  'مرحبا 12',
  '##[group]',
  '::set-output name=a::b',
  '\u202e\u001b[31m\u0000\u0007',
  'x'.repeat(200),
  'word '.repeat(60),
  '{color:red}r{color} {size:40}L{size}',
  '- a\n- [x] b\n-- c\n.. [+] d',
  'a, b^, c\n1, [ ], *x*\n{0L, 50R}',
  '%icon:star% \\r \\n',
  '\ud800 lone',
  '😀👨‍👩‍👧 e\u0301',
  '<b>&amp;]]></b>',
  '@mention #1',
];
const ODD_NUMBERS = [0, -1, 0.5, 1e-9, -0.0001, 1, 32768, 1e6, -1e6, 1e9, '12', '', 'NaN', '1e999', '-0'];
const ODD = [...ODD_NUMBERS, null, true, false, [], {}, 'x', ['x'], { text: 'x' }];
const PROPERTIES =
  'text color backgroundAlpha borderColor borderStyle rotation size align bold italic underline state icon leftArrow rightArrow stroke shape curvature direction value selectedIndex selection href hrefs markup alternateRowColor hasHeader rowHeight verticalScrollbar customData tabHPosition position bendX isInEditMode topHeight'.split(
    ' ',
  );

const pick = (random, list) => list[Math.floor(random() * list.length)];
/** Of its own for each input: what comes later changes it. */
const odd = (random) => structuredClone(pick(random, ODD));
const around = (random, most) => Math.floor(random() * most);

function properties(random, typeID) {
  const made = { text: pick(random, TEXTS) };
  if (random() < 0.3) made.color = String(around(random, 16777215));
  if (random() < 0.2) made.backgroundAlpha = random();
  if (random() < 0.15) made.rotation = around(random, 360);
  if (random() < 0.2) made.size = String(around(random, 40));
  if (random() < 0.2) made.state = pick(random, ['selected', 'disabled', 'disabledSelected', 'up', 'focused']);
  if (random() < 0.2) made.selectedIndex = around(random, 5) - 1;
  if (random() < 0.2 || typeID === 'Icon')
    made.icon = { ID: pick(random, ['star', 'cog', 'nosuch', 'arrow-right']), size: pick(random, ['small', 'large']) };
  if (typeID !== 'Arrow') return made;
  const point = () => ({ x: random() * 100, y: random() * 100 });
  const line = {
    p0: point(),
    p1: { x: random(), y: random() - 0.5 },
    p2: point(),
    curvature: pick(random, [0, 1, -1]),
  };
  return { ...made, ...line, stroke: pick(random, ['solid', 'dotted', 'dashed']), shape: pick(random, ['', 'bezier']) };
}

/** A small drawing in which everything has values as Balsamiq writes them. */
export function drawing(random) {
  const make = (id, depth) => {
    const typeID = depth < 3 && random() < 0.12 ? '__group__' : pick(random, TYPES);
    const [w, h] = [around(random, 150), around(random, 100)];
    const place = random() < 0.04 ? {} : { x: String(around(random, 250)), y: String(around(random, 250)) };
    const size = random() < 0.5 ? { w: '-1', h: '-1' } : { w: String(w), h: String(h) };
    const common = {
      ID: String(id),
      typeID,
      zOrder: String(id),
      ...place,
      ...size,
      measuredW: `${w}`,
      measuredH: `${h}`,
    };
    if (typeID !== '__group__') return { ...common, properties: properties(random, typeID) };
    return { ...common, children: { controls: { control: many(1 + around(random, 3), depth + 1) } } };
  };
  const many = (count, depth) => Array.from({ length: count }, (_, id) => make(id, depth));
  return { mockup: { controls: { control: many(1 + around(random, 5), 0) }, measuredW: '300', measuredH: '300' } };
}

/** Every object and list of a value, itself first. */
function holdersOf(value, found = []) {
  if (value === null || typeof value !== 'object') return found;
  found.push(value);
  for (const inner of Object.values(value)) holdersOf(inner, found);
  return found;
}

/** Changes one thing somewhere in a value that stays JSON. */
function twist(value, random) {
  const holder = pick(random, holdersOf(value));
  const key = pick(random, Object.keys(holder));
  const kind = random();
  if (key === undefined) return;
  if (kind < 0.3 && (typeof holder[key] === 'number' || !Number.isNaN(Number(holder[key]))))
    holder[key] = random() < 0.5 ? pick(random, ODD_NUMBERS) : String(around(random, 400) - 50);
  else if (kind < 0.5 && typeof holder[key] === 'string' && key === 'text')
    holder[key] = pick(random, TEXTS) + pick(random, TEXTS);
  else if (kind < 0.6 && key === 'typeID') holder[key] = pick(random, TYPES);
  else if (kind < 0.75 && 'text' in holder) holder[pick(random, PROPERTIES)] = odd(random);
  else if (kind < 0.85 && Array.isArray(holder)) holder.push(structuredClone(holder[key]));
  else if (kind < 0.9) delete holder[key];
  else if (kind < 0.93) holder[key] = odd(random);
  else if (typeof holder[key] === 'string' && key === 'text') holder[key] = holder[key].repeat(1 + around(random, 20));
}

function twisted(value, random, most) {
  for (let turns = around(random, most); turns > 0; turns--) twist(value, random);
  return value;
}

const SNIPPETS =
  '{|}|[|]|"|\\|1e999|-|null|<a>|&#0;|&x;|<!--|-->|]]>|<![CDATA[|![|](|`|> |* |\n|\n\n|    |---|***|<img src="|![a](b.png)|[a]: b.png|<img src=img/a.png>'.split(
    '|',
  );
SNIPPETS.push('\0', '\ud800', '\uFEFF', '|');

/** Bytes with some of them changed, cut out, doubled or put in. */
function damaged(bytes, random) {
  let copy = Buffer.from(bytes);
  for (let turns = 1 + around(random, 4); turns > 0; turns--) {
    const at = around(random, copy.length);
    const length = Math.floor(random() ** 3 * 200);
    const [head, tail] = [copy.subarray(0, at), copy.subarray(at + length)];
    const kind = random();
    if (kind < 0.4 && copy.length > 0) copy[at] ^= 1 << around(random, 8);
    else if (kind < 0.6) copy = Buffer.concat([head, tail]);
    else if (kind < 0.75) copy = Buffer.concat([head, copy.subarray(at, at + length), copy.subarray(at)]);
    else if (kind < 0.8) copy = Buffer.from(head);
    else copy = Buffer.concat([head, Buffer.from(pick(random, SNIPPETS)), copy.subarray(at)]);
  }
  return copy;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them
const escaped = (value) => String(value).replace(/[&<>"\0-\x1f\ud800-\udfff]/g, (c) => `&#${c.charCodeAt(0) || 1};`);

function bmmlOf({ mockup }, random) {
  const element = (value) => {
    const { ID = 0, typeID, x = '', y = '', w = '', h = '', properties: own, children } = value ?? {};
    const type = typeID === '__group__' ? typeID : `com.balsamiq.mockups::${typeID}`;
    const named = Object.entries(own ?? {}).filter(([, held]) => typeof held !== 'object');
    const inner = named.map(([name, held]) => `<${name}>${encodeURIComponent(String(held).toWellFormed())}</${name}>`);
    const within = children?.controls?.control;
    const group = Array.isArray(within)
      ? `<groupChildrenDescriptors>${within.map(element).join('')}</groupChildrenDescriptors>`
      : '';
    return `<control controlID="${escaped(ID)}" controlTypeID="${escaped(type)}" x="${escaped(x)}" y="${escaped(y)}" w="${escaped(w)}" h="${escaped(h)}" zOrder="${escaped(ID)}"><controlProperties>${inner.join('')}</controlProperties>${group}</control>`;
  };
  const controls = mockup?.controls?.control;
  const skin = pick(random, ['sketch', 'wireframe']);
  const all = Array.isArray(controls) ? controls.map(element).join('') : '';
  return Buffer.from(`<mockup version="1.0" skin="${skin}"><controls>${all}</controls></mockup>`);
}

/** A Balsamiq file; one that is to be drawn has its bytes whole, and others often. */
async function project(random, toDraw) {
  const value = twisted(drawing(random), random, toDraw ? 5 : 12);
  const kind = random();
  const spoil = (bytes) => (!toDraw && random() < 0.4 ? damaged(bytes, random) : bytes);
  const text = Buffer.from(JSON.stringify(value));
  if (kind < 0.65) return spoil(text);
  if (kind < 0.9) return spoil(bmmlOf(value, random));
  const attributes = twisted({ kind: 'mockup', name: pick(random, TEXTS), order: 1 }, random, toDraw ? 1 : 3);
  return spoil(await bmpr([['A', attributes, spoil(text).toString('utf8')]]));
}

const README = readFileSync(new URL('../../README.md', import.meta.url));

function config(random) {
  const star = () => pick(random, ['*', '**', '?', '[a-z]', '{a,b}', '(a|b)', '!', '/', 'a', '.json', '+(a)']);
  const glob = () => Array.from({ length: around(random, 12) }, star).join('');
  const value = {
    sources: ['project-files/*.json', glob()],
    markdown: [glob()],
    scale: 2,
    background: '#ffffff',
    formats: ['png', 'svg'],
    fonts: ['fonts/a.ttf'],
    output: 'img/{project}.{ext}',
    overrides: [{ sources: [glob()], scale: 1 }],
  };
  const text = Buffer.from(JSON.stringify(twisted(value, random, 5)));
  return (random() < 0.2 ? damaged(text, random) : text).toString('utf8');
}

function markdown(random) {
  const kind = random();
  const from = around(random, README.length);
  const part = README.subarray(from, from + around(random, 3000));
  if (kind < 0.4) return damaged(part, random).toString('utf8');
  const line = () => pick(random, SNIPPETS).repeat(1 + around(random, 40));
  return Array.from({ length: 20 }, line).join(random() < 0.5 ? '' : '\n');
}

/**
 * An input: the bytes of a project, the text of a configuration, or that of a Markdown file.
 *
 * @param toDraw a project whose bytes are whole
 */
export async function inputOf(random, toDraw) {
  const kind = random();
  if (toDraw || kind < 0.7) return { project: await project(random, toDraw) };
  return kind < 0.85 ? { config: config(random) } : { markdown: markdown(random) };
}
