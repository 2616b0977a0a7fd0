import { centre, holds, type Point } from '../../model/geometry.ts';
import { PointIndex } from '../../model/indices/point-index.ts';
import { append, groupBy, tally } from '../../model/lists.ts';
import { similarity } from '../../model/similarity.ts';
import type { Item } from '../items/item.ts';
import { ABOUT, ASTRAY, BYSTANDER, IN_PLACE, MOST_LEFT, MOST_NEAR, MOST_PAIRS, NO_MATCH } from '../numbers.ts';
import { type LikelyPair, type Pairing, shiftOf, shiftTowards, type Witness } from './pairing.ts';

/** How one pass over the unmatched controls looks for pairs. */
interface Pass {
  /** How far from the place that the neighbours suggest; drawing units. */
  readonly reach: number;
  /** Whether texts must be equal (no text and no text are). */
  readonly sameText: boolean;
  /** Whether types must be equal. */
  readonly sameType: boolean;
  /** Whether wordless ones of another look are matched only in place: one that looks the same may be found elsewhere. */
  readonly sameLook: boolean;
}

/** Matches controls that stand where their matched neighbours say that they went. */
export function matchByPlace(pairing: Pairing, pass: Pass): void {
  const open = pairing.openNew().filter(isPlaced);
  const places = new Map<string, PointIndex<Item>>();
  const bucket = (item: Item) => (pass.sameType ? item.type : '');
  for (const item of open) {
    const grid = places.get(bucket(item)) ?? new PointIndex<Item>(60);
    places.set(bucket(item), grid);
    for (const point of landmarks(item)) grid.add(point, item);
  }
  const candidates: LikelyPair[] = [];
  for (const item of pairing.openOld().filter(isPlaced)) {
    const grid = places.get(bucket(item));
    if (!grid) continue;
    const witnesses = witnessesOf(pairing, item);
    const seen = new Set<Item>();
    for (const { shift } of witnesses) {
      for (const point of landmarks(item)) {
        for (const other of grid.within({ x: point.x + shift.x, y: point.y + shift.y }, pass.reach)) seen.add(other);
      }
    }
    for (const other of seen) {
      if (pass.sameText && item.text !== other.text) continue;
      if (item.children.length > 0 !== other.children.length > 0) continue;
      if (isStranger(pairing, item, other, witnesses)) continue;
      if (pass.sameLook && looksOther(pairing, item, other) && !isInPlace(item, other, witnesses)) continue;
      if (item.type !== other.type && item.text === '' && sizeCost(item, other) > 0.1) continue;
      const cost =
        placeCost(item, other, witnesses, pass.reach) + likeness(item, other) + company(pairing, item, other);
      if (cost < NO_MATCH) candidates.push({ old: item, new: other, cost });
    }
  }
  pairing.addCheapest(candidates, NO_MATCH, ({ text: a }, { text: b }) => {
    return a !== '' && b !== '' && similarity(a, b) >= 0.5 ? (a === b ? 'text' : 'similar') : 'neighbours';
  });
}

/**
 * Matches wordless boxes and icons that go with the same matched text: where their partner went is where they are, however
 * many of their like stand around.
 *
 * @param most how much they may differ in themselves
 * @param sameLook whether those of another look are matched only in place
 */
export function matchByPartner(pairing: Pairing, most: number): void {
  const byPartner = new Map<Item, Item[]>();
  for (const item of pairing.openNew().filter(isPlaced)) if (item.partner) append(byPartner, item.partner, item);
  const candidates: LikelyPair[] = [];
  for (const a of pairing.openOld().filter(isPlaced)) {
    const partner = pairing.newOf(a.partner);
    if (!partner || a.worded) continue;
    const witnesses = witnessesOf(pairing, a);
    for (const b of byPartner.get(partner) ?? []) {
      if (b.type !== a.type || b.worded || a.children.length > 0 !== b.children.length > 0) continue;
      if (likeness(a, b) > most || !sameHome(pairing, a, b) || !sameBadge(pairing, a, b)) continue;
      if (leavesItsWords(pairing, a, b)) continue;
      if (a.look !== b.look && !isInPlace(a, b, witnesses)) continue;
      const cost = 0.5 * farCost(a, b, witnesses) + likeness(a, b) + orderCost(pairing, a, b);
      candidates.push({ old: a, new: b, cost: Math.min(cost, 0.99 * NO_MATCH) });
    }
  }
  pairing.addCheapest(candidates, NO_MATCH, 'neighbours');
}

