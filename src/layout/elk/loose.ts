import { cardOf, MADE } from '../../model/cards.ts';
import type { ControlPath } from '../../model/control.ts';
import { type Rect, translate } from '../../model/geometry.ts';
import type { PlanBox } from '../plan/plan.ts';
import { PAGE } from '../plan/target.ts';
import type { ElkRunner } from './graph.ts';
import { type Inside, inOneWidth, packed } from './section.ts';

/**
 * Where what nothing ties may stand: its lists under one another beneath the drawing, beside one another where there is no
 * drawing, or beside the drawing in so many columns.
 */
export const LOOSE_PLACES = ['beneath', 'abreast', 1, 2, 3] as const;
export type LoosePlace = (typeof LOOSE_PLACES)[number];

/** So many boxes stand in columns, of one width. */
const GRID = 4;
/** A column beside a drawing has no fewer. */
const SHORTEST = 3;

interface Known {
  /** Everything, whatever holds it. */
  readonly boxes: ReadonlyMap<ControlPath, PlanBox>;
  readonly insides: ReadonlyMap<ControlPath, Inside>;
}

/** More loose texts than this, or texts in frames, are what a checklist says, not notes on it. */
const NOTES = 5;
/** A section that nothing ties and that holds no more than this is a note in a frame. */
const NOTE_SIZE = 3;
/** Rows of loose things are wider than high by this, up to a page. */
const LANDSCAPE = 1.6;

/** What no tie leads to or from: what heads the drawing, and lists, each under its heading where it has one. */
interface Loose {
  /** The title, a few notes, a legend. */
  readonly header: readonly ControlPath[];
  readonly lists: readonly (readonly ControlPath[])[];
}

/**
 * @param loose what nothing ties, in the order of the source
 * @param isAlone whether there is nothing else in the drawing
 */
export function sortLoose(loose: readonly ControlPath[], known: Known, isAlone: boolean): Loose {
  const { boxes, insides } = known;
  const lists: ControlPath[][] = [];
  const texts: ControlPath[] = [];
  const frames = isAlone ? [] : loose.filter((path) => isNote(path, known));
  const isFramed = (path: ControlPath) => frames.length <= NOTES && frames.includes(path);
  let open: ControlPath[] | undefined;
  loose.forEach((path, i) => {
    const [box, next] = [boxes.get(path), boxes.get(loose[i + 1] ?? '')];
    if (isLegend(box)) {
      texts.push(path);
      open = undefined;
    } else if (isText(box)) {
      const heads = !isHeadline(box) && [next, boxes.get(loose[i + 2] ?? '')].every(isBox);
      open = heads ? [path] : undefined;
      if (open) lists.push(open);
      else texts.push(path);
    } else if (insides.has(path) || !isBox(box)) {
      if (isFramed(path)) texts.push(path);
      else lists.push([path]);
      open = undefined;
    } else if (open) open.push(path);
    else {
      open = [path];
      lists.push(open);
    }
  });
  const notes = texts.filter((path) => !insides.has(path) && !isLegend(boxes.get(path)));
  const isFew = !isAlone && notes.length <= NOTES;
  const [title] = notes
    .filter((path) => isHeadline(boxes.get(path)))
    .sort((a, b) => (boxes.get(b)?.height ?? 0) - (boxes.get(a)?.height ?? 0));
  const isHeader = (path: ControlPath) => !notes.includes(path) || isFew || path === title;
  const others = texts.filter((path) => !isHeader(path));
  return { header: texts.filter(isHeader), lists: [...lists, ...(others.length > 0 ? [others] : [])] };
}

/** A frame around a text or two and a link. */
function isNote(path: ControlPath, { boxes, insides }: Known): boolean {
  const held = [...(insides.get(path)?.places.keys() ?? [])];
  return (
    held.length > 0 &&
    held.length <= NOTE_SIZE &&
    (boxes.get(path)?.element.title ?? '') === '' &&
    held.some((at) => !isBox(boxes.get(at)))
  );
}

/** A text of one line this high is a title; drawing units. */
const HEADLINE = 30;

export function isHeadline(box: PlanBox | undefined): boolean {
  if (box === undefined) return false;
  const { typeID, properties } = box.element.control;
  const isLine = !(properties.text ?? '').includes('\n');
  return typeID === MADE.title || (isText(box) && isLine && box.height >= HEADLINE);
}

function isText(box: PlanBox | undefined): boolean {
  return box !== undefined && (box.element.kind === 'mark' || cardOf(box.element.control).role === 'text');
}

