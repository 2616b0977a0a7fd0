import { diffDiagrams } from '../../src/diff/facts/diagram.ts';
import { diagramItems } from '../../src/diff/items/diagram-items.ts';
import type { Change } from '../../src/diff/kinds/change.ts';
import { type MatchStep, matchItems } from '../../src/diff/match/match.ts';
import type { Control } from '../../src/model/control.ts';
import type { Mockup } from '../../src/model/project.ts';
import { shuffled } from './equal-versions.ts';
import { EDITS, type Edit, mutate, random, renumber, tagAll, tagPaths, toControls, toDiagram } from './mutate.ts';

/** How often edits of one kind were told. */
export interface Score {
  found: number;
  missed: number;
  /** Told although nobody did it. */
  invented: number;
}

export type Scores = Map<string, Score>;

export interface Trial {
  readonly name: string;
  readonly mockup: Mockup;
  readonly seed: number;
  readonly edits: readonly Edit[];
  /** Renumber all IDs (as a paste does) or keep them. */
  readonly renumbered: boolean;
}

/** Edits a mockup, compares it with what it was, and counts what the diff says against what was done. */
export function runTrial(
  trial: Trial,
  scores: Scores,
  tell?: (line: string) => void,
  observe?: (step: MatchStep, found: number) => void,
): void {
  const rng = random(trial.seed);
  const start = tagAll(trial.mockup.controls);
  const done = mutate(trial.mockup, start, trial.edits, rng);
  const oldPaths = tagPaths(start);
  const fresh = renumber(done.nodes, rng);
  const newPaths = trial.renumbered ? fresh.paths : tagPaths(done.nodes);
  const old = toDiagram(trial.mockup, toControls(start));
  const next = toDiagram(trial.mockup, trial.renumbered ? shuffled(fresh.controls, rng) : toControls(done.nodes));
  const diff = diffDiagrams(old, next);
  if (observe) matchItems(diagramItems(old), diagramItems(next), { observe });
  const told = new Set<string>();
  const allowed = new Set<string>();
  const twin = twins(old, oldPaths);
  const badgeTouched = (owner: number): boolean =>
    [[old, oldPaths] as const, [next, newPaths] as const].some(([diagram, paths]) => {
      // The badge of one of several twins is on all of them.
      const owners = new Set([...paths].flatMap(([tag, path]) => (twin(tag) === owner ? [path] : [])));
      return [...paths].some(([tag, path]) => {
        const element = diagram.byPath.get(path);
        const at = element?.kind === 'mark' ? element.of?.to : undefined;
        return at !== undefined && owners.has(at) && done.touched.has(tag);
      });
    });
  const oldTags = new Map([...oldPaths].map(([tag, path]) => [path, twin(tag)]));
  const newTags = new Map([...newPaths].map(([tag, path]) => [path, twin(tag)]));
  for (const change of [...diff.content, ...diff.layout]) {
    const tagOf = (ref: VersionPath) => (ref.version === 'old' ? oldTags.get(ref.path) : newTags.get(ref.path));
    const reclassed =
      change.kind === 'restyled' &&
      change.classes !== undefined &&
      refsOf(change).some((ref) => badgeTouched(tagOf(ref) ?? -1) || done.touched.has(tagOf(ref) ?? -1));
    for (const ref of refsOf(change)) {
      const tag = tagOf(ref);
      // A badge that came or went is told as the class that its node has now.
      if (reclassed && ref.alone) told.add(`${ref.version === 'new' ? 'added' : 'removed'} ${tag}`);
      told.add(`${AS_TOLD.get(change.kind) ?? change.kind} ${tag}`);
      // A badge that came, went or changed gives its node another class.
      if (reclassed) allowed.add(`restyled ${tag}`);
    }
  }
  const facts = new Set(done.facts.map(({ kind, tag }) => `${kind} ${twin(tag)}`));
  for (const fact of facts) {
    const kind = fact.split(' ')[0] ?? '';
    const score = scoreOf(scores, kind);
    if (told.has(fact)) score.found++;
    else {
      score.missed++;
      tell?.(`${trial.name} seed ${trial.seed}: missed ${fact} (${describe(oldPaths, newPaths, fact)})`);
    }
  }
  const groups = new Set(
    old.elements
      .concat(next.elements)
      .filter((e) => e.control.children.length > 0)
      .map((e) => e.path),
  );
  for (const line of told) {
    if (facts.has(line) || allowed.has(line)) continue;
    const [kind = '', tag = ''] = line.split(' ');
    const path = newPaths.get(Number(tag)) ?? oldPaths.get(Number(tag)) ?? '';
    if (CONSEQUENCES.has(kind) && nearTouched(done.touched, Number(tag), oldPaths, newPaths, old, next)) continue;
    if (kind === 'moved' && (isEdge(old, oldPaths.get(Number(tag))) || groups.has(path))) continue;
    scoreOf(scores, kind).invented++;
    tell?.(`${trial.name} seed ${trial.seed}: invented ${line} (${describe(oldPaths, newPaths, line)})`);
  }
  for (const section of done.sections) {
    const whole = [...diff.layout].some((change) => {
      if (change.kind !== 'moved') return false;
      const tags = new Set(refsOf(change).map(({ path }) => newTags.get(path)));
      return [...section].filter((tag) => facts.has(`moved ${tag}`)).every((tag) => tags.has(tag));
    });
    const score = scoreOf(scores, 'section as one');
    if (whole) score.found++;
    else score.missed++;
  }
}

/**
 * Controls exactly on top of each other that are the same in everything go by one tag: not even a person could tell which
 * of them was removed.
 */
