import { cardOf } from '../../model/cards.ts';
import { type Colour, channels, toHex } from '../../model/colour.ts';
import type { ControlPath } from '../../model/control.ts';
import { bottom, centre, expand, overlaps, type Rect, right, union } from '../../model/geometry.ts';
import { tally } from '../../model/lists.ts';
import type { Attachment, EdgeElement, Legend, LegendEntry, NodeClass } from '../diagram.ts';
import { LEGEND_ALIGNED, LIKE_COLOUR, MOST_RUNS, SAME_COLOUR, SAMPLE_GAP } from '../numbers.ts';
import { isBadge, isBox, isText, ownText, type PlacedPiece } from '../pieces/item.ts';

const WHITE = 0xffffff;
/** What headings of legends say, in the languages of many roadmaps. */
const HINT =
  /\b(legends?|key|keys|colou?rs?|meaning|légende|leyenda|legenda|legende|lejant|convenciones)\b|легенда|обозначения|图例|圖例|凡例|범례/iu;

/** What legends are looked for in. */
export interface LegendScene {
  /** What `badgesByOwner` gives. */
  readonly badges: ReadonlyMap<ControlPath, Badge>;
  readonly items: readonly PlacedPiece[];
  readonly edges: readonly EdgeElement[];
  readonly of: ReadonlyMap<ControlPath, Attachment>;
  /** The texts that are lines of a list, each with the box that the list is on. */
  readonly lists: ReadonlyMap<ControlPath, ControlPath>;
  readonly titles: ReadonlyMap<ControlPath, string>;
}

interface Badge {
  readonly path: ControlPath;
  /** Icon and colour, which badges of one meaning share. */
  readonly look: string;
}

/** The badge painted last on each node or before each text. */
export function badgesByOwner(
  items: readonly PlacedPiece[],
  of: ReadonlyMap<ControlPath, Attachment>,
): ReadonlyMap<ControlPath, Badge> {
  const badges = new Map<ControlPath, Badge>();
  for (const { path, control } of items) {
    const owner = of.get(path);
    if (cardOf(control).badge !== 'icon' || !owner) continue;
    badges.set(owner.to, { path, look: badgeLook({ control }) });
  }
  return badges;
}

function badgeLook({ control }: Pick<PlacedPiece, 'control'>): string {
  const { icon, color } = control.properties;
  return `badge ${icon?.id ?? icon?.name ?? ''} ${toHex(color ?? 0)}`;
}

/** The legends of a mockup: boxes of several colours in a column, badges before their meanings, a line beside its meaning. */
export function findLegends(scene: LegendScene): readonly Legend[] {
  return [...boxLegends(scene), ...badgeLegends(scene), ...lineLegends(scene)];
}

function boxLegends(scene: LegendScene): readonly Legend[] {
  const tied = new Set(scene.edges.flatMap((edge) => [edge.from.attachment?.to, edge.to.attachment?.to]));
  const name = (item: PlacedPiece) => ownText(item.control) || (scene.titles.get(item.path) ?? '');
  const named = scene.items.filter((item) => isBox(item) && name(item) !== '');
  const around: Surroundings = { named: named.length, fills: tally(named.map(fillColour)), hints: hintsOf(scene) };
  const boxes = named.filter((item) => !tied.has(item.path));
  const inColumns = columns(boxes, 16).flatMap((column) => boxLegend(column, scene, name, 'column', around));
  // Boxes side by side are often of different colours: only a heading makes a legend of them.
  const inRows = rows(boxes, 40).flatMap((row) =>
    headingOf(row, around.hints) ? boxLegend(row, scene, name, 'row', around) : [],
  );
  // Boxes in colours that a legend under a heading explains are topics of these classes, not another legend.
  const explained = new Set(
    [...inColumns, ...inRows].flatMap(({ title, entries }) =>
      title === undefined ? [] : entries.map(({ look }) => look),
    ),
  );
  const isNews = ({ title, entries }: Legend) =>
    title !== undefined || !entries.some(({ look }) => explained.has(look));
  return [...inColumns, ...inRows].filter(isNews);
}

/** What else is on the page, for all columns of boxes. */
interface Surroundings {
  /** How many boxes have a name. */
  readonly named: number;
  /** How many of these have each fill. */
  readonly fills: ReadonlyMap<Colour, number>;
  readonly hints: readonly PlacedPiece[];
}