/** Whether the groups around both, as far as they are matched, are the same: a badge stays in the group of its box. */
function sameHome(pairing: Pairing, a: Item, b: Item): boolean {
  const [around, aroundNow] = [ancestors(a), ancestors(b)];
  const home = around.map((item) => pairing.newOf(item)).find((item) => item);
  const homeBack = aroundNow.map((item) => pairing.oldOf(item)).find((item) => item);
  return (!home || aroundNow.includes(home)) && (!homeBack || around.includes(homeBack));
}

/** Whether both are wordless, and look different in themselves or as what they are part of. */
function looksOther(pairing: Pairing, a: Item, b: Item): boolean {
  return !a.worded && !b.worded && (a.look !== b.look || !sameBadge(pairing, a, b));
}

/**
 * Whether both are part of the same wordless group, as far as is known: an icon of a badge goes with the badge. Groups not
 * matched yet are taken for the same when they look the same; what is in no such group is no part of one.
 */
function sameBadge(pairing: Pairing, a: Item, b: Item): boolean {
  const [badge, badgeNow] = [badgeOf(a), badgeOf(b)];
  const to = pairing.newOf(badge);
  if (to || pairing.oldOf(badgeNow)) return to === badgeNow;
  return badge?.look === badgeNow?.look;
}

/** Whether `a` is a box with words written on it that are not on `b`: nobody takes a box away from under its words. */
function leavesItsWords(pairing: Pairing, a: Item, b: Item): boolean {
  const [words, now] = [a.partner, pairing.newOf(a.partner)];
  if (!words?.worded || !words.box || !now?.box || !a.box || !b.box) return false;
  return holds(a.box, centre(words.box)) && !holds(b.box, centre(now.box));
}

/** The outermost wordless group that holds the item. */
function badgeOf(item: Item): Item | undefined {
  return ancestors(item).findLast(({ worded }) => !worded);
}

/** The groups that hold the item, innermost first. */
function ancestors({ parent }: Item): Item[] {
  const found: Item[] = [];
  for (let at = parent; at; at = at.parent) found.push(at);
  return found;
}

/** Texts that have nothing in common are a rename only in place, or nearly so with the same ID. */
function isStranger(pairing: Pairing, a: Item, b: Item, witnesses: readonly Witness[]): boolean {
  if (a.text === '' || b.text === '' || similarity(a.text, b.text) >= 0.3) return false;
  const reach = pairing.idsKept && a.element.path === b.element.path ? ABOUT : IN_PLACE;
  return !isInPlace(a, b, witnesses, reach);
}

/** Whether `b` stands where a witness nearby says that `a` went, or where it stood. */
function isInPlace(a: Item, b: Item, witnesses: readonly Witness[], reach = IN_PLACE): boolean {
  const near = witnesses.filter(({ shift, distance }) => distance <= BYSTANDER || (shift.x === 0 && shift.y === 0));
  return near.some(({ shift }) => offset(a, b, shift) <= reach);
}

