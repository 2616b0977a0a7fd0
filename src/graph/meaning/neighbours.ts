import type { ControlPath } from '../../model/control.ts';
import { bottom, expand, type Rect, right } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { append } from '../../model/lists.ts';
import type { Connection, Element } from '../diagram.ts';
import { HEADING_GAP, NEIGHBOURS_APART, NEIGHBOURS_OVER } from '../numbers.ts';
import { isBox, isText } from '../pieces/item.ts';
import { fillColour } from './legend.ts';

/** That something belongs beneath something else in reading order, though no line says so. */
interface Belonging {
  readonly from: ControlPath;
  readonly to: ControlPath;
}

interface Placed {
  readonly element: Element;
  readonly path: ControlPath;
  readonly bounds: Rect;
}

/**
 * What boxes that no line leads to belong to by their place: to what leads to the box that they stand at, to the box itself
 * when they touch it in another colour (a table with its head), or to the text above or below them.
 *
 * @param parents what holds each element
 * @param spine the nodes of the spine, which are nobody's siblings
 * @param skip elements that are left out: samples of legends
 */
export function belongings(
  elements: readonly Element[],
  parents: ReadonlyMap<ControlPath, ControlPath>,
  connections: readonly Connection[],
  spine: readonly ControlPath[],
  skip: ReadonlySet<ControlPath>,
): readonly Belonging[] {
  const placed = elements.flatMap((element): Placed[] =>
    element.bounds && !skip.has(element.path) ? [{ element, path: element.path, bounds: element.bounds }] : [],
  );
  const boxes = placed.filter(({ element }) => element.kind === 'node' && isBox(element));
  const texts = placed.filter(({ element }) => isHeading(element));
  const grid = new BoxIndex(boxes);
  const boxAt = new Map(boxes.map((box) => [box.path, box]));
  const onSpine = new Set(spine);
  const { sources, led } = sourcesOf(connections, spine);
  const tied = new Set([...led, ...spine]);
  const near = (one: Placed) => neighbours(one, grid).filter(({ path }) => parents.get(path) === parents.get(one.path));
  const assigned = new Map<ControlPath, ControlPath>();
  /** The boxes of tables. */
  const cells = new Set<ControlPath>();

  /** Goes from box to box, each beneath what its neighbour is beneath, the nearest first. */
  const spread = (start: readonly Placed[]) => {
    const queues: [Placed, Placed][][] = [];
    const reach = (one: Placed) => {
      for (const next of near(one)) {
        if (tied.has(next.path) || assigned.has(next.path)) continue;
        const cost = Math.ceil(gapBetween(one.bounds, next.bounds));
        const queue = queues[cost];
        if (queue) queue.push([one, next]);
        else queues[cost] = [[one, next]];
      }
    };
    for (const one of start) reach(one);
    for (let cost = 0; cost <= 2 * NEIGHBOURS_APART; cost++) {
      const pair = queues[cost]?.shift();
      if (!pair) continue;
      const [one, next] = pair;
      const to = assigned.has(next.path) ? undefined : beneath(one, next);
      if (to !== undefined && to !== next.path) {
        assigned.set(next.path, to);
        if (isCell(one, next) || cells.has(one.path)) cells.add(next.path);
        reach(next);
      }
      // What was reached now may be nearer than what waits.
      cost = -1;
    }
  };
  /** What `next` is beneath as a neighbour of `one`. */
  const beneath = (one: Placed, next: Placed): ControlPath | undefined => {
    if (isCell(one, next)) return one.path;
    const source = assigned.get(one.path) ?? (onSpine.has(one.path) ? undefined : sources.get(one.path));
    const head = cells.has(one.path) ? boxAt.get(source ?? '') : undefined;
    // A table is as wide as its head.
    return head && overlap(head.bounds, next.bounds) <= 0 ? undefined : source;
  };
  const below = (from: readonly Placed[], where: 'above' | 'below') => {
    const first = from.flatMap((text) =>
      grid
        .near(expand(text.bounds, HEADING_GAP))
        .filter(
          (box) =>
            !tied.has(box.path) &&
            !assigned.has(box.path) &&
            parents.get(box.path) === parents.get(text.path) &&
            (where === 'above' ? standsOn(text.bounds, box.bounds) : standsOn(box.bounds, text.bounds)),
        )
        .map((box) => {
          assigned.set(box.path, text.path);
          return box;
        }),
    );
    spread(first);
  };
  const [tiedTexts, looseTexts] = [texts.filter((t) => tied.has(t.path)), texts.filter((t) => !tied.has(t.path))];
  below(tiedTexts, 'above');
  spread(boxes.filter((box) => tied.has(box.path)));
  below(tiedTexts, 'below');
  below(looseTexts, 'above');
  return [...assigned].map(([to, from]) => ({ from, to }));
}