function boxLegend(
  column: readonly PlacedPiece[],
  scene: LegendScene,
  name: (item: PlacedPiece) => string,
  shape: 'column' | 'row',
  around: Surroundings,
): readonly Legend[] {
  const looks = column.map((item) => fillColour(item));
  if (column.length < 2 || new Set(looks).size < column.length) return [];
  // Each fill is in the column once.
  const used = looks.filter((look) => (around.fills.get(look) ?? 0) > 1).length;
  const heading = headingOf(column, around.hints);
  const others = around.named - column.length;
  // Three fills under a heading that says so are a legend even where no box has them.
  if (heading ? others === 0 || (used === 0 && column.length < 3) : used < 2 || column.length < 3) return [];
  if (!heading && others <= column.length) return [];
  const entries = column.map((item) => ({
    sample: item.path,
    meaning: name(item),
    look: `fill ${toHex(fillColour(item))}`,
  }));
  const reason = used > 0 ? 'colours that other nodes have' : 'different colours, under a heading that says so';
  return [legend(entries, column, heading, scene, `is a ${shape} of boxes in ${reason}`)];
}

function badgeLegends(base: LegendScene): readonly Legend[] {
  const scene = { ...base, badges: withSamples(base) };
  const byPath = new Map(scene.items.map((item) => [item.path, item]));
  const rows = scene.items.filter(isText).flatMap((text) => {
    const icon = byPath.get(scene.badges.get(text.path)?.path ?? '');
    return icon ? [{ ...icon, text }] : [];
  });
  const used = new Set(scene.items.flatMap((item) => (isBox(item) ? (scene.badges.get(item.path)?.look ?? []) : [])));
  const hints = hintsOf(scene);
  return columns(rows, 40).flatMap((run): Legend[] => {
    const column = run.map(({ text }) => text);
    const looks = column.map((text) => scene.badges.get(text.path)?.look);
    if (column.length < 2 || looks.includes(undefined) || new Set(looks).size < column.length) return [];
    if (!looks.some((look) => look !== undefined && used.has(look))) return [];
    const entries = column.map((text, i) => ({
      sample: scene.badges.get(text.path)?.path ?? text.path,
      meaning: ownText(text.control),
      look: looks[i] ?? '',
    }));
    const heading = headingOf(column, hints);
    return [legend(entries, column, heading, scene, 'is a column of badges that nodes have, each with its meaning')];
  });
}

/** The badges, and those that stand alone on a level with a text: they may show what badges of nodes mean. */
function withSamples(scene: LegendScene): ReadonlyMap<ControlPath, Badge> {
  const alone = scene.items.filter((item) => isBadge(item) && !scene.of.has(item.path));
  const badges = new Map(scene.badges);
  for (const text of scene.badges.size === 0 ? [] : scene.items.filter(isText)) {
    if (badges.has(text.path) || scene.of.has(text.path)) continue;
    const icon = alone.find(({ bounds }) => {
      const gap = text.bounds.x - right(bounds);
      return Math.abs(centre(bounds).y - centre(text.bounds).y) <= 12 && gap >= 0 && gap <= SAMPLE_GAP;
    });
    if (icon) badges.set(text.path, { path: icon.path, look: badgeLook(icon) });
  }
  return badges;
}

function lineLegends(scene: LegendScene): readonly Legend[] {
  const { edges } = scene;
  const texts = scene.items.filter((item) => !scene.of.has(item.path) && isText(item));
  const endsOf = (edge: EdgeElement) =>
    [edge.from.attachment?.to, edge.to.attachment?.to].filter((to) => to !== undefined);
  const tiedBy = tally(edges.flatMap((edge) => [...new Set(endsOf(edge))]));
  const looks = tally(edges.map(lineLook));
  return edges.flatMap((edge): Legend[] => {
    const ends = endsOf(edge);
    const { bounds } = edge;
    if (!bounds || ends.length > 1 || bounds.width < 20 || bounds.height > 8) return [];
    const text = texts.find((item) => besideLine(item.bounds, bounds) && ends.every((to) => to === item.path));
    if (!text) return [];
    const look = lineLook(edge);
    const tied = (tiedBy.get(text.path) ?? 0) > (ends.includes(text.path) ? 1 : 0);
    const same = (looks.get(look) ?? 0) - 1;
    if (tied || same === 0 || same === edges.length - 1) return [];
    const entry = { sample: edge.path, meaning: ownText(text.control), look };
    return [
      {
        entries: [entry],
        members: [edge.path, text.path],
        reason: 'is a line that ties nothing, with its meaning beside it, in the colour of other lines',
        confidence: 0.8,
      },
    ];
  });
}

