import type { ControlPath } from '../../model/control.ts';

/** A tie of two things at the top level, in the direction in which it is to be read. */
export interface Arc {
  readonly from: ControlPath;
  readonly to: ControlPath;
  readonly directed: boolean;
  readonly look: string;
}

/** What stands on a spine and what hangs on it, each thing on the first that is tied to it. */
export interface Trunk {
  /** The stages, from the start of the spine on. */
  readonly spine: readonly ControlPath[];
  /** What hangs on a stage, or on what hangs on it, in the order of the source. */
  readonly children: ReadonlyMap<ControlPath, readonly ControlPath[]>;
  /** What no tie leads to from the spine. */
  readonly rest: readonly ControlPath[];
}

/** Of the lines that look alike, so many must be on the path that is to be the spine: then they are drawn to show it. */
const SHOWN = 0.6;
/** A spine has so many stages at least. */
const LEAST = 3;
/** Of so few things, a path is a spine only where it is all that lines of its look draw, or longer than a branch of a tree. */
const SMALL = 9;
const SHORT = 4;
/** A path from the title on is the spine where it is so long beside the longest. */
const TITLED = 0.6;
/** Each thing hangs on one other: of the ties beside the spine, no more than this share may be beyond that. */
const TANGLED = 0.25;
/** And so many may lead to a stage from beside it, or from one that is not its neighbour. */
const ASTRAY = 0.2;

/** What the things of a graph are. */
export interface Kinds {
  /** Whether a thing holds others: those are what a spine leads to rather than a part of it. */
  readonly isSection: (path: ControlPath) => boolean;
  /** Whether a thing is the title of the drawing: a spine starts there. */
  readonly isTitle: (path: ControlPath) => boolean;
  /** Whether a thing is a dot or another icon: those are stages rather than topics. */
  readonly isIcon: (path: ControlPath) => boolean;
}

/** What a thing counts for on the way to the longest path. */
const WEIGHT = { section: 0.5, icon: 3, other: 1 } as const;

/**
 * The stages of a roadmap: the longest path through lines of one look that is nearly all that they draw, or else through all
 * lines, where the rest hangs on it in short trees. Nothing where the ties draw something else.
 */
export function spineOf(order: readonly ControlPath[], arcs: readonly Arc[], kinds: Kinds): readonly ControlPath[] {
  const title = order.find(kinds.isTitle);
  const looks = [...new Set(arcs.map(({ look }) => look))].filter((look) => look !== 'near');
  const isSmall = order.length <= SMALL;
  let shown: readonly ControlPath[] = [];
  for (const look of looks) {
    const own = arcs.filter((arc) => arc.look === look);
    const longest = longestPath(order, own, kinds);
    const isMost = longest.length - 1 >= pairsOf(own) * (isSmall ? 1 : SHOWN);
    const path = isSmall ? longest : titledPath(longest, own, { title, order, arcs, kinds });
    if (path.length >= LEAST && isMost && path.length > shown.length && looks.length > 1) shown = path;
  }
  const all = withoutLeaf(longestPath(order, arcs, kinds), arcs, kinds);
  // A chain of a few boxes among the options of a roadmap is not what leads through it.
  if (shown.length >= all.length / 2) return shown;
  const titled = title === undefined || isSmall ? [] : pathFrom(title, order, arcs, kinds);
  if (titled.length >= all.length * TITLED && isHung(titled, order, arcs, kinds)) return titled;
  return all.length >= (isSmall ? SHORT + 1 : LEAST) && isHung(all, order, arcs, kinds) ? all : [];
}

/** The path from the title on where that is nearly as long as the longest; its own line may be of another look. */
function titledPath(
  longest: readonly ControlPath[],
  own: readonly Arc[],
  { title, order, arcs, kinds }: Titled,
): readonly ControlPath[] {
  // What leads to the title is the first stage.
  if (title === undefined || longest.indexOf(title) === 1) return longest;
  const ends = new Set(own.flatMap(({ from, to }) => [from, to]));
  const next = arcs.flatMap(({ from, to }) => (from === title ? [to] : to === title ? [from] : []));
  const start = ends.has(title) ? title : next.find((at) => ends.has(at));
  if (start === undefined) return longest;
  const path = pathFrom(start, order, own, kinds);
  const titled = start === title ? path : [title, ...path.filter((at) => at !== title)];
  const [second, last] = [titled[1], titled.at(-1)].map((at) => order.indexOf(at ?? title));
  const isOnwards = second !== undefined && last !== undefined && second < last;
  return isOnwards && titled.length >= longest.length * TITLED ? titled : longest;
}

