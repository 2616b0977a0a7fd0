import { add, distance, type Point } from '../../model/geometry.ts';
import type { End, Item } from '../items/item.ts';
import type { Names } from '../items/names.ts';
import type { EndChange } from '../kinds/change.ts';
import type { Pair } from '../match/pairing.ts';
import { moveOf } from './compare.ts';
import { bendDiffers } from './moves.ts';

/** Nearer than this an end has not been touched; drawing units. */
const TOUCHED = 3;

/** What comparing edges needs to know of the rest. */
export interface EdgeContext {
  readonly pairOfOld: ReadonlyMap<number, Pair>;
  readonly pairOfNew: ReadonlyMap<number, Pair>;
  readonly oldItems: readonly Item[];
  readonly newItems: readonly Item[];
  readonly oldNames: Names;
  readonly newNames: Names;
  /** How far the whole drawing went. */
  readonly frame: Point;
}

/** What a pair of edges changed in its course. */
export interface EdgeDifference {
  readonly ends: readonly EndChange[];
  /** Whether the author drew it anew between the same ends. */
  readonly rerouted: boolean;
}

export function compareEdges(pair: Pair, context: EdgeContext): EdgeDifference {
  const { old, new: next } = pair;
  if (!old.ends || !next.ends) return { ends: [], rerouted: false };
  const turned = isTurned(old, next, context);
  const compared = (['from', 'to'] as const).map((end) => {
    const [a, b] = [old.ends?.[end], next.ends?.[turned ? other(end) : end]];
    return a && b ? compareEnd(end, a, b, context) : { follows: true };
  });
  const ends = compared.flatMap(({ change }) => change ?? []);
  const bend = bendDiffers(old, next) && !turned;
  const rerouted = ends.length === 0 && (bend || compared.some(({ follows }) => !follows));
  return { ends, rerouted };
}

function other(end: 'from' | 'to'): 'from' | 'to' {
  return end === 'from' ? 'to' : 'from';
}

/** Whether the same line is drawn from its other end, heads and all. */
export function isTurned(old: Item, next: Item, context: Pick<EdgeContext, 'pairOfOld'>): boolean {
  const [a, b] = [old.ends, next.ends];
  if (!a || !b || a.from.head !== b.to.head || a.to.head !== b.from.head) return false;
  const to = (end: End) => context.pairOfOld.get(end.at ?? -1)?.new.index;
  const straight = to(a.from) === b.from.at && to(a.to) === b.to.at;
  const turned = to(a.from) === b.to.at && to(a.to) === b.from.at;
  return turned && !straight && to(a.from) !== undefined;
}

function compareEnd(
  end: 'from' | 'to',
  a: End,
  b: End,
  context: EdgeContext,
): { readonly change?: EndChange; readonly follows: boolean } {
  const kept = context.pairOfOld.get(a.at ?? -1);
  const came = context.pairOfNew.get(b.at ?? -1);
  const { frame } = context;
  const move = kept ? (moveOf(kept) ?? { x: 0, y: 0 }) : frame;
  const still = distance(add(a.point, frame), b.point) <= TOUCHED;
  const along = distance(add(a.point, move), b.point) <= TOUCHED;
  const nodeMoved = distance(move, frame) > TOUCHED;
  const resized = kept !== undefined && sizeDiffers(kept);
  if (kept && b.at !== undefined && sameThing(kept.new.index, b.at, context.newItems)) {
    return { follows: still || along || resized || nodeMoved };
  }
  if (a.at === undefined && b.at === undefined) return { follows: still };
  // The end did not move against its node: only the guess of what it belongs to did.
  if (kept && along) return { follows: true };
  if (!kept && came && still && distance(moveOf(came) ?? { x: 0, y: 0 }, frame) <= TOUCHED) return { follows: true };
  const [was, is] = [context.oldItems[a.at ?? -1], context.newItems[b.at ?? -1]];
  return {
    change: {
      end,
      ...(was ? { old: context.oldNames.text(was) } : {}),
      ...(is ? { new: context.newNames.text(is) } : {}),
    },
    follows: true,
  };
}

function sizeDiffers({ old, new: next }: Pair): boolean {
  if (!old.box || !next.box) return false;
  return Math.abs(old.box.width - next.box.width) + Math.abs(old.box.height - next.box.height) > 1;
}

/** Whether both are the same item or go together (a box and the text on it). */
function sameThing(a: number, b: number, items: readonly Item[]): boolean {
  return a === b || items[a]?.partner === b || items[b]?.partner === a;
}
