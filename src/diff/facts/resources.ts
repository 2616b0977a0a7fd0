import type { Asset, Mockup } from '../../model/project.ts';
import type { Json } from '../../model/properties.ts';
import { stable } from '../items/look.ts';
import { words } from '../items/text.ts';
import { assign } from '../match/assignment.ts';
import { NO_RESOURCE_MATCH } from '../numbers.ts';
import type { ResourceNames } from './compare.ts';
import type { DiagramDiff } from './diagram.ts';

/** Resources of two versions that are the same one, and those that have no counterpart. */
interface Matched<T> {
  readonly pairs: readonly { readonly old: T; readonly new: T }[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/**
 * Matches mockups (or symbol libraries): by ID and name, by name, by ID, else by their words. One mockup on either side is
 * compared with the other whatever they are called.
 */
export function matchMockups(old: readonly Mockup[], next: readonly Mockup[]): Matched<Mockup> {
  const [only, onlyNow] = [old[0], next[0]];
  if (old.length === 1 && next.length === 1 && only && onlyNow) {
    return { pairs: [{ old: only, new: onlyNow }], removed: [], added: [] };
  }
  const oldWords = old.map(wordsOf);
  const newWords = next.map(wordsOf);
  return match(old, next, (a, b, i, j) => {
    if (a.branchId !== b.branchId) return NO_RESOURCE_MATCH;
    const [sameId, sameName] = [a.id !== '' && a.id === b.id, a.name !== '' && a.name === b.name];
    if (sameId || sameName) return sameId && sameName ? 0 : sameName ? 0.1 : 0.2;
    const unlike = 1 - shared(oldWords[i], newWords[j]);
    return unlike < 0.5 ? 0.3 + unlike : NO_RESOURCE_MATCH;
  });
}

/** Matches assets: by ID, by their bytes, by name. */
export function matchAssets(old: readonly Asset[], next: readonly Asset[]): Matched<Asset> {
  return match(old, next, (a, b) => {
    if (a.id !== '' && a.id === b.id) return 0;
    if (a.bytes.length > 0 && sameBytes(a.bytes, b.bytes)) return 0.1;
    return a.name !== '' && a.name === b.name ? 0.2 : NO_RESOURCE_MATCH;
  });
}

function match<T>(
  old: readonly T[],
  next: readonly T[],
  cost: (a: T, b: T, i: number, j: number) => number,
): Matched<T> {
  const candidates = old.flatMap((a, i) => next.map((b, j) => ({ left: i, right: j, cost: cost(a, b, i, j) })));
  const chosen = assign(candidates, NO_RESOURCE_MATCH);
  const [lefts, rights] = [new Set(chosen.map(({ left }) => left)), new Set(chosen.map(({ right }) => right))];
  return {
    pairs: chosen.flatMap(({ left, right }) => {
      const [a, b] = [old[left], next[right]];
      return a !== undefined && b !== undefined ? [{ old: a, new: b }] : [];
    }),
    removed: old.filter((_, i) => !lefts.has(i)),
    added: next.filter((_, j) => !rights.has(j)),
  };
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function wordsOf(mockup: Mockup): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (controls: Mockup['controls']) => {
    for (const { properties, children } of controls) {
      const text = words(properties.text);
      if (text) found.add(text);
      visit(children);
    }
  };
  visit(mockup.controls);
  return found;
}

function shared(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size);
}

/** A symbol library of both versions and what changed in it. */
export interface LibraryPair {
  readonly old: Mockup;
  readonly new: Mockup;
  readonly diff: DiagramDiff;
}

/** What IDs of the old version mean in the new one, once resources are matched. */
export function resolveReferences(
  resources: Matched<{ readonly id: string }>,
  libraries: readonly LibraryPair[],
  names: ReadonlyMap<string, string>,
): ResourceNames {
  const newIds = new Map(resources.pairs.map((pair) => [pair.old.id, pair.new.id]));
  const inside = new Map(
    libraries.map(({ old, diff }) => [old.id, new Map(diff.matches.map((m) => [m.old.path, m.new.path]))]),
  );
  const path = (library: string, at: string, version: 'old' | 'new') =>
    version === 'old' ? (inside.get(library)?.get(at) ?? at) : at;
  const resource = (id: string, version: 'old' | 'new') => (version === 'old' ? (newIds.get(id) ?? id) : id);
  return {
    resource,
    symbol: (library, anchor, version) => `${resource(library, version)}#${path(library, anchor, version)}`,
    override: (library, anchor, at, version) => {
      const whole = path(library, `${anchor}:${at}`, version);
      return whole.slice(whole.indexOf(':') + 1);
    },
    tell: (value) => tell(value, names),
  };
}

/** The value with the names of the resources that its IDs stand for. */
function tell(value: Json, names: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) return value.map((part: Json) => tell(part, names));
  if (typeof value !== 'object' || value === null) return value;
  const { id } = value as { id?: Json };
  const name = typeof id === 'string' ? names.get(id) : undefined;
  return name === undefined ? value : { ...value, name };
}

/** Whether two settings or attributes are the same value. */
export function sameValue(a: unknown, b: unknown): boolean {
  return stable(a ?? null) === stable(b ?? null);
}
