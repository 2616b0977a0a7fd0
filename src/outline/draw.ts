import { MADE } from '../model/cards.ts';
import { type Colour, channels, luma, mix } from '../model/colour.ts';
import { ARROW, type Control, GROUP } from '../model/control.ts';
import type { Size } from '../model/geometry.ts';
import { plainText } from '../model/markup.ts';
import { MASTER_BRANCH, type Mockup } from '../model/project.ts';
import { type Json, NO_EXTRA, type Properties } from '../model/properties.ts';
import { descendants, type Entry, type EntryTie, type LegendLine, type MockupOutline, tiesOf } from './outline.ts';
import { References } from './references.ts';
import type { OutlineStyle } from './styles.ts';

/** Gives the size that a control needs for its text; drawing units. */
export type MeasureText = (control: Control) => Size;

/** A text that is wider than this is broken into lines; drawing units. */
const WIDEST = 230;
/** What a box has beside and above its text; drawing units. */
export const BOX_PADDING: Size = { width: 28, height: 14 };
/** Of the title's text, drawing units. */
const TITLE_SIZE = 32;
/** Of the legend, drawing units. */
const LEGEND_GAP = 6;
const LEGEND_LINE: Size = { width: 60, height: 20 };

/** What an outline describes, drawn. */
interface DrawnOutline {
  /** What it draws has a size, and says under the key `balsa` what holds it and what its arrows tie, but has no place. */
  readonly mockup: Mockup;
  /** The IDs of the controls that draw the stages, in the order of the outline. */
  readonly stages: readonly string[];
}

/** The mockup that an outline describes. */
export function drawOutline(outline: MockupOutline, style: OutlineStyle, measure: MeasureText): DrawnOutline {
  const draughtsman = new Draughtsman(outline, style, measure);
  return { mockup: draughtsman.mockup(), stages: draughtsman.stages() };
}

/** The look of each class, and of what has none. */
export interface Fills {
  readonly byKey: ReadonlyMap<string, Colour>;
  readonly usual: Colour;
  /** Of stages that have no class; absent where the style draws them as texts. */
  readonly stage?: Colour;
}

/** Two classes whose fills are nearer than this (in all three channels together) are taken for one. */
const ALIKE = 40;
/** What has no class keeps this much apart from all that have one. */
const APART = 90;
/** What fills take that are alike, or that the outline gives no colour. */
const SPARE: readonly Colour[] = [0xfff176, 0xd9d9d9, 0xf6b26b, 0x9fc5e8, 0xb6d7a8, 0xd5a6bd, 0xb4a7d6, 0xa2c4c9];
/** Black text on a darker fill is hard to read. */
const DARKEST = 130;

export function fillsOf({ legends }: MockupOutline, style: OutlineStyle): Fills {
  const byKey = new Map<string, Colour>();
  const isFree = (fill: Colour, from = ALIKE) =>
    [...byKey.values()].every((other) => colourDistance(fill, other) > from);
  const spare = () => SPARE.find((fill) => isFree(fill)) ?? SPARE[0] ?? 0xffffff;
  for (const { key, colour, look } of legends.flatMap(({ lines }) => lines)) {
    if (look === 'line') continue;
    const clear = colour === undefined ? undefined : readable(colour);
    byKey.set(key, clear !== undefined && isFree(clear) ? clear : spare());
  }
  const usual = style.topic.fills.find((fill) => isFree(fill, APART)) ?? spare();
  const stage = style.stage.fill;
  if (stage === undefined) return { byKey, usual };
  return { byKey, usual, stage: [stage, ...style.topic.fills].find((fill) => isFree(fill, APART)) ?? usual };
}

function colourDistance(a: Colour, b: Colour): number {
  const [one, other] = [channels(a), channels(b)];
  return one.reduce((sum, part, i) => sum + Math.abs(part - (other[i] ?? 0)), 0);
}

/** The colour, paled until black text can be read on it. */
function readable(colour: Colour): Colour {
  let fill = colour;
  for (let i = 0; i < 8 && luma(fill) < DARKEST; i++) fill = mix(fill, 0xffffff, 0.3);
  return fill;
}

/** A text as the value of a control: what would be markup is none. */
export function asText(text: string): string {
  return plainText(text) === text ? text : text.replace(/[*_\-[\]&~\\{}]/g, '\\$&');
}

/** Whether the entry is drawn as something that holds others. */
export const isContainer = (entry: Entry): boolean => entry.children.some(({ relation }) => relation === 'in');

class Draughtsman {
  readonly #outline: MockupOutline;
  readonly #style: OutlineStyle;
  readonly #measure: MeasureText;
  readonly #fills: Fills;
  readonly #ids = new Map<Entry, string>();
  readonly #taken = new Set<string>();
  readonly #references: References;
  /** The IDs that the outline gave. */
  readonly #given = new Set<string>();
  #last = 0;

  constructor(outline: MockupOutline, style: OutlineStyle, measure: MeasureText) {
    this.#outline = outline;
    this.#style = style;
    this.#measure = measure;
    this.#fills = fillsOf(outline, style);
    this.#references = new References(outline.title);
  }

