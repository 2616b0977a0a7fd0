import type { Item } from '../items/item.ts';
import { contentsOf, gatherUnits, leavesOf } from '../items/units.ts';
import type { Change } from '../kinds/change.ts';
import type { Pair } from '../match/pairing.ts';
import { type Comparison, pairIn, pairRef, subjectOf } from './comparison.ts';
import { gatherShifts, type Shift } from './moves.ts';

/** What moved against the drawing, one change for all that went one way, and last the drawing as a whole. */
export function moveFacts(comparison: Comparison): readonly Change[] {
  const { pairs, frame } = comparison;
  const shifts = gatherShifts(pairs, frame).flatMap((shift) => shiftFact(shift, comparison));
  const first = pairs.find(({ old, new: next }) => old.box && next.box);
  if (!first || (frame.x === 0 && frame.y === 0)) return shifts;
  const subjects = [subjectOf(first, comparison)];
  return [...shifts, { kind: 'moved', subjects, by: frame, everything: true, edges: [] }];
}

function shiftFact({ by, pairs, edges }: Shift, comparison: Comparison): readonly Change[] {
  const included = new Set(pairs.map((pair) => pair.new));
  for (const item of comparison.new.items) {
    const leaves = item.children.length > 0 ? leavesOf(item) : [];
    if (leaves.length > 0 && leaves.every((leaf) => included.has(leaf))) included.add(item);
  }
  const firstPair = (members: readonly Item[]) => {
    const known = members.find((member) => comparison.new.pairOf.has(member));
    return pairIn(comparison.new, known);
  };
  const subjects = [...gatherUnits(included)].flatMap(([head, members]) => {
    const pair = firstPair([head, ...members]);
    if (!pair) return [];
    const parts = members.filter((member) => member !== pair.new).flatMap((member) => firstPair([member]) ?? []);
    return [subjectOf(pair, comparison, parts)];
  });
  if (subjects.length === 0) {
    return edges.map((edge) => {
      return { kind: 'moved', by, everything: false, edges: [], subjects: [subjectOf(edge, comparison)] };
    });
  }
  const whole = wholeSection(pairs, comparison);
  return [{ kind: 'moved', subjects, by, ...(whole ? { whole } : {}), everything: false, edges: edges.map(pairRef) }];
}

/** The name of the container or section all of whose kept controls are these pairs. */
function wholeSection(pairs: readonly Pair[], { new: { items, names, pairOf } }: Comparison): string | undefined {
  const [first] = pairs;
  if (!first || pairs.length < 2) return undefined;
  const gone = new Set(pairs.map((pair) => pair.new));
  for (let at = names.container(first.new); at; at = names.container(at)) {
    const kept = contentsOf(items, at).filter((leaf) => pairOf.has(leaf));
    if (kept.length === gone.size && kept.every((leaf) => gone.has(leaf))) {
      const { name, quoted } = names.of(at);
      if (quoted) return name;
    }
  }
  return undefined;
}
