import { type Colour, channels, toHex } from '../model/colour.ts';
import type { ControlPath } from '../model/control.ts';
import { bottom, centre, expand, overlaps, type Rect, right, union } from '../model/geometry.ts';
import type { Attachment, EdgeElement, Legend, LegendEntry, NodeClass } from './diagram.ts';
import { type Item, isBox, isIcon, isText, ownText } from './item.ts';

const WHITE = 0xffffff;
/** What headings of legends say, in the languages of many roadmaps. */
const HINT =
  /\b(legends?|key|keys|colou?rs?|meaning|légende|leyenda|legenda|legende|lejant)\b|легенда|обозначения|图例|圖例|凡例|범례/iu;
/** How far a text stands from the badge that it explains at most; drawing units. */
const SAMPLE_GAP = 100;
/** Up to which `colourDistance` a reader takes two fills for the same. */
const SAME_COLOUR = 20;
/** Up to which a reader takes one for the other when no other fill of the legend is half as near. */
const LIKE_COLOUR = 45;

/** What legends are looked for in. */
export interface LegendScene {
  /** What `badgesByOwner` gives. */
  readonly badges: ReadonlyMap<ControlPath, Badge>;
  readonly items: readonly Item[];
  readonly edges: readonly EdgeElement[];
  readonly of: ReadonlyMap<ControlPath, Attachment>;
  /** The texts that are lines of a list, each with the box that the list is on. */
  readonly lists: ReadonlyMap<ControlPath, ControlPath>;
  readonly titles: ReadonlyMap<ControlPath, string>;
}

export interface Badge {
  readonly path: ControlPath;
  /** Icon and colour, which badges of one meaning share. */
  readonly look: string;
}

/** The badge painted last on each node or before each text. */
export function badgesByOwner(
  items: readonly Item[],
  of: ReadonlyMap<ControlPath, Attachment>,
): ReadonlyMap<ControlPath, Badge> {
  const badges = new Map<ControlPath, Badge>();
  for (const { path, control } of items) {
    const owner = of.get(path);
    if (!(control.typeID === 'Icon' || control.typeID === 'CircleButton') || !owner) continue;
    badges.set(owner.to, { path, look: badgeLook({ control }) });
  }
  return badges;
}

function badgeLook({ control }: Pick<Item, 'control'>): string {
  const { icon, color } = control.properties;
  return `badge ${icon?.id ?? icon?.name ?? ''} ${toHex(color ?? 0)}`;
}

/** The legends of a mockup: boxes of several colours in a column, badges before their meanings, a line beside its meaning. */
export function findLegends(scene: LegendScene): readonly Legend[] {
  return [...boxLegends(scene), ...badgeLegends(scene), ...lineLegends(scene)];
}

function boxLegends(scene: LegendScene): readonly Legend[] {
  const tied = new Set(scene.edges.flatMap((edge) => [edge.from.attachment?.to, edge.to.attachment?.to]));
  const name = (item: Item) => ownText(item.control) || (scene.titles.get(item.path) ?? '');
  const boxes = scene.items.filter((item) => isBox(item) && name(item) !== '' && !tied.has(item.path));
  const inColumns = columns(boxes, 16).flatMap((column) => boxLegend(column, scene, name, 'column'));
  // Boxes side by side are often of different colours: only a heading makes a legend of them.
  const inRows = rows(boxes, 40).flatMap((row) =>
    headingOf(row, scene, HINT) ? boxLegend(row, scene, name, 'row') : [],
  );
  return [...inColumns, ...inRows];
}

function boxLegend(
  column: readonly Item[],
  scene: LegendScene,
  name: (item: Item) => string,
  shape: 'column' | 'row',
): readonly Legend[] {
  const looks = column.map((item) => fillOf(item));
  if (column.length < 2 || new Set(looks).size < column.length) return [];
  const others = scene.items.filter((item) => isBox(item) && name(item) !== '' && !column.includes(item));
  const used = looks.filter((look) => others.some((item) => fillOf(item) === look)).length;
  const heading = headingOf(column, scene, HINT);
  if (used < (heading ? 1 : 2) || (column.length < 3 && !heading) || others.length <= column.length) return [];
  const entries = column.map((item) => ({
    sample: item.path,
    meaning: name(item),
    look: `fill ${toHex(fillOf(item))}`,
  }));
  return [legend(entries, column, heading, scene, `is a ${shape} of boxes in colours that other nodes have`)];
}

function badgeLegends(base: LegendScene): readonly Legend[] {
  const scene = { ...base, badges: withSamples(base) };
  const byPath = new Map(scene.items.map((item) => [item.path, item]));
  const rows = scene.items.filter(isText).flatMap((text) => {
    const icon = byPath.get(scene.badges.get(text.path)?.path ?? '');
    return icon ? [{ ...icon, text }] : [];
  });
  return columns(rows, 40).flatMap((run): Legend[] => {
    const column = run.map(({ text }) => text);
    const looks = column.map((text) => scene.badges.get(text.path)?.look);
    if (column.length < 2 || looks.includes(undefined) || new Set(looks).size < column.length) return [];
    const used = new Set(scene.items.flatMap((item) => (isBox(item) ? (scene.badges.get(item.path)?.look ?? []) : [])));
    if (!looks.some((look) => look !== undefined && used.has(look))) return [];
    const entries = column.map((text, i) => ({
      sample: scene.badges.get(text.path)?.path ?? text.path,
      meaning: ownText(text.control),
      look: looks[i] ?? '',
    }));
    const heading = headingOf(column, scene, HINT);
    return [legend(entries, column, heading, scene, 'is a column of badges that nodes have, each with its meaning')];
  });
}