  /** Once the mockup is drawn. */
  stages(): readonly string[] {
    return this.#outline.title.children.flatMap((entry) =>
      entry.kind === 'stage' ? (this.#ids.get(entry) ?? []) : [],
    );
  }

  mockup(): Mockup {
    const { title } = this.#outline;
    const entries = [title, ...descendants(title)];
    for (const { id } of entries) if (id !== undefined && /^\d+$/.test(id)) this.#taken.add(id);
    for (const entry of entries) this.#ids.set(entry, this.#idFor(entry));
    const [frames, things]: [Control[], Control[]] = [[], []];
    const holders = holdersOf(title);
    for (const entry of entries) {
      (isContainer(entry) && entry !== title ? frames : things).push(this.#control(entry, holders.get(entry)));
    }
    const lines = tiesOf(this.#outline).map((tie) => this.#arrow(tie));
    const legends = this.#outline.legends.flatMap((legend) => this.#legend(legend.title, legend.lines));
    const controls = [...frames, ...lines, ...things, ...legends];
    return {
      ...{ id: '', branchId: MASTER_BRANCH, name: title.text, order: 1000, trashed: false },
      ...{ stored: {}, extra: NO_EXTRA, extraAttributes: NO_EXTRA },
      controls: controls.map((control, i) => ({ ...control, zOrder: i + 1 })),
    };
  }

  #idFor({ id }: Entry): string {
    if (id === undefined || !/^\d+$/.test(id) || this.#given.has(id)) return this.#nextId();
    this.#given.add(id);
    return id;
  }

  #nextId(): string {
    do this.#last++;
    while (this.#taken.has(String(this.#last)));
    this.#taken.add(String(this.#last));
    return String(this.#last);
  }

  #control(entry: Entry, holder: Entry | undefined): Control {
    const id = this.#ids.get(entry) ?? this.#nextId();
    const link = entry.link === undefined ? {} : { href: { url: entry.link } };
    return {
      ...entryControl(entry, this.#style, this.#fills, this.#measure, id, link),
      extra: wish(this.#wish(entry, holder)),
    };
  }

  /** What a control says of where it belongs. */
  #wish(entry: Entry, holder: Entry | undefined): Readonly<Record<string, string>> {
    const within = holder === undefined ? {} : { in: this.#ids.get(holder) ?? '' };
    const parent = this.#references.parentOf(entry);
    if (parent === undefined || parent === this.#outline.title) return within;
    if (entry.relation !== 'beside' && (entry.side === undefined || parent.kind !== 'stage')) return within;
    return { ...within, near: this.#ids.get(parent) ?? '', ...(entry.side ? { side: entry.side } : {}) };
  }

  #arrow(tie: EntryTie): Control {
    const line = tieProperties(tie, this.#style, this.#outline);
    const [from, to] = [this.#ids.get(tie.from) ?? '', this.#ids.get(tie.to) ?? ''];
    return { ...control(this.#nextId(), ARROW, line), extra: wish({ from, to }) };
  }

  /** A group with a heading and a line for each class. */
  #legend(title: string | undefined, lines: readonly LegendLine[]): readonly Control[] {
    const heading = control('0', MADE.text, { text: asText(title ?? 'Legend'), bold: true, size: 16 });
    const top = { ...heading, x: 0, y: 0 };
    let y = this.#measure(heading).height + LEGEND_GAP;
    const boxes = lines
      .filter(({ look }) => look !== 'line')
      .map(({ key, meaning }, i) => boxOf(String(i + 1), meaning, this.#fills.byKey.get(key), 14, this.#measure));
    const width = Math.max(...boxes.map(({ size }) => size.width), this.#measure(heading).width);
    const children: Control[] = [top];
    for (const { box, size } of boxes) {
      children.push({ ...box, x: 0, y, w: width, h: size.height });
      y += size.height + LEGEND_GAP;
    }
    let widest = width;
    for (const { key, meaning, colour } of lines.filter(({ look }) => look === 'line')) {
      const middle = LEGEND_LINE.height / 2;
      const sample = control(String(children.length), ARROW, {
        ...{ leftArrow: false, rightArrow: false, ...lineLook(this.#style, colour), shape: 'bezier' },
        ...{ p0: { x: 0, y: middle }, p1: { x: 0.5, y: 0 }, p2: { x: LEGEND_LINE.width, y: middle } },
        controlName: key,
      });
      children.push({ ...sample, x: 0, y, w: LEGEND_LINE.width, h: LEGEND_LINE.height });
      const text = control(String(children.length), MADE.text, { text: asText(meaning), size: 14 });
      children.push({ ...text, x: LEGEND_LINE.width + 10, y });
      widest = Math.max(widest, LEGEND_LINE.width + 10 + this.#measure(text).width);
      y += Math.max(LEGEND_LINE.height, this.#measure(text).height) + LEGEND_GAP;
    }
    const ordered = children.map((child, i) => ({ ...child, zOrder: i }));
    const group = control(this.#nextId(), GROUP, {});
    const size = { measuredW: widest, measuredH: y - LEGEND_GAP, w: widest, h: y - LEGEND_GAP };
    return [{ ...group, ...size, children: ordered }];
  }
}

/** The control of an entry, without a place. */
export function entryControl(
  entry: Entry,
  style: OutlineStyle,
  fills: Fills,
  measure: MeasureText,
  id: string,
  link: Properties,
): Control {
  const text = asText(entry.text);
  const classFill = entry.class === undefined ? undefined : fills.byKey.get(entry.class);
  if (entry.kind === 'title') return control(id, MADE.title, { text, size: TITLE_SIZE, ...link });
  if (entry.kind === 'note') {
    return control(id, MADE.text, { text: brokenText(entry.text, 14, WIDEST, measure), size: 14, ...link });
  }
  if (isContainer(entry)) {
    return frame(id, text, entry, style, { ...link, ...(classFill === undefined ? {} : { color: classFill }) });
  }
  if (entry.kind === 'stage' && style.stage.fill === undefined && classFill === undefined) {
    return control(id, MADE.text, { text, bold: true, size: style.stage.size, ...link });
  }
  const isStage = entry.kind === 'stage';
  const fill = classFill ?? (isStage ? fills.stage : fills.usual);
  const { box } = boxOf(id, entry.text, fill, isStage ? style.stage.size : style.topic.size, measure);
  return { ...box, properties: { ...box.properties, ...(isStage ? { bold: true } : {}), ...link } };
}

function frame(id: string, text: string, { kind }: Entry, style: OutlineStyle, more: Properties): Control {
  const isStage = kind === 'stage';
  return control(id, MADE.section, { text, size: isStage ? 18 : style.section.size, bold: isStage, ...more });
}

/** A box that is as large as its text needs: of one line, or of several where it is long. */
function boxOf(
  id: string,
  said: string,
  fill: Colour | undefined,
  size: number,
  measure: MeasureText,
): { readonly box: Control; readonly size: Size } {
  const text = brokenText(said, size, WIDEST, measure);
  const look: Properties = { text, size, align: 'center', ...(fill === undefined ? {} : { color: fill }) };
  const bare = measure(control(id, MADE.text, { text, size }));
  const needed = {
    width: Math.ceil(bare.width + BOX_PADDING.width),
    height: Math.ceil(bare.height + BOX_PADDING.height),
  };
  const box = control(id, text.includes('\n') ? MADE.paragraph : MADE.topic, look);
  return { box: { ...box, w: needed.width, h: needed.height }, size: needed };
}

/** The text, escaped, in lines that are no wider than `widest` unless a word is. */
export function brokenText(said: string, size: number, widest: number, measure: MeasureText): string {
  const width = (text: string) => measure(control('0', MADE.text, { text: asText(text), size })).width;
  if (width(said) <= widest) return asText(said);
  const lines: string[] = [];
  for (const word of said.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && width(longer) <= widest) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map(asText).join('\n');
}

/** How the line of a tie looks. */
function tieProperties(tie: EntryTie, style: OutlineStyle, { legends }: MockupOutline): Properties {
  const isSpine = tie.to.kind === 'stage' && (tie.from.kind === 'stage' || tie.from.kind === 'title');
  const { colour, stroke } = isSpine ? style.spine : style.branch;
  const shown = legends.flatMap(({ lines }) => lines).find(({ key }) => key === tie.class);
  return {
    ...{ color: colour, stroke, shape: 'bezier' },
    ...(shown === undefined ? {} : lineLook(style, shown.colour)),
    ...{ leftArrow: tie.direction === 'both', rightArrow: tie.direction !== 'none' },
    ...(tie.label === undefined ? {} : { text: asText(tie.label) }),
  };
}

function lineLook(style: OutlineStyle, colour: Colour | undefined): Properties {
  return { color: colour ?? style.branch.colour, stroke: 'solid' };
}

/** What holds each entry: what it is in, or what holds the entry that it stands beneath. */
export function holdersOf(title: Entry): ReadonlyMap<Entry, Entry> {
  const holders = new Map<Entry, Entry>();
  for (const parent of [title, ...descendants(title)]) {
    for (const child of parent.children) {
      const holder = child.relation === 'in' && parent !== title ? parent : holders.get(parent);
      if (holder !== undefined) holders.set(child, holder);
    }
  }
  return holders;
}

/** A control without a place. */
export function control(id: string, typeID: string, properties: Properties): Control {
  return {
    ...{ id, typeID, properties, zOrder: 0, locked: false, children: [] },
    ...{ extraProperties: NO_EXTRA, extra: NO_EXTRA },
  };
}

export function wish(wishes: Readonly<Record<string, string>>): Control['extra'] {
  return Object.keys(wishes).length === 0 ? NO_EXTRA : new Map<string, Json>([['balsa', { ...wishes }]]);
}
