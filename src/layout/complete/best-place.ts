import type { Diagram } from '../../graph/diagram.ts';
import type { ControlPath } from '../../model/control.ts';
import { type Rect, right } from '../../model/geometry.ts';
import type { Intent } from './intent.ts';
import { makeRoom, type WantedRoom } from './make-room.ts';
import type { Room } from './room.ts';
import { type Found, headsOf, placeBeside, placeIn, rowsFor, type Spot } from './spots.ts';

/** A place for a control in a drawing where other things may move down for it. */
interface BestPlace extends Found {
  /** The containers that grew. */
  readonly grown: readonly ControlPath[];
  /** What moved down. */
  readonly moved: ReadonlySet<ControlPath>;
}

export interface Placing {
  readonly spot: Spot;
  readonly intent: Intent;
  /** What is to hold it. */
  readonly within: ControlPath | undefined;
  /** What that draws at its top, see `ControlCard`; drawing units. */
  readonly head: number;
  readonly diagram: Diagram;
  /** How often the line that ties it would run through something, if it stood there. */
  readonly tieHits: (bounds: Rect) => number;
}

/** A way to give it a place, which leaves the room as that makes it; `undefined`, and the room as it was, when it is none. */
type Way = () => (BestPlace & { readonly hits: number; readonly undo: () => void }) | undefined;

/** A way with what it costs anyway. */
interface Costly {
  readonly way: Way;
  readonly extra: number;
}

/** What a place costs, in shares of the drawing that one would rather move. */
const COST = {
  /** A line through a box. */
  hit: 1000,
  /** A picture that grows sideways. */
  wider: 700,
  /** Not right beneath what it was to come after. */
  elsewhere: 200,
  /** Outside of what was to hold it. */
  outside: 300,
  /** Beside a column rather than one more row of it. */
  beside: 0.1,
  /** Each way later in the order of preference. */
  later: 0.02,
} as const;

/**
 * The best place where others may move down: one more row of a column, or a place beside one where nothing needs to move. Lines
 * through boxes and a wider picture come last; of the others, that for which little moves. `undefined` where no column suggests
 * a place, or there is none.
 */
export function bestPlace(choice: Placing): BestPlace | undefined {
  const { room } = choice.spot;
  const width = extent(room);
  let best: { readonly way: Way; readonly cost: number } | undefined;
  for (const { way, extra } of ways(choice)) {
    if (best && best.cost <= extra) continue;
    const made = way();
    if (!made) continue;
    const [left, end] = [Math.min(width.left, made.bounds.x), Math.max(width.right, right(made.bounds))];
    const wider = end - left > width.right - width.left + 1 ? COST.wider : 0;
    const hits = made.hits + choice.tieHits(made.bounds);
    const share = made.moved.size / Math.max(1, room.bounds.size);
    const cost = extra + hits * COST.hit + wider + share;
    made.undo();
    if (!best || cost < best.cost) best = { way, cost };
  }
  return best?.way();
}

/** The ways to give it a place, the preferred first, each with what it costs anyway. */
function ways(choice: Placing): readonly Costly[] {
  const { spot, intent, within, head } = choice;
  const next = intent.near ?? intent.after;
  const rows = rowsFor(spot, intent, within, head);
  // What there is stands in a row, or alone.
  const isColumn = rows.length > 0;
  if (!isColumn && intent.near === undefined) return [];
  const extra = intent.after === undefined ? COST.beside : COST.elsewhere;
  const beside: Way = () =>
    next === undefined ? insideWay(choice) : kept(choice, placeBeside(spot, next, undefined, within));
  const outside: Way = () =>
    kept(
      choice,
      within === undefined ? undefined : placeBeside(spot, outermost(within, spot.room), undefined, undefined),
    );
  const others = next === undefined ? [] : elsewhere(choice, next);
  // Where it is wider than what it is to stand beneath, with the ends in line.
  const ending = others.map((place) => ({ ...place, x: right(place.above) - place.size.width }));
  return [
    ...asRows(rows, 0, choice),
    { way: beside, extra: isColumn ? extra : 0 },
    ...asRows([...others, ...ending], extra + COST.beside, choice),
    ...asRows(headsOf(spot, within), COST.elsewhere + COST.beside, choice),
    { way: outside, extra: COST.outside },
  ];
}

/** Each as one more row: what is in the way moves, or else all that stands beneath. */
function asRows(rows: readonly WantedRoom[], extra: number, { spot, within, diagram }: Placing): readonly Costly[] {
  const both = rows.flatMap((place) => [true, false].map((onlyInTheWay) => ({ ...place, onlyInTheWay })));
  return both.map((place, i) => ({
    extra: extra + i * COST.later,
    way: () => {
      const made = makeRoom(spot.room, diagram, place, within);
      return made && { ...made, ...(within === undefined ? {} : { parent: within }) };
    },
  }));
}

function outermost(path: ControlPath, room: Room): ControlPath {
  const outer = room.parentOf(path);
  return outer === undefined ? path : outermost(outer, room);
}

/** Beneath what it is to stand beside, and beneath others that are tied to the same. */
function elsewhere({ spot, within, head, diagram }: Placing, next: ControlPath): readonly WantedRoom[] {
  const others = spot.tie === undefined ? [] : tiedTo(spot.tie, diagram, spot.room, within);
  return [next, ...others.filter((path) => path !== next)].flatMap((after) => rowsFor(spot, { after }, within, head));
}

function insideWay(choice: Placing): ReturnType<Way> {
  const { spot, within, head } = choice;
  return within === undefined ? undefined : kept(choice, placeIn(spot, within, head));
}

/** A place for which nothing moves, though what holds it may grow. */
function kept({ spot: { room } }: Placing, found: Found | undefined): ReturnType<Way> {
  if (!found) return undefined;
  const undo = room.snapshot();
  const grown = found.grow === undefined || found.parent === undefined ? [] : room.grow(found.parent, found.grow);
  return { ...found, grown, moved: new Set(), hits: 0, undo };
}

/** What is tied to a control by a line of its own, as that which stands for it in what is to hold the new one. */
function tiedTo(
  path: ControlPath,
  diagram: Diagram,
  room: Room,
  within: ControlPath | undefined,
): readonly ControlPath[] {
  const others = diagram.connections.flatMap(({ from, to }) => (from === path ? [to] : to === path ? [from] : []));
  const standing = others.flatMap((one) => {
    for (let at: ControlPath | undefined = one; at !== undefined && room.bounds.has(at); at = room.parentOf(at)) {
      if (room.parentOf(at) === within) return [at];
    }
    return [];
  });
  return [...new Set(standing)];
}

function extent(room: Room): { readonly left: number; readonly right: number } {
  const all = [...room.bounds.values()];
  return { left: Math.min(...all.map((r) => r.x)), right: Math.max(...all.map(right)) };
}
