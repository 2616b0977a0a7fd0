import type { DiagramDiff } from '../facts/diagram.ts';
import { plural } from '../items/names.ts';
import { CHANGE_KINDS, type Change, type ChangeKind } from '../kinds/change.ts';
import { cardOfKind, kindsWith } from '../kinds/kinds.ts';
import { manyOf } from '../kinds/phrases.ts';
import { MANY_WAYS, SMALL_DRAWING } from '../numbers.ts';

/** How much a digest tells one by one. */
export interface DigestLimits {
  /** Things added, removed or renamed: each of these kinds. */
  readonly units: number;
  /** Changes of any other kind of content. */
  readonly content: number;
  /** Changes of layout. */
  readonly layout: number;
  /** So many edges that came, went, lead elsewhere or look different are told one by one; of more, each kind is counted. */
  readonly edges: number;
  /** Names that a sentence lists. */
  readonly names: number;
  /** Of a mockup with more changes of content than this, each kind is told half as far. */
  readonly total: number;
}

/** What fits a terminal, and what a reader of a pull request reads before the folded rest. */
export const BRIEF: DigestLimits = { units: 30, content: 12, layout: 12, edges: 12, names: 4, total: 40 };

/** Everything one by one. */
export const WHOLE: DigestLimits = {
  units: Number.POSITIVE_INFINITY,
  content: Number.POSITIVE_INFINITY,
  layout: Number.POSITIVE_INFINITY,
  edges: Number.POSITIVE_INFINITY,
  names: Number.POSITIVE_INFINITY,
  total: Number.POSITIVE_INFINITY,
};

/** Many changes as one sentence. */
export interface Folded {
  readonly kind: ChangeKind;
  readonly sentence: string;
  readonly changes: readonly Change[];
}

/** What a report tells of a mockup: the rest of a long list, or a drawing laid out anew, is one sentence. */
export interface Digest {
  /** What a person would say first of a drawing that has little in common with what it was. */
  readonly opening?: string;
  readonly content: readonly Change[];
  readonly foldedContent: readonly Folded[];
  readonly layout: readonly Change[];
  readonly foldedLayout: readonly Folded[];
}

export function digest(diff: DiagramDiff, limits: DigestLimits): Digest {
  const opening = redrawn(diff);
  const layout = digestLayout(diff, limits);
  const content = digestContent(
    [...diff.content].sort((a, b) => rank(a) - rank(b)),
    limits,
  );
  return {
    ...(opening ? { opening } : {}),
    content: content.told,
    foldedContent: content.folded,
    layout: layout.told,
    foldedLayout: layout.folded,
  };
}

interface Told {
  readonly told: readonly Change[];
  readonly folded: readonly Folded[];
}

function redrawn({ extent: { old, new: now, kept } }: DiagramDiff): string | undefined {
  if (Math.max(old, now) < SMALL_DRAWING || 2 * kept >= old || kept >= 0.7 * now) return undefined;
  return `mostly redrawn: ${kept} of ${old} things are still there, ${now - kept} are new`;
}

/** Whether so much moved in so many ways that it is one fact: the author laid the drawing out anew. */
export function isLaidOutAnew({ layout, extent }: DiagramDiff): boolean {
  const moves = layout.filter((change) => change.kind === 'moved' && !change.everything);
  if (extent.kept < SMALL_DRAWING || 2 * extent.moved < extent.kept || moves.length <= MANY_WAYS) return false;
  // One way that half of them went is a section that moved, and some more.
  const sizes = moves.map(({ subjects }) => subjects.reduce((sum, { parts }) => sum + 1 + parts.length, 0));
  return 2 * Math.max(...sizes) < extent.moved;
}

function digestLayout(diff: DiagramDiff, limits: DigestLimits): Told {
  const { layout, extent } = diff;
  const relaid = limits.layout !== Number.POSITIVE_INFINITY && isLaidOutAnew(diff);
  if (!relaid) return cut(layout, limits.layout, (more) => `and ${count(more, 'more change')} of layout`);
  const parts = RELAID.flatMap((kind) => {
    const some = layout.filter((change) => change.kind === kind);
    const things = some.reduce((sum, { subjects }) => sum + subjects.length, 0);
    return (things > 0 && cardOfKind(kind).relaid?.(things)) || [];
  });
  const isPart = (change: Change) => RELAID.includes(change.kind) && !(change.kind === 'moved' && change.everything);
  const sentence = [`laid out anew: ${extent.moved} of ${extent.kept} things moved`, ...parts].join(', ');
  const rest = cut(
    layout.filter((change) => !isPart(change)),
    limits.layout,
    (more) => `and ${count(more, 'more change')} of layout`,
  );
  return { told: rest.told, folded: [{ kind: 'moved', sentence, changes: layout.filter(isPart) }, ...rest.folded] };
}

/** What a drawing that was laid out anew says of itself in one sentence. */
const RELAID = kindsWith(({ relaid }) => relaid);

function digestContent(changes: readonly Change[], limits: DigestLimits): Told {
  const told: Change[] = [];
  const folded: Folded[] = [];
  const edges = changes.filter(isOfEdges);
  const many = edges.length > limits.edges;
  for (const kind of EDGE_KINDS) {
    const some = edges.filter((change) => change.kind === kind);
    if (many && some.length > 2) folded.push({ kind, sentence: edgesSentence(kind, some), changes: some });
  }
  const share = changes.length > limits.total ? 0.5 : 1;
  const counted = new Set(folded.flatMap((one) => one.changes));
  for (const kind of CHANGE_KINDS) {
    const some = changes.filter((change) => change.kind === kind && !counted.has(change));
    const most = share * (cardOfKind(kind).isOfThings ? limits.units : limits.content);
    const part = cut(some, most, (more) => `and ${more} more ${kind}`);
    told.push(...part.told);
    folded.push(...part.folded);
  }
  return { told, folded };
}

/** Kinds of which one sentence tells many edges. */
const EDGE_KINDS = kindsWith(({ manyEdges }) => manyEdges);

function isOfEdges({ kind, subjects }: Change): boolean {
  return EDGE_KINDS.includes(kind) && subjects.every(({ element }) => element === 'edge');
}

function edgesSentence(kind: ChangeKind, changes: readonly Change[]): string {
  const subjects = changes.flatMap((change) => change.subjects);
  return cardOfKind(kind).manyEdges?.(`${subjects.length} ${manyOf(subjects)}`) ?? '';
}

/** The first changes, and the rest as one sentence; a single one that is too many is told. */
function cut(changes: readonly Change[], most: number, tell: (more: number) => string): Told {
  if (changes.length <= most + 1) return { told: changes, folded: [] };
  const rest = changes.slice(most);
  const [first] = rest;
  if (!first) return { told: changes, folded: [] };
  return { told: changes.slice(0, most), folded: [{ kind: first.kind, sentence: tell(rest.length), changes: rest }] };
}

/** Kinds of content in the order in which a report tells them. */
function rank({ kind }: Change): number {
  return CHANGE_KINDS.indexOf(kind);
}

function count(n: number, noun: string): string {
  return `${n} ${n === 1 ? noun : plural(noun)}`;
}