/** Matches equal texts of equal type wherever they went; of several equal ones, those that went least astray. */
export function matchByText(pairing: Pairing): void {
  const key = (item: Item) => `${item.type}\n${item.text}`;
  const newByKey = groupBy(pairing.openNew().filter(hasText), key);
  const oldByKey = groupBy(pairing.openOld().filter(hasText), key);
  for (const [text, olds] of oldByKey) {
    const news = newByKey.get(text);
    const [a, b] = [olds[0], news?.[0]];
    if (olds.length === 1 && news?.length === 1 && a && b) pairing.add(a, b, 'text');
  }
  pairing.settle();
  const candidates: LikelyPair[] = [];
  for (const [text, olds] of oldByKey) {
    const news = newByKey.get(text);
    if (!news || (olds.length === 1 && news.length === 1) || olds.length * news.length > MOST_PAIRS) continue;
    for (const a of olds) {
      const witnesses = witnessesOf(pairing, a);
      const costs = news.map((b): LikelyPair => {
        const cost = 0.6 * farCost(a, b, witnesses) + company(pairing, a, b) * 0.5 + likeness(a, b) * 0.5;
        return { old: a, new: b, cost: Math.min(cost, 0.99 * NO_MATCH) };
      });
      costs.sort((x, y) => x.cost - y.cost);
      candidates.push(...costs.slice(0, 24));
    }
  }
  pairing.addCheapest(candidates, NO_MATCH, 'text');
}

/**
 * Matches what is left over by looks alone, at any distance: the same type, size and looks without words, or much the
 * same words. What went away with its partner stays with it. What can be but one thing goes first, and tells the rest the way.
 */
export function matchLeftovers(pairing: Pairing): void {
  const likely = leftovers(pairing);
  const [olds, news] = [tally(likely.map((pair) => pair.old)), tally(likely.map((pair) => pair.new))];
  const sole = likely.filter((pair) => olds.get(pair.old) === 1 && news.get(pair.new) === 1);
  pairing.addCheapest(sole, NO_MATCH, 'looks');
  pairing.addCheapest(sole.length > 0 ? leftovers(pairing) : likely, NO_MATCH, 'looks');
}

/** What may be the same among the leftovers. */
function leftovers(pairing: Pairing): LikelyPair[] {
  const open = pairing.openNew().filter(isPlaced);
  const worded = groupBy(
    open.filter((item) => item.worded),
    (item) => item.type,
  );
  const wordless = new Map<string, PointIndex<Item>>();
  for (const item of open) {
    if (item.worded || !item.box) continue;
    const grid = wordless.get(lookAlike(item)) ?? new PointIndex<Item>(ASTRAY / 4);
    wordless.set(lookAlike(item), grid);
    grid.add(item.box, item);
  }
  const candidates: LikelyPair[] = [];
  for (const a of pairing.openOld().filter(isPlaced)) {
    if (!a.box || (a.children.length > 0 && a.worded)) continue;
    const near = wordless.get(lookAlike(a))?.nearest(a.box, MOST_NEAR, ASTRAY) ?? [];
    const others = a.worded ? (worded.get(a.type) ?? []).slice(0, MOST_LEFT) : near.map(({ value }) => value);
    if (others.length === 0) continue;
    const witnesses = witnessesOf(pairing, a);
    const costs: LikelyPair[] = [];
    for (const b of others) {
      if (a.children.length > 0 !== b.children.length > 0) continue;
      if (a.worded && (a.text.length < 6 || similarity(a.text, b.text) < 0.75)) continue;
      const gone = shiftOf(a, b);
      if (Math.hypot(gone.x, gone.y) > ASTRAY && a.text !== b.text) continue;
      if (!a.worded && (sizeCost(a, b) > 0.01 || !mayPart(pairing, a, b))) continue;
      costs.push({ old: a, new: b, cost: 0.9 * farCost(a, b, witnesses) + 0.05 * likeness(a, b) });
    }
    costs.sort((x, y) => x.cost - y.cost);
    candidates.push(...costs.slice(0, 24));
  }
  return candidates;
}

function lookAlike({ type, look }: Item): string {
  return `${type}\n${look}`;
}

/**
 * Whether a wordless item may have gone elsewhere by itself, rather than away with its partner or in with another. What is
 * in its group still has not gone with anything, whatever it went with there.
 */