function isBox(box: PlanBox | undefined): boolean {
  return box?.stretches === true;
}

/** What explains colours is called so in the languages of most roadmaps; its author knows best. */
export function isLegend(box: PlanBox | undefined): boolean {
  // A group of samples starts with its heading.
  const said = box?.element.title ?? box?.element.control.children[0]?.properties.text;
  return /legend|legende|leyenda|légende|легенда|图例|凡例|범례/i.test(said ?? '');
}

/** The lists one under another, each in so many columns. */
export async function inColumns(
  lists: readonly (readonly PlanBox[])[],
  columns: number,
  spacing: number,
  run: ElkRunner,
): Promise<Inside> {
  const gap = Math.round(spacing / 3);
  const parts: Inside[] = [];
  for (const list of lists) {
    const most = Math.max(1, Math.min(columns, Math.floor(list.length / SHORTEST)));
    parts.push(await columnsOf(list, most, gap, run));
  }
  return stacked(parts, spacing);
}

/** The lists in rows, each with a heading in columns of its own; under one another, or beside one another. */
export async function looseRows(
  lists: readonly (readonly PlanBox[])[],
  { wide, isAbreast }: { readonly wide: number; readonly isAbreast: boolean },
  spacing: number,
  run: ElkRunner,
): Promise<Inside> {
  const widthOf = (boxes: readonly PlanBox[]) => {
    const area = boxes.reduce((sum, { width, height }) => sum + (width + spacing) * (height + spacing), 0);
    return Math.min(PAGE, Math.round(Math.sqrt(area) * LANDSCAPE));
  };
  const width = Math.max(wide, widthOf(lists.flat()));
  const headed = lists.filter(([first]) => isText(first));
  const gap = Math.round(spacing / 2);
  const parts: Inside[] = [];
  for (const list of headed) {
    const widest = Math.max(...list.map((box) => box.width));
    parts.push(await columnsOf(list, Math.max(1, Math.floor((width + gap) / (widest + gap))), gap, run));
  }
  const boxes = lists.filter((list) => !headed.includes(list) && list.length >= GRID && list.every(isBox));
  for (const list of boxes) {
    const widest = Math.max(...list.map((box) => box.width));
    parts.push(await columnsOf(list, Math.max(1, Math.floor((width + gap) / (widest + gap))), gap, run));
  }
  const rest = lists.filter((list) => !headed.includes(list) && !boxes.includes(list)).flat();
  if (rest.length > 0) parts.push(await packed(rest, isAbreast ? widthOf(rest) : width, spacing, run));
  return isAbreast ? abreast(parts, spacing) : stacked(parts, spacing);
}

/** Things in so many columns, row by row, under their heading where the first of them is a text. */
async function columnsOf(list: readonly PlanBox[], most: number, gap: number, run: ElkRunner): Promise<Inside> {
  const [first] = list;
  const isTexts = list.every(isText);
  const isHeaded = !isTexts && isText(first) && list.length > 1;
  const things = inOneWidth(isHeaded ? list.slice(1) : list, () => '');
  const columns = isTexts ? 1 : Math.min(most, things.length);
  const width = Math.max(...things.map((box) => box.width));
  const body = await packed(things, columns * width + (columns - 1) * gap, gap, run);
  if (!first || !isHeaded) return body;
  return stacked(
    [
      {
        width: first.width,
        height: first.height,
        places: new Map([[first.path, { ...first, x: 0, y: 0 }]]),
        lines: new Map(),
      },
      body,
    ],
    gap,
  );
}

/** The parts beside one another, their tops in line. */
function abreast(parts: readonly Inside[], gap: number): Inside {
  const places = new Map<ControlPath, Rect>();
  let [x, height] = [0, 0];
  for (const part of parts) {
    for (const [path, r] of part.places) places.set(path, translate(r, { x, y: 0 }));
    height = Math.max(height, part.height);
    x += part.width + gap;
  }
  return { width: Math.max(0, x - gap), height, places, lines: new Map() };
}

function stacked(parts: readonly Inside[], gap: number): Inside {
  const places = new Map<ControlPath, Rect>();
  let [width, y] = [0, 0];
  for (const part of parts) {
    for (const [path, { x, y: top, width: w, height: h }] of part.places) {
      places.set(path, translate({ x, y: top, width: w, height: h }, { x: 0, y }));
    }
    width = Math.max(width, part.width);
    y += part.height + gap;
  }
  return { width, height: Math.max(0, y - gap), places, lines: new Map() };
}
