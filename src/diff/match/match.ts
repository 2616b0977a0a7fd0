import { similarity } from '../../model/similarity.ts';
import type { Item } from '../items/item.ts';
import { CLOSE, GOES_EXACTLY, GOES_NEARLY, NEARBY, ON_PLACE } from '../numbers.ts';
import { matchEdges } from './match-edges.ts';
import { matchExactly, matchUnmoved } from './match-exact.ts';
import { matchByContents } from './match-groups.ts';
import { matchByPartner, matchByPlace, matchByText, matchLeftovers } from './match-nodes.ts';
import { type Pair, Pairing } from './pairing.ts';

/** One step of the ladder: what it matches of all that is still open. */
export interface MatchStep {
  readonly name: string;
  /** Why it stands there, and what would be told wrongly without it. */
  readonly why: string;
  run(pairing: Pairing): void;
}

/**
 * From what is certain to what is likely. `npm run recovery` prints how many pairs each step finds, and
 * `test/diff/ladder.test.ts` holds that each is needed.
 */
export const LADDER: readonly MatchStep[] = [
  {
    name: 'the same in everything',
    why: 'most of two versions is untouched; what is paired first keeps twins from being torn apart by later guesses',
    run: matchExactly,
  },
  {
    name: 'the same ID',
    why: 'where IDs were not given anew, a control whose words, place and looks changed at once is still the same one',
    run: (pairing) => pairing.idsKept && matchByIds(pairing),
  },
  {
    name: 'the same text',
    why: 'words go along wherever a control goes: without it a section that moved is removed and added',
    run: matchByText,
  },
  {
    name: 'wordless and unmoved',
    why: 'a badge that stayed is not the new one that was put beside it',
    run: matchUnmoved,
  },
  {
    name: 'groups by what they hold',
    why: 'boxes inside a group are looked for where their group went',
    run: matchByContents,
  },
  {
    name: 'boxes with their texts',
    why: 'of many boxes alike, each goes with the words on it, not with the box that is now on its place',
    run: (pairing) => matchByPartner(pairing, GOES_EXACTLY),
  },
  {
    name: 'badges with their boxes',
    why: 'now that boxes went with their texts, the badges on them go along',
    run: (pairing) => matchByPartner(pairing, GOES_EXACTLY),
  },
  {
    name: 'text alike on the same place',
    why: 'words that are the same were found above: this is for wordless things, resized or recoloured in their place',
    run: (pairing) => matchByPlace(pairing, { reach: ON_PLACE, sameText: true, sameType: true, sameLook: false }),
  },
  {
    name: 'beside what it goes with',
    why: 'an icon that was pushed a little along its text is the same icon',
    run: (pairing) => matchByPartner(pairing, GOES_NEARLY),
  },
  {
    name: 'the same place',
    why: 'a text that was replaced in its box by a quite different one is renamed',
    run: (pairing) => matchByPlace(pairing, { reach: ON_PLACE, sameText: false, sameType: true, sameLook: false }),
  },
  {
    name: 'text and look alike nearby',
    why: 'a wordless thing that went a row on by itself moved',
    run: (pairing) => matchByPlace(pairing, { reach: NEARBY, sameText: true, sameType: true, sameLook: true }),
  },
  {
    name: 'look alike nearby',
    why: 'a topic that was reworded and moved a row on is renamed and moved',
    run: (pairing) => matchByPlace(pairing, { reach: NEARBY, sameText: false, sameType: true, sameLook: true }),
  },
  {
    name: 'text and look alike in another type',
    why: 'a label that became a button is turned into one, not removed and added',
    run: (pairing) => matchByPlace(pairing, { reach: CLOSE, sameText: true, sameType: false, sameLook: true }),
  },
  {
    name: 'copies exactly on top',
    why: 'the copies of what is paired go along, before one of them is taken for a thing that is missing elsewhere',
    run: (pairing) => pairing.pairCopies(),
  },
  {
    name: 'the same text, for copies left over',
    why: 'one of two copies that went elsewhere moved; while its twin lay on it, it was not looked for',
    run: matchByText,
  },
  {
    name: 'the same place, once more',
    why: 'two texts that were renamed where a copy had lain are renamed, not gone and come: without it, two of 76 are missed',
    run: (pairing) => matchByPlace(pairing, { reach: ON_PLACE, sameText: false, sameType: true, sameLook: false }),
  },
  {
    name: 'the only ones left of their looks',
    why: 'what went far, alone of its kind, moved: nothing else is left that it could be',
    run: matchLeftovers,
  },
  {
    name: 'text alike on the same place, once more',
    why: 'the neighbours that the last steps found tell where the place is now',
    run: (pairing) => matchByPlace(pairing, { reach: ON_PLACE, sameText: true, sameType: true, sameLook: false }),
  },
  {
    name: 'text alike nearby in another look',
    why: 'what no look-alike was found for may have gone a little way and have been recoloured as well',
    run: (pairing) => matchByPlace(pairing, { reach: NEARBY, sameText: true, sameType: true, sameLook: false }),
  },
  {
    name: 'groups by what was found in them',
    why: 'groups whose contents were recognised late; edges that are tied to a group need it',
    run: matchByContents,
  },
  {
    name: 'edges by their ends',
    why: 'lines look alike: only the nodes that they tie and the places of their ends tell them apart',
    run: matchEdges,
  },
  {
    name: 'copies of edges and of late pairs',
    why: 'of two things exactly on one another that were found since, both are there still',
    run: (pairing) => pairing.pairCopies(),
  },
  {
    name: 'edges that a copy stood in for',
    why: 'a copy that is left over may be the line that another node lost',
    run: matchEdges,
  },
  {
    name: 'copies in their order',
    why: 'the lower of two copies goes with the lower: neither was brought to the front',
    run: (pairing) => pairing.untangleCopies(),
  },
];