function besideLine(text: Rect, line: Rect): boolean {
  const level = Math.abs(centre(text).y - centre(line).y) <= 14;
  const gap = Math.max(text.x - right(line), line.x - right(text));
  return level && gap >= -4 && gap <= 40;
}

function legend(
  entries: readonly LegendEntry[],
  column: readonly PlacedPiece[],
  heading: PlacedPiece | undefined,
  scene: LegendScene,
  reason: string,
): Legend {
  const members = new Set([...entries.map((e) => e.sample), ...column.map((item) => item.path)]);
  if (heading) members.add(heading.path);
  for (const [path, attachment] of scene.of) if (members.has(attachment.to)) members.add(path);
  for (const item of column) {
    const owner = scene.of.get(item.path)?.to ?? scene.lists.get(item.path);
    if (owner !== undefined) members.add(owner);
  }
  const title = heading && ownText(heading.control);
  return {
    ...(title ? { title } : {}),
    entries,
    members: [...members],
    reason,
    confidence: heading ? 0.98 : 0.8,
  };
}

/** The texts that say of what is beneath them that it is a legend. */
function hintsOf(scene: LegendScene): readonly PlacedPiece[] {
  return scene.items.filter((item) => isText(item) && HINT.test(ownText(item.control)));
}

/** The text above the column that says that it is a legend. */
function headingOf(column: readonly PlacedPiece[], hints: readonly PlacedPiece[]): PlacedPiece | undefined {
  const around = column.reduce<Rect | undefined>((r, item) => union(r, item.bounds), undefined);
  if (!around) return undefined;
  const above = { ...expand(around, 20), y: around.y - 60, height: 60 };
  return hints.find((item) => overlaps(item.bounds, above) && !column.includes(item));
}

/** Runs of items that share their left side, one beneath the other with at most `gap` between them. */
function columns<T extends PlacedPiece>(items: readonly T[], gap: number): readonly (readonly T[])[] {
  return runs(items, gap, ({ bounds }) => ({ side: bounds.x, start: bounds.y, end: bottom(bounds) }));
}

/** Runs of items that share their top, one beside the other with at most `gap` between them. */
function rows(items: readonly PlacedPiece[], gap: number): readonly (readonly PlacedPiece[])[] {
  return runs(items, gap, ({ bounds }) => ({ side: bounds.y, start: bounds.x, end: right(bounds) }));
}

function runs<T extends PlacedPiece>(
  items: readonly T[],
  gap: number,
  place: (item: PlacedPiece) => { readonly side: number; readonly start: number; readonly end: number },
): readonly (readonly T[])[] {
  const found: T[][] = [];
  /** Numbers of runs by the side of their last item: only those nearby are looked at. */
  const bySide = new Map<number, number[]>();
  const stripe = (side: number) => Math.floor(side / LEGEND_ALIGNED);
  for (const item of [...items].sort((a, b) => place(a).start - place(b).start || place(a).side - place(b).side)) {
    const at = place(item);
    const follows = (number: number) => {
      const last = found[number]?.at(-1);
      if (!last || Math.abs(place(last).side - at.side) > LEGEND_ALIGNED) return false;
      const between = at.start - place(last).end;
      return between >= -2 && between <= gap;
    };
    const here = stripe(at.side);
    const fitting = [here - 1, here, here + 1].flatMap((near) => bySide.get(near)?.find(follows) ?? []);
    const number = fitting.length === 0 ? found.length : Math.min(...fitting);
    const run = found[number];
    if (run) {
      const last = run.at(-1);
      const before = last && stripe(place(last).side);
      run.push(item);
      if (before === here || before === undefined) continue;
      const left = bySide.get(before);
      left?.splice(left.indexOf(number), 1);
    } else found.push([item]);
    const list = bySide.get(here) ?? [];
    // In the order of the runs, of which the first that fits is taken.
    list.splice(placeIn(list, number), 0, number);
    if (list.length > MOST_RUNS) list.shift();
    bySide.set(here, list);
  }
  return found;
}

