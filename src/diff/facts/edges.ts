import { add, distance } from '../../model/geometry.ts';
import type { End, Item } from '../items/item.ts';
import type { EndChange } from '../kinds/change.ts';
import type { Pair } from '../match/pairing.ts';
import { TOUCHED } from '../numbers.ts';
import { moveOf } from './compare.ts';
import { type Comparison, pairIn } from './comparison.ts';
import { bendDiffers } from './moves.ts';

/** What a pair of edges changed in its course. */
interface EdgeDifference {
  readonly ends: readonly EndChange[];
  /** Whether the author drew it anew between the same ends. */
  readonly rerouted: boolean;
}

export function compareEdges(pair: Pair, comparison: Comparison): EdgeDifference {
  const { old, new: next } = pair;
  if (!old.ends || !next.ends) return { ends: [], rerouted: false };
  const turned = isTurned(pair, comparison);
  const compared = (['from', 'to'] as const).map((end) => {
    const [a, b] = [old.ends?.[end], next.ends?.[turned ? other(end) : end]];
    return a && b ? compareEnd(end, a, b, comparison) : { follows: true };
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
export function isTurned({ old, new: next }: Pair, comparison: Comparison): boolean {
  const [a, b] = [old.ends, next.ends];
  if (!a || !b || a.from.head !== b.to.head || a.to.head !== b.from.head) return false;
  const to = (end: End) => pairIn(comparison.old, end.at)?.new;
  const straight = to(a.from) === b.from.at && to(a.to) === b.to.at;
  const turned = to(a.from) === b.to.at && to(a.to) === b.from.at;
  return turned && !straight && to(a.from) !== undefined;
}

function compareEnd(
  end: 'from' | 'to',
  a: End,
  b: End,
  comparison: Comparison,
): { readonly change?: EndChange; readonly follows: boolean } {
  const kept = pairIn(comparison.old, a.at);
  const came = pairIn(comparison.new, b.at);
  const { frame } = comparison;
  const move = kept ? (moveOf(kept) ?? { x: 0, y: 0 }) : frame;
  const still = distance(add(a.point, frame), b.point) <= TOUCHED;
  const along = distance(add(a.point, move), b.point) <= TOUCHED;
  const nodeMoved = distance(move, frame) > TOUCHED;
  const resized = kept !== undefined && sizeDiffers(kept);
  if (kept && b.at && sameThing(kept.new, b.at)) {
    return { follows: still || along || resized || nodeMoved };
  }
  if (!a.at && !b.at) return { follows: still };
  // The end did not move against its node: only the guess of what it belongs to did.
  if (kept && along) return { follows: true };
  if (!kept && came && still && distance(moveOf(came) ?? { x: 0, y: 0 }, frame) <= TOUCHED) return { follows: true };
  return {
    change: {
      end,
      ...(a.at ? { old: comparison.old.names.text(a.at) } : {}),
      ...(b.at ? { new: comparison.new.names.text(b.at) } : {}),
    },
    follows: true,
  };
}

function sizeDiffers({ old, new: next }: Pair): boolean {
  if (!old.box || !next.box) return false;
  return Math.abs(old.box.width - next.box.width) + Math.abs(old.box.height - next.box.height) > 1;
}

/** Whether both are the same item or go together (a box and the text on it). */
function sameThing(a: Item, b: Item): boolean {
  return a === b || a.partner === b || b.partner === a;
}