function twins(diagram: ReturnType<typeof toDiagram>, paths: ReadonlyMap<number, string>): (tag: number) => number {
  const first = new Map<string, number>();
  const twinOf = new Map<number, number>();
  for (const [tag, path] of paths) {
    const element = diagram.byPath.get(path);
    if (!element) continue;
    const { typeID, properties, children } = element.control;
    const looks = (controls: readonly Control[]): unknown =>
      controls.map((c) => [c.typeID, c.properties, c.x, c.y, looks(c.children)]);
    const key = JSON.stringify([typeID, properties, element.bounds, looks(children)]);
    const known = first.get(key) ?? tag;
    first.set(key, known);
    twinOf.set(tag, known);
  }
  return (tag) => twinOf.get(tag) ?? tag;
}

/** A copy exactly on top that came or went is told in words of its own. */
const AS_TOLD: ReadonlyMap<Change['kind'], Change['kind']> = new Map([
  ['doubled', 'added'],
  ['undoubled', 'removed'],
]);

/** Follows from an edit of a neighbour: an arrow that lost its node, a box that left its container. */
const CONSEQUENCES = new Set(['reattached', 'rerouted', 'regrouped']);

function nearTouched(
  touched: ReadonlySet<number>,
  tag: number,
  oldPaths: ReadonlyMap<number, string>,
  newPaths: ReadonlyMap<number, string>,
  old: ReturnType<typeof toDiagram>,
  next: ReturnType<typeof toDiagram>,
): boolean {
  if (touched.has(tag)) return true;
  const within = [oldPaths, newPaths].some((paths) => {
    const path = paths.get(tag);
    return path !== undefined && [...touched].some((t) => paths.get(t)?.startsWith(`${path}:`));
  });
  if (within) return true;
  const touchedPaths = (paths: ReadonlyMap<number, string>) => new Set([...touched].flatMap((t) => paths.get(t) ?? []));
  const [oldTouched, newTouched] = [touchedPaths(oldPaths), touchedPaths(newPaths)];
  const ends = (diagram: typeof old, path: string | undefined) => {
    const element = diagram.byPath.get(path ?? '');
    return element?.kind === 'edge' ? [element.from.attachment?.to, element.to.attachment?.to] : [];
  };
  const holders = (diagram: typeof old, path: string | undefined): string[] => {
    const parent = diagram.byPath.get(path ?? '')?.parent;
    return parent === undefined ? [] : [parent, ...holders(diagram, parent)];
  };
  return (
    holders(old, oldPaths.get(tag)).some((path) => oldTouched.has(path)) ||
    holders(next, newPaths.get(tag)).some((path) => newTouched.has(path)) ||
    ends(old, oldPaths.get(tag)).some((path) => path !== undefined && oldTouched.has(path)) ||
    ends(next, newPaths.get(tag)).some((path) => path !== undefined && newTouched.has(path))
  );
}

function isEdge(diagram: ReturnType<typeof toDiagram>, path: string | undefined): boolean {
  return diagram.byPath.get(path ?? '')?.kind === 'edge';
}

function describe(old: ReadonlyMap<number, string>, next: ReadonlyMap<number, string>, line: string): string {
  const tag = Number(line.split(' ')[1]);
  return `old ${old.get(tag) ?? 'none'}, new ${next.get(tag) ?? 'none'}`;
}

interface VersionPath {
  readonly version: 'old' | 'new';
  readonly path: string;
  /** Whether the other version has none. */
  readonly alone?: boolean;
}

function refsOf(change: Change): VersionPath[] {
  const refs = change.subjects.flatMap((subject) => [subject, ...subject.parts]);
  const all = refs.flatMap(({ old, new: next }): VersionPath[] => {
    const alone = !old || !next;
    if (next) return [{ version: 'new', path: next.path, alone }];
    return old ? [{ version: 'old', path: old.path, alone }] : [];
  });
  if (change.kind === 'added')
    return [...all, ...change.ties.map(({ edge }): VersionPath => ({ version: 'new', path: edge.path }))];
  if (change.kind === 'removed')
    return [...all, ...change.ties.map(({ edge }): VersionPath => ({ version: 'old', path: edge.path }))];
  return all;
}

export function scoreOf(scores: Scores, kind: string): Score {
  const known = scores.get(kind) ?? { found: 0, missed: 0, invented: 0 };
  scores.set(kind, known);
  return known;
}

/** The trials: each kind alone, several of a kind, and all mixed, over the mockups in turn. */
export function planTrials(
  mockups: readonly { readonly name: string; readonly mockup: Mockup }[],
  count: number,
  seed = 1,
): Trial[] {
  return Array.from({ length: count }, (_, i): Trial => {
    const rng = random(seed * 100_003 + i);
    const source = mockups[i % mockups.length];
    if (!source) throw new Error('no mockups');
    const mixed = i % 2 === 0;
    const kind = EDITS[Math.floor(i / 2) % EDITS.length] ?? 'added';
    const edits = mixed
      ? Array.from({ length: 4 + rng(8) }, () => EDITS[rng(EDITS.length)] ?? 'added')
      : Array.from({ length: kind === 'section' ? 1 : 1 + rng(4) }, () => kind);
    return { ...source, seed: seed * 1_000_003 + i, edits: onlyOneSection(edits), renumbered: true };
  });
}

/** Sections are moved last: what was edited before moves along. */
function onlyOneSection(edits: readonly Edit[]): Edit[] {
  const rest = edits.filter((edit) => edit !== 'section');
  return rest.length < edits.length ? [...rest, 'section'] : rest;
}