interface Titled {
  readonly title: ControlPath | undefined;
  readonly order: readonly ControlPath[];
  readonly arcs: readonly Arc[];
  readonly kinds: Kinds;
}

/** The longest path from a thing on; of equally long ones, that which ends last in the source. */
function pathFrom(
  start: ControlPath,
  order: readonly ControlPath[],
  arcs: readonly Arc[],
  kinds: Kinds,
): readonly ControlPath[] {
  const rank = new Map(order.map((path, i) => [path, i]));
  const { tree, parents } = treeFrom(start, waysOf(arcs), rank, new Set());
  const depths = new Map<ControlPath, number>();
  let end = start;
  for (const at of tree) {
    const depth = (depths.get(parents.get(at) ?? '') ?? 0) + weightOf(at, kinds);
    depths.set(at, depth);
    const [far, later] = [depth - (depths.get(end) ?? 0), (rank.get(at) ?? 0) > (rank.get(end) ?? 0)];
    if (far > 0 || (far === 0 && later)) end = at;
  }
  const path: ControlPath[] = [];
  for (let at: ControlPath | undefined = end; at !== undefined; at = parents.get(at)) path.unshift(at);
  return path;
}

function weightOf(path: ControlPath, { isSection, isIcon }: Kinds): number {
  return isSection(path) ? WEIGHT.section : isIcon(path) ? WEIGHT.icon : WEIGHT.other;
}

function pairsOf(arcs: readonly Arc[]): number {
  return new Set(arcs.map(({ from, to }) => [from, to].sort().join('\n'))).size;
}

/** Whether the rest hangs on the path in trees that are short beside it; on dots they may be of any height. */
function isHung(
  path: readonly ControlPath[],
  order: readonly ControlPath[],
  arcs: readonly Arc[],
  { isIcon }: Kinds,
): boolean {
  const { children, rest } = trunkOf(path, order, arcs);
  const hanging = order.length - path.length - rest.length;
  const beside = pairsOf(arcs) - (path.length - 1);
  if (beside > hanging * (1 + TANGLED)) return false;
  // What leads to a stage, or past the next one, makes it a flow of things rather than a way to go.
  const place = new Map(path.map((at, i) => [at, i]));
  const astray = arcs.filter(({ from, to, directed }) => {
    const [a, b] = [place.get(from), place.get(to)];
    return b !== undefined && (a === undefined ? directed : Math.abs(a - b) > 1);
  });
  if (astray.length > beside * ASTRAY) return false;
  if (path.filter(isIcon).length >= LEAST) return true;
  const depthOf = (at: ControlPath): number => Math.max(0, ...(children.get(at) ?? []).map((to) => 1 + depthOf(to)));
  return path.every((stage) => depthOf(stage) <= Math.max(1, (path.length - 1) / 2));
}

/** The path without its last thing where that is one of several leaves alike, which all hang on the last stage. */
function withoutLeaf(
  path: readonly ControlPath[],
  arcs: readonly Arc[],
  { isSection, isIcon }: Kinds,
): readonly ControlPath[] {
  const [before, last] = path.slice(-2);
  if (before === undefined || last === undefined || path.length < 2) return path;
  const next = new Set(
    arcs
      .flatMap(({ from, to }) => (from === before ? [to] : to === before ? [from] : []))
      .filter((at) => !path.includes(at)),
  );
  const isAlike = (at: ControlPath) => isSection(at) === isSection(last) && isIcon(at) === isIcon(last);
  return [...next].some(isAlike) || isSection(last) ? path.slice(0, -1) : path;
}

