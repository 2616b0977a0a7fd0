import type { ArrowGeometry } from '../../graph/arrow.ts';
import type { Measure } from '../../graph/build.ts';
import type { Diagram, EdgeElement, Element } from '../../graph/diagram.ts';
import { type Control, type ControlPath, comparePaths } from '../../model/control.ts';
import { distance, expand, overlaps, type Rect, rectGap, type Size, union } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import type { ElkRunner } from '../elk/graph.ts';
import { authoredLayout, type Layout, USUAL_SPACING } from '../layout.ts';
import { isAlike } from '../lines/course.ts';
import { couldRun } from '../lines/route.ts';
import { defectsIn } from '../lines/routes.ts';
import { type Units, unitsOf } from '../units.ts';
import { type Arrangement, hasSpine, placeAll, type TidyOptions, withLines } from './layout.ts';

/** How often places are made from the last ones at most; nearly all drawings need two to four. */
const ROUNDS = 10;

/** So much harder may lines be to follow for it that nothing else moves: one line through a node, or 3 crossings. */
const SLACK = 3;

/** Of the things that stood next to another, so many may stand far from it; a layout that tears more apart is no better. */
const TORN = 0.25;
/** What stands next to a thing is nearer than this, and torn from it when it is three times as far and this much more. */
const NEXT = 60;

/** A layout may take up so many times the room of the drawing; one that takes more is as bad as so many crossings. */
const SPREAD = 3.3;
const SPRAWL = 1_000;

/**
 * The layout of a diagram all of whose nodes have a place. It stays what it is when it is made anew from itself. Arrangements
 * that read well are kept; where lines are harder to follow than in the drawing for it, the best is taken of that, of all
 * trees laid out anew, and of the drawing tidied.
 *
 * @param choice arrangements to choose from when no author made one, the one to prefer first
 * @throws BalsaError when ELK refuses the graph or takes too long.
 */
export async function settled(
  diagram: Diagram,
  options: TidyOptions,
  elk: ElkRunner,
  choice?: readonly Arrangement[],
): Promise<Layout> {
  const [run, measure] = [remembering(elk), measuredOnce(options.measure)];
  const units = unitsOf(diagram);
  const drawn = authoredLayout(diagram);
  const isUsual = !choice && options.direction === 'auto' && options.spacing === USUAL_SPACING;
  if (isUsual && mayBeLaid(diagram, units, drawn, options)) {
    const asItStands = withLines(diagram, units, drawn.bounds, options, false);
    if (isLaid(diagram, drawn, asItStands)) {
      const isBetter = defectsIn(diagram, asItStands).cost < defectsIn(diagram, drawn).cost;
      return isBetter ? asItStands : { ...drawn, mode: 'tidy' };
    }
  }
  const most = defectsIn(diagram, drawn).crossings;
  const room = areaOf(drawn) * SPREAD;
  let best: { readonly layout: Layout; readonly defects: number } | undefined;
  let arrangements = choice ?? arrangementsFor(diagram, units, options);
  for (let i = 0; i < arrangements.length; i++) {
    const arrangement = arrangements[i] ?? 'drawn';
    const layout = await steady(diagram, units, { ...options, measure, arrangement }, run);
    const sprawls = arrangement !== 'drawn' && (areaOf(layout) > room || tornIn(diagram, layout) > TORN);
    const defects = defectsIn(diagram, layout).cost + (sprawls ? SPRAWL : 0);
    if (!best || defects < best.defects) best = { layout, defects };
    if (best.defects <= most + SLACK) return best.layout;
    // What takes the drawing apart once does so in any order of its trees.
    if (sprawls && arrangements.includes('drawn')) arrangements = [...arrangements.slice(0, i + 1), 'drawn'];
  }
  return best?.layout ?? drawn;
}

/**
 * So many lines of a drawing that ELK laid out run as it would lead them now: the rest are the author's own, which it kept. Of
 * 150 drawings by hand none had more than 0.07, of those laid out with lines led anew nearly all 0.24 or more.
 */
const LED = 0.15;

/**
 * Whether ELK laid the drawing out before: lines run to the unit as they would be led now, which no hand draws. Such a drawing
 * stays as it is.
 */
function isLaid(diagram: Diagram, drawn: Layout, led: Layout): boolean {
  return isLedIn(
    tiedLines(diagram, drawn).map(({ edge, line }) => {
      const now = led.routes.get(edge.path);
      return now !== undefined && isAlike(line, now);
    }),
  );
}

/**
 * Whether ELK can have laid the drawing out: nothing lies over anything else, and enough lines run in one of the ways that there
 * are from box to box. Nearly all that people drew is told apart by this, and no lines need be led for it.
 */
function mayBeLaid(diagram: Diagram, units: Units, drawn: Layout, { edges }: TidyOptions): boolean {
  const isPossible = tiedLines(diagram, drawn).map(({ edge, line }) => {
    const [a, b] = [edge.from.attachment?.to, edge.to.attachment?.to];
    const [from, to] = [drawn.bounds.get(a ?? ''), drawn.bounds.get(b ?? '')];
    // What has no two ends is not led anew.
    if (!from || !to || a === b) return true;
    return couldRun(line, from, to, edges, edge.through.length > 0);
  });
  return isLedIn(isPossible) && !hasOverlaps(units);
}

function isLedIn(lines: readonly boolean[]): boolean {
  const led = lines.filter(Boolean).length;
  return led >= 3 && led >= lines.length * LED;
}