function mayPart(pairing: Pairing, a: Item, b: Item): boolean {
  if (!sameBadge(pairing, a, b) || leavesItsWords(pairing, a, b)) return false;
  if (a.parent && pairing.newOf(a.parent) === b.parent) return true;
  const gone = [a.partner, a.parent].some((item) => item && !pairing.newOf(item));
  const come = [b.partner, b.parent].some((item) => item && !pairing.oldOf(item));
  return !gone && !come;
}

/** Neighbours' shifts, and first of all those of the partner and of the group that holds the item. */
function witnessesOf(pairing: Pairing, item: Item): readonly Witness[] {
  const own: Witness[] = [];
  for (const near of [item.partner, item.parent]) {
    const to = pairing.newOf(near);
    if (near && to) own.push({ shift: shiftOf(near, to), distance: 0 });
  }
  return item.box ? [...own, ...pairing.witnesses(centre(item.box))] : own;
}

/** How far `b` is from where the witnesses expect `a`, as a cost; the nearer witness is believed sooner. */
function placeCost(a: Item, b: Item, witnesses: readonly Witness[], reach: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const { shift, distance } of witnesses) {
    const off = offset(a, b, shift);
    if (off <= reach) best = Math.min(best, (0.45 * off) / Math.max(reach, 20) + doubt(distance));
  }
  return best;
}

/** The same without a limit: 0 where expected, towards 1 the further off. */
function farCost(a: Item, b: Item, witnesses: readonly Witness[]): number {
  let best = 1;
  for (const { shift, distance } of witnesses) {
    const off = offset(a, b, shift);
    best = Math.min(best, (0.9 * off) / (off + 200) + doubt(distance));
  }
  return best;
}

function doubt(distance: number): number {
  return 0.1 * Math.min(1, distance / 1000);
}

function offset(a: Item, b: Item, shift: Point): number {
  const gone = shiftTowards(a, b, shift);
  return Math.hypot(gone.x - shift.x, gone.y - shift.y);
}

/** How much two items differ in themselves, 0 to about 1. */
function likeness(a: Item, b: Item): number {
  let cost = a.look === b.look ? 0 : 0.1;
  // Another icon is another thing, save where it stands in its place.
  if (iconOf(a) !== iconOf(b)) cost += 0.6;
  if (a.type !== b.type) cost += 0.1;
  if (a.text === b.text) return cost + sizeCost(a, b);
  if (a.text === '' || b.text === '') return cost + 0.3;
  return cost + 0.35 * (1 - similarity(a.text, b.text));
}

function iconOf({ element }: Item): string | undefined {
  return element.control.properties.icon?.id;
}

function sizeCost(a: Item, b: Item): number {
  if (!a.box || !b.box) return 0;
  const change = Math.abs(a.box.width - b.box.width) + Math.abs(a.box.height - b.box.height);
  return Math.min(0.25, change / (1 + a.box.width + a.box.height));
}

/** What the partners and the groups of both say against the match; less when their IDs agree. */
function company(pairing: Pairing, a: Item, b: Item): number {
  let cost = 0;
  const partner = pairing.newOf(a.partner);
  if ((partner || pairing.oldOf(b.partner)) && partner !== b.partner) cost += a.partner && b.partner ? 0.35 : 0.1;
  const parent = pairing.newOf(a.parent);
  if (parent && parent !== b.parent) cost += 0.1;
  if (pairing.idsKept && a.element.path !== b.element.path) cost += 0.05;
  return cost + orderCost(pairing, a, b);
}

/** Decides between equals: of two controls exactly on top of each other the lower one stays the lower. */
export function orderCost(pairing: Pairing, a: Item, b: Item): number {
  const apart = a.index / (pairing.old.length + 1) - b.index / (pairing.new.length + 1);
  // Squared, so that crossing over costs more than staying in line, however far both went.
  return 0.01 * apart * apart;
}

function landmarks(item: Item): readonly Point[] {
  return item.box ? [centre(item.box), item.box] : [];
}

function isPlaced(item: Item): boolean {
  return item.box !== undefined && !item.ends;
}

function hasText(item: Item): boolean {
  return item.text !== '' && !item.ends;
}