/** The longest path along the ties in a forest of them, in the order of the source; sections count for half. */
function longestPath(order: readonly ControlPath[], arcs: readonly Arc[], kinds: Kinds): readonly ControlPath[] {
  const rank = new Map(order.map((path, i) => [path, i]));
  const next = waysOf(arcs);
  const isEntered = new Set(arcs.filter(({ directed }) => directed).map(({ to }) => to));
  const seen = new Set<ControlPath>();
  let best: Path = { things: [], weight: 0 };
  // What nothing leads to comes first, so that trees grow along their ties.
  const roots = [...order].sort((a, b) => Number(isEntered.has(a)) - Number(isEntered.has(b)));
  for (const root of roots) {
    if (seen.has(root) || !next.has(root)) continue;
    const { tree, parents } = treeFrom(root, next, rank, seen);
    const down = new Map<ControlPath, Path>();
    const up = new Map<ControlPath, Path>();
    for (const at of [...tree].reverse()) {
      const weight = weightOf(at, kinds);
      const below: ReadonlyMap<ControlPath, boolean> = next.get(at) ?? new Map();
      const kids = [...below.keys()].filter((to) => parents.get(to) === at);
      const downs = kids.filter((to) => below.get(to)).map((to) => ({ to, path: down.get(to) ?? NO_PATH }));
      const ups = kids.filter((to) => next.get(to)?.get(at)).map((to) => ({ to, path: up.get(to) ?? NO_PATH }));
      const [longDown] = [...downs].sort((a, b) => b.path.weight - a.path.weight);
      const [longUp] = [...ups].sort((a, b) => b.path.weight - a.path.weight);
      down.set(at, joined([at], longDown?.path.things ?? [], weight + (longDown?.path.weight ?? 0)));
      up.set(at, joined(longUp?.path.things ?? [], [at], weight + (longUp?.path.weight ?? 0)));
      for (const a of [...ups, undefined].slice(0, 24)) {
        const b = downs.filter(({ to }) => to !== a?.to).sort((p, q) => q.path.weight - p.path.weight)[0];
        const sum = weight + (a?.path.weight ?? 0) + (b?.path.weight ?? 0);
        if (sum <= best.weight) continue;
        best = { things: [...(a?.path.things ?? []), at, ...(b?.path.things ?? [])], weight: sum };
      }
    }
  }
  return inReadingOrder(best.things, arcs, rank);
}

/** Where each thing leads, and whether along the tie: a line without a direction leads both ways. */
function waysOf(arcs: readonly Arc[]): ReadonlyMap<ControlPath, ReadonlyMap<ControlPath, boolean>> {
  const next = new Map<ControlPath, Map<ControlPath, boolean>>();
  const open = (from: ControlPath, to: ControlPath, along: boolean) => {
    const own = next.get(from) ?? new Map<ControlPath, boolean>();
    own.set(to, own.get(to) === true || along);
    next.set(from, own);
  };
  for (const { from, to, directed } of arcs) {
    open(from, to, true);
    open(to, from, !directed);
  }
  return next;
}

interface Path {
  readonly things: readonly ControlPath[];
  readonly weight: number;
}

const NO_PATH: Path = { things: [], weight: 0 };

function joined(a: readonly ControlPath[], b: readonly ControlPath[], weight: number): Path {
  return { things: [...a, ...b], weight };
}

/** A tree along the ties, depth first in the order of the source; parents before what hangs on them. */
function treeFrom(
  root: ControlPath,
  next: ReadonlyMap<ControlPath, ReadonlyMap<ControlPath, boolean>>,
  rank: ReadonlyMap<ControlPath, number>,
  seen: Set<ControlPath>,
): { readonly tree: readonly ControlPath[]; readonly parents: ReadonlyMap<ControlPath, ControlPath> } {
  const tree: ControlPath[] = [];
  const parents = new Map<ControlPath, ControlPath>();
  const stack: (readonly [ControlPath, ControlPath | undefined])[] = [[root, undefined]];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [at, from] = top;
    if (seen.has(at)) continue;
    seen.add(at);
    tree.push(at);
    if (from !== undefined) parents.set(at, from);
    const onwards = [...(next.get(at) ?? [])].flatMap(([to, along]) => (along && !seen.has(to) ? [to] : []));
    onwards.sort((a, b) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0));
    for (const to of onwards) stack.push([to, at]);
  }
  return { tree, parents };
}