/** The lines of the page whose both ends are tied. */
function tiedLines(
  diagram: Diagram,
  { routes }: Layout,
): readonly { readonly edge: EdgeElement; readonly line: ArrowGeometry }[] {
  return diagram.elements.flatMap((edge) => {
    const line = routes.get(edge.path);
    const isTied = edge.kind === 'edge' && edge.from.attachment && edge.to.attachment && !edge.path.includes(':');
    return isTied && line ? [{ edge, line }] : [];
  });
}

/** Whether things that are moved apart lie over one another. */
function hasOverlaps({ all }: Units): boolean {
  const units = [...all.values()].map((unit) => ({ ...unit, bounds: expand(unit.bounds, -1) }));
  const grid = new BoxIndex(units);
  return units.some((unit) =>
    grid
      .near(unit.bounds)
      .some((other) => other.path !== unit.path && other.parent === unit.parent && overlaps(other.bounds, unit.bounds)),
  );
}

/** The drawing only tidied is no answer to a person who asks for layers in a direction. */
function arrangementsFor(diagram: Diagram, units: Units, { direction }: TidyOptions): readonly Arrangement[] {
  const all = ['kept', 'mended', 'anew', 'drawn'] as const;
  return direction === 'auto' || hasSpine(diagram, units) ? all : ['anew'];
}

/** Of what stood next to something, the share that no longer stands near it. */
function tornIn(diagram: Diagram, { bounds }: Layout): number {
  const all = diagram.elements.flatMap(({ path, kind, bounds: was }) => {
    const is = bounds.get(path);
    return path.includes(':') || kind === 'edge' || path === diagram.backdrop || !was || !is
      ? []
      : [{ path, bounds: was, is }];
  });
  const grid = new BoxIndex(all);
  let [next, torn] = [0, 0];
  for (const one of all) {
    const [beside] = grid
      .near(expand(one.bounds, NEXT))
      .map((other) => ({ other, gap: rectGap(one.bounds, other.bounds) }))
      .filter(({ gap }) => gap > 0 && gap <= NEXT)
      .sort((a, b) => a.gap - b.gap || comparePaths(a.other.path, b.other.path));
    if (!beside) continue;
    next++;
    if (rectGap(one.is, beside.other.is) > beside.gap * 3 + NEXT) torn++;
  }
  return next === 0 ? 0 : torn / next;
}

function areaOf({ bounds }: Layout): number {
  const all = [...bounds.values()].reduce<Rect | undefined>(union, undefined);
  return all ? all.width * all.height : 0;
}

/**
 * Places that lead to themselves. The order of things comes from where they stand, so that places can lead to others, and
 * these back to the first: of such a round those with the fewest crossings are taken, wherever the round began.
 */
async function steady(diagram: Diagram, units: Units, options: TidyOptions, run: ElkRunner): Promise<Layout> {
  const seen: ReadonlyMap<ControlPath, Rect>[] = [];
  let from = diagram;
  for (let round = 0; round < ROUNDS; round++) {
    const places = await placeAll(from, round === 0 ? units : unitsOf(from), options, run);
    const again = seen.findIndex((other) => isUnmoved(diagram, other, places));
    if (again >= 0) return bestOf(diagram, units, seen.slice(again), options);
    seen.push(places);
    from = movedTo(diagram, places);
  }
  // What leads nowhere only goes astray.
  return bestOf(diagram, units, seen.slice(0, 1), options);
}

/** The diagram with what it means as it is, and everything where it is placed. */
export function movedTo(diagram: Diagram, places: ReadonlyMap<ControlPath, Rect>): Diagram {
  const elements = diagram.elements.map((element): Element => {
    const place = places.get(element.path);
    return element.kind === 'edge' || !place ? element : { ...element, bounds: place };
  });
  return { ...diagram, elements, byPath: new Map(elements.map((element) => [element.path, element])) };
}

function bestOf(
  diagram: Diagram,
  units: Units,
  candidates: readonly ReadonlyMap<ControlPath, Rect>[],
  options: TidyOptions,
): Layout {
  const ranked = candidates.map((places) => {
    const layout = withLines(diagram, units, places, options);
    return { layout, defects: candidates.length > 1 ? defectsIn(diagram, layout).cost : 0, key: keyOf(places) };
  });
  const [first] = ranked.sort((a, b) => a.defects - b.defects || (a.key < b.key ? -1 : 1));
  if (!first) throw new Error('no layout was made');
  return first.layout;
}

/** A text that tells places apart. */
function keyOf(places: ReadonlyMap<ControlPath, Rect>): string {
  return [...places]
    .map(([path, { x, y }]) => `${path} ${Math.round(x)} ${Math.round(y)}`)
    .sort()
    .join('\n');
}

/** Whether every node stands in the same place. */
function isUnmoved(
  { elements }: Diagram,
  a: ReadonlyMap<ControlPath, Rect>,
  b: ReadonlyMap<ControlPath, Rect>,
): boolean {
  return elements.every(({ path, kind }) => {
    const [r, s] = [a.get(path), b.get(path)];
    return kind === 'edge' || (r && s ? distance(r, s) <= 1 : r === s);
  });
}

/** Each control is measured once: it does not change when it is moved. */
function measuredOnce(measure: Measure): Measure {
  const known = new Map<Control, Size>();
  return (control) => {
    const size = known.get(control) ?? measure(control);
    known.set(control, size);
    return size;
  };
}

/** The same graph is laid out once: rounds often ask for it again. */
function remembering(run: ElkRunner): ElkRunner {
  const known = new Map<string, ReturnType<ElkRunner>>();
  return (graph) => {
    const key = JSON.stringify(graph);
    const before = known.get(key) ?? run(graph);
    known.set(key, before);
    return before;
  };
}