function isHeading(element: Element): boolean {
  if (element.kind === 'container' || element.kind === 'edge' || !element.bounds) return false;
  if (element.kind === 'mark' && element.of) return false;
  return isText({ ...element, bounds: element.bounds, index: 0 });
}

interface Sources {
  /** The one node that leads to each: where arrows point from, or over plain lines what is nearer to the spine. */
  readonly sources: ReadonlyMap<ControlPath, ControlPath>;
  /** The nodes that lines lead to, or that plain lines tie. */
  readonly led: ReadonlySet<ControlPath>;
}

function sourcesOf(connections: readonly Connection[], spine: readonly ControlPath[]): Sources {
  const next = new Map<ControlPath, { readonly to: ControlPath; readonly leads: boolean | undefined }[]>();
  const add = (from: ControlPath, to: ControlPath, leads: boolean | undefined) => append(next, from, { to, leads });
  for (const { from, to, direction } of connections) {
    add(from, to, direction === 'forward' ? false : undefined);
    add(to, from, direction === 'forward' ? true : undefined);
  }
  const depth = new Map(spine.map((path) => [path, 0]));
  const queue = [...spine];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const { to } of next.get(path) ?? []) {
      if (depth.has(to)) continue;
      depth.set(to, (depth.get(path) ?? 0) + 1);
      queue.push(to);
    }
  }
  const far = (path: ControlPath) => depth.get(path) ?? Number.POSITIVE_INFINITY;
  const sources = new Map<ControlPath, ControlPath>();
  for (const [path, ties] of next) {
    const leading = ties.filter(({ to, leads }) => leads ?? (far(to) < far(path) || ties.length === 1));
    const [only, ...others] = leading.filter(({ leads }) => leads !== false);
    if (only && others.length === 0) sources.set(path, only.to);
  }
  const led = [...next].filter(([, ties]) => ties.some(({ leads }) => leads !== false)).map(([path]) => path);
  return { sources, led: new Set(led) };
}

function neighbours(one: Placed, grid: BoxIndex<Placed>): readonly Placed[] {
  return grid
    .near(expand(one.bounds, NEIGHBOURS_APART))
    .filter((other) => other.path !== one.path && gapBetween(one.bounds, other.bounds) < Number.POSITIVE_INFINITY);
}

/** Whether the second touches the first in another colour. */
function isCell(one: Placed, next: Placed): boolean {
  return gapBetween(one.bounds, next.bounds) === 0 && fillColour(one.element) !== fillColour(next.element);
}

/**
 * How far apart the two stand, one on the other or one beside the other, which counts for more; infinite when they do not
 * stand so.
 */
function gapBetween(a: Rect, b: Rect): number {
  const [across, down] = [overlap(a, b), Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y)];
  const stands = (along: number, aside: number, least: number) =>
    aside >= least / 2 && along <= NEIGHBOURS_OVER && along >= -NEIGHBOURS_APART
      ? Math.max(0, -along)
      : Number.POSITIVE_INFINITY;
  const above = stands(down, across, Math.min(a.width, b.width));
  const beside = stands(across, down, Math.min(a.height, b.height));
  return Math.min(above, beside === 0 ? 0 : beside + NEIGHBOURS_APART / 2);
}

/** How much of the width both share; negative when they stand apart. */
function overlap(a: Rect, b: Rect): number {
  return Math.min(right(a), right(b)) - Math.max(a.x, b.x);
}

/** Whether `upper` stands right above `lower`. */
function standsOn(upper: Rect, lower: Rect): boolean {
  const gap = lower.y - bottom(upper);
  return (
    overlap(upper, lower) >= Math.min(upper.width, lower.width) / 3 && gap >= -NEIGHBOURS_OVER && gap <= HEADING_GAP
  );
}