/** A path of lines without a direction is read from the end that comes first in the source. */
function inReadingOrder(
  path: readonly ControlPath[],
  arcs: readonly Arc[],
  rank: ReadonlyMap<ControlPath, number>,
): readonly ControlPath[] {
  const place = new Map(path.map((at, i) => [at, i]));
  let forward = 0;
  for (const { from, to, directed } of arcs) {
    const [a, b] = [place.get(from), place.get(to)];
    if (directed && a !== undefined && b !== undefined && Math.abs(a - b) === 1) forward += b - a;
  }
  const [first, last] = [path[0], path.at(-1)];
  const isTurned =
    forward === 0 && first !== undefined && last !== undefined && (rank.get(first) ?? 0) > (rank.get(last) ?? 0);
  return isTurned || forward < 0 ? [...path].reverse() : path;
}

/** What hangs on the spine: each thing on the first that a tie leads to it from. */
export function trunkOf(spine: readonly ControlPath[], order: readonly ControlPath[], arcs: readonly Arc[]): Trunk {
  const next = new Map<ControlPath, Set<ControlPath>>();
  const note = (a: ControlPath, b: ControlPath) => void next.set(a, (next.get(a) ?? new Set()).add(b));
  for (const { from, to } of arcs) note(from, to);
  const back = new Map<ControlPath, Set<ControlPath>>();
  for (const { from, to } of arcs) back.set(to, (back.get(to) ?? new Set()).add(from));
  const rank = new Map(order.map((path, i) => [path, i]));
  const placed = new Set(spine);
  const children = new Map<ControlPath, ControlPath[]>();
  // Along the ties first, then against them: what leads to a stage hangs on it, too.
  let level = [...spine];
  while (level.length > 0) {
    const found: ControlPath[] = [];
    for (const ties of [next, back]) {
      for (const at of level) {
        const own = [...(ties.get(at) ?? [])].filter((to) => !placed.has(to));
        own.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
        for (const to of own) placed.add(to);
        if (own.length > 0) children.set(at, [...(children.get(at) ?? []), ...own]);
        found.push(...own);
      }
    }
    level = found;
  }
  for (const own of children.values()) own.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  return { spine, children, rest: order.filter((path) => !placed.has(path)) };
}

/** How high what hangs on a stage stands, by sides. */
export type SideOf = 'left' | 'right';

export interface HangingSize {
  readonly path: ControlPath;
  /** With all that hangs on it; drawing units. */
  readonly height: number;
  readonly wanted?: SideOf;
  readonly isLeaf: boolean;
  /** Others of its stage that a tie joins with it, or what hangs on the one with what hangs on the other. */
  readonly joined: ReadonlySet<ControlPath>;
}

/** A tie that would lead across the spine weighs as much as so much height on one side alone; drawing units. */
const ACROSS = 240;

/** From so many leaves on a stage has them on both sides. */
const MANY = 7;

/**
 * The side of everything that hangs on the stages, so that both sides come out equally high and each keeps the order of the
 * source. A few leaves of one stage stay together.
 */
export function chooseSides(
  stages: readonly (readonly HangingSize[])[],
  gap: number,
): ReadonlyMap<ControlPath, SideOf> {
  const sides = new Map<ControlPath, SideOf>();
  const ends = { left: 0, right: 0 };
  for (const hanging of stages) {
    const open = hanging.filter(({ wanted }) => wanted === undefined);
    const isTogether = open.every(({ isLeaf }) => isLeaf) && open.length < MANY;
    let best: { cost: number; left: ReadonlySet<HangingSize> } | undefined;
    for (let count = 0; count <= open.length; count++) {
      if (isTogether && count > 0 && count < open.length) continue;
      for (const start of ['left', 'right'] as const) {
        const first = new Set(open.slice(0, count));
        const left = new Set(
          hanging.filter(
            (one) => (one.wanted ?? (first.has(one) === (start === 'left') ? 'left' : 'right')) === 'left',
          ),
        );
        const tall = { left: ends.left, right: ends.right };
        for (const one of hanging) tall[left.has(one) ? 'left' : 'right'] += one.height + gap;
        const across = [...left].flatMap(({ path, joined }) =>
          hanging.filter((one) => !left.has(one) && (joined.has(one.path) || one.joined.has(path))),
        );
        const cost = Math.max(tall.left, tall.right) + Math.abs(tall.left - tall.right) * 0.25 + across.length * ACROSS;
        if (!best || cost < best.cost - 1) best = { cost, left };
      }
    }
    for (const one of hanging) {
      const side = best?.left.has(one) ? 'left' : 'right';
      sides.set(one.path, side);
      ends[side] += one.height + gap;
    }
  }
  return sides;
}