/** Where `number` belongs in an ascending list. */
function placeIn(list: readonly number[], number: number): number {
  const last = list.at(-1);
  if (last === undefined || last < number) return list.length;
  return list.findIndex((other) => other > number);
}

export function fillColour(item: Pick<PlacedPiece, 'control'>): Colour {
  return item.control.properties.color ?? WHITE;
}

export function lineLook(edge: EdgeElement): string {
  return `line ${toHex(edge.control.properties.color ?? 0)}`;
}

/** What the legends say of each node that is not a part of one. */
export function classesOf(legends: readonly Legend[], scene: LegendScene): ReadonlyMap<ControlPath, NodeClass> {
  const classes = new Map<ControlPath, NodeClass>();
  const entries = legends.flatMap((one) => one.entries);
  if (entries.length === 0) return classes;
  const members = new Set(legends.flatMap((one) => one.members));
  const byLook = new Map(entries.toReversed().map((entry) => [entry.look, entry]));
  const nearest = new NearestFill(entries);
  for (const item of scene.items) {
    if (!(isBox(item) || isFilledFrame(item)) || members.has(item.path)) continue;
    const badge = scene.badges.get(item.path)?.look;
    const byBadge = badge === undefined ? undefined : byLook.get(badge);
    if (byBadge) {
      const { meaning, sample } = byBadge;
      classes.set(item.path, { meaning, sample, reason: 'has the badge of the legend', confidence: 0.95 });
      continue;
    }
    const fill = nearest.to(fillColour(item));
    if (fill) classes.set(item.path, fill);
  }
  return classes;
}

/** A field set is white only where its author painted it: else what is beneath shows. */
function isFilledFrame({ control }: PlacedPiece): boolean {
  return cardOf(control).role === 'frame' && control.properties.color !== undefined;
}

/** Tells which entry of the legends means a fill. */
class NearestFill {
  readonly #fills: readonly { readonly entry: LegendEntry; readonly colour: Colour }[];
  readonly #known = new Map<Colour, NodeClass | undefined>();

  constructor(entries: readonly LegendEntry[]) {
    this.#fills = entries.flatMap((entry) => {
      const hex = /^fill #([0-9a-f]{6})$/.exec(entry.look)?.[1];
      return hex === undefined ? [] : [{ entry, colour: Number.parseInt(hex, 16) }];
    });
  }

  to(colour: Colour): NodeClass | undefined {
    if (!this.#known.has(colour)) this.#known.set(colour, this.#find(colour));
    return this.#known.get(colour);
  }

  #find(colour: Colour): NodeClass | undefined {
    let best: { entry: LegendEntry; far: number } | undefined;
    let next = Number.POSITIVE_INFINITY;
    for (const { entry, colour: other } of this.#fills) {
      const far = colourDistance(colour, other);
      if (best && far >= best.far) next = Math.min(next, far);
      else [best, next] = [{ entry, far }, best?.far ?? next];
    }
    if (!best) return undefined;
    const { meaning, sample } = best.entry;
    if (best.far === 0) return { meaning, sample, reason: 'has the fill of the legend', confidence: 0.95 };
    // A box that nobody coloured is white: it is not a shade of something.
    if (colour === WHITE) return undefined;
    if (best.far <= SAME_COLOUR) {
      return { meaning, sample, reason: 'has nearly the fill of the legend', confidence: 0.7 };
    }
    if (best.far > LIKE_COLOUR || next < best.far * 2) return undefined;
    return { meaning, sample, reason: 'has a fill that is like one of the legend only', confidence: 0.5 };
  }
}

/** How unlike two colours look: a difference in shade counts half of one in hue. */
function colourDistance(a: Colour, b: Colour): number {
  const [x, y] = [toneOf(a), toneOf(b)];
  return Math.hypot((x.shade - y.shade) / 2, x.redness - y.redness, x.warmth - y.warmth);
}

function toneOf(colour: Colour): { readonly shade: number; readonly redness: number; readonly warmth: number } {
  const [red, green, blue] = channels(colour);
  return { shade: (red + green + blue) / Math.sqrt(3), redness: red - green, warmth: (red + green) / 2 - blue };
}