/**
 * Matches the items of two versions: which of the new one is which of the old one. Balsamiq renumbers IDs on copy and
 * paste and people move whole sections, so neither ID nor place alone tells; the steps go from what is certain to what is
 * likely, each an optimal assignment among its candidates, and each lets the next ones see where the neighbours went.
 *
 * @param observe told how many pairs each step found
 */
export function matchItems(
  old: readonly Item[],
  next: readonly Item[],
  {
    ladder = LADDER,
    observe,
  }: { readonly ladder?: readonly MatchStep[]; observe?(step: MatchStep, found: number): void } = {},
): readonly Pair[] {
  const pairing = new Pairing(old, next, idsKept(old, next));
  for (const step of ladder) {
    const before = pairing.size;
    step.run(pairing);
    observe?.(step, pairing.size - before);
  }
  return pairing.pairs();
}

/** Whether most controls that share ID and type also share their text or their place: IDs were not renumbered. */
function idsKept(old: readonly Item[], next: readonly Item[]): boolean {
  let shared = 0;
  let agreed = 0;
  for (const [a, b] of sameIds(old, next)) {
    shared++;
    if ((a.text !== '' && a.text === b.text) || samePlace(a, b)) agreed++;
  }
  return shared > 0 && agreed >= 0.5 * shared;
}

function* sameIds(old: readonly Item[], next: readonly Item[]): Generator<[Item, Item]> {
  const byPath = new Map(next.map((item) => [item.element.path, item]));
  for (const item of old) {
    const other = byPath.get(item.element.path);
    if (other?.type === item.type) yield [item, other];
  }
}

/** An ID can be given again after its control was removed: more than the ID must agree. Of edges their ends decide. */
function matchByIds(pairing: Pairing): void {
  for (const [a, b] of sameIds(pairing.old, pairing.new)) {
    if (a.ends) continue;
    const words = a.text !== '' || b.text !== '';
    const alike = words ? similarity(a.text, b.text) >= 0.5 || moved(a, b) < 40 : a.look === b.look || moved(a, b) < 40;
    if (a.children.length > 0 ? a.text !== '' && a.text === b.text : alike) pairing.add(a, b, 'id');
  }
  pairing.settle();
}

function samePlace(a: Item, b: Item): boolean {
  return moved(a, b) < 1;
}

function moved(a: Item, b: Item): number {
  if (!a.box || !b.box) return Number.POSITIVE_INFINITY;
  return Math.hypot(b.box.x - a.box.x, b.box.y - a.box.y);
}