/** The badges, and those that stand alone on a level with a text: they may show what badges of nodes mean. */
function withSamples(scene: LegendScene): ReadonlyMap<ControlPath, Badge> {
  const alone = scene.items.filter((item) => isIcon(item) && !scene.of.has(item.path));
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
  const texts = scene.items.filter((item) => isText(item) && !scene.of.has(item.path));
  return scene.edges.flatMap((edge): Legend[] => {
    const ends = [edge.from.attachment?.to, edge.to.attachment?.to].filter((to) => to !== undefined);
    const { bounds } = edge;
    if (!bounds || ends.length > 1 || bounds.width < 20 || bounds.height > 8) return [];
    const text = texts.find((item) => besideLine(item.bounds, bounds) && ends.every((to) => to === item.path));
    if (!text) return [];
    const others = scene.edges.filter((other) => other !== edge);
    const tied = others.some((o) => o.from.attachment?.to === text.path || o.to.attachment?.to === text.path);
    const same = others.filter((other) => lineLook(other) === lineLook(edge)).length;
    if (tied || same === 0 || same === others.length) return [];
    const entry = { sample: edge.path, meaning: ownText(text.control), look: lineLook(edge) };
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
  column: readonly Item[],
  heading: Item | undefined,
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

/** The text above the column that says that it is a legend. */
function headingOf(column: readonly Item[], scene: LegendScene, hint: RegExp): Item | undefined {
  const around = column.reduce<Rect | undefined>((r, item) => union(r, item.bounds), undefined);
  if (!around) return undefined;
  const above = { ...expand(around, 20), y: around.y - 60, height: 60 };
  return scene.items.find(
    (item) =>
      isText(item) && !column.includes(item) && overlaps(item.bounds, above) && hint.test(ownText(item.control)),
  );
}

/** Runs of items that share their left side, one beneath the other with at most `gap` between them. */
function columns<T extends Item>(items: readonly T[], gap: number): readonly (readonly T[])[] {
  return runs(items, gap, ({ bounds }) => ({ side: bounds.x, start: bounds.y, end: bottom(bounds) }));
}

/** Runs of items that share their top, one beside the other with at most `gap` between them. */
function rows(items: readonly Item[], gap: number): readonly (readonly Item[])[] {
  return runs(items, gap, ({ bounds }) => ({ side: bounds.y, start: bounds.x, end: right(bounds) }));
}

function runs<T extends Item>(
  items: readonly T[],
  gap: number,
  place: (item: Item) => { readonly side: number; readonly start: number; readonly end: number },
): readonly (readonly T[])[] {
  const found: T[][] = [];
  for (const item of [...items].sort((a, b) => place(a).start - place(b).start || place(a).side - place(b).side)) {
    const at = place(item);
    const run = found.find((one) => {
      const last = one.at(-1);
      if (!last || Math.abs(place(last).side - at.side) > 4) return false;
      const between = at.start - place(last).end;
      return between >= -2 && between <= gap;
    });
    if (run) run.push(item);
    else found.push([item]);
  }
  return found;
}

export function fillOf(item: Pick<Item, 'control'>): Colour {
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
  for (const item of scene.items) {
    if (!isBox(item) || members.has(item.path)) continue;
    const badge = scene.badges.get(item.path)?.look;
    const byBadge = badge === undefined ? undefined : entries.find((entry) => entry.look === badge);
    if (byBadge) {
      const { meaning, sample } = byBadge;
      classes.set(item.path, { meaning, sample, reason: 'has the badge of the legend', confidence: 0.95 });
      continue;
    }
    const fill = nearestFill(fillOf(item), entries);
    if (fill) classes.set(item.path, fill);
  }
  return classes;
}

function nearestFill(colour: Colour, entries: readonly LegendEntry[]): NodeClass | undefined {
  const ranked = entries
    .flatMap((entry) => {
      const hex = /^fill #([0-9a-f]{6})$/.exec(entry.look)?.[1];
      return hex === undefined ? [] : [{ entry, far: colourDistance(colour, Number.parseInt(hex, 16)) }];
    })
    .sort((a, b) => a.far - b.far);
  const [best, next] = ranked;
  if (!best) return undefined;
  const { meaning, sample } = best.entry;
  if (best.far === 0) return { meaning, sample, reason: 'has the fill of the legend', confidence: 0.95 };
  // A box that nobody coloured is white: it is not a shade of something.
  if (colour === WHITE) return undefined;
  if (best.far <= SAME_COLOUR) {
    return { meaning, sample, reason: 'has nearly the fill of the legend', confidence: 0.7 };
  }
  if (best.far > LIKE_COLOUR || (next && next.far < best.far * 2)) return undefined;
  return { meaning, sample, reason: 'has a fill that is like one of the legend only', confidence: 0.5 };
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
