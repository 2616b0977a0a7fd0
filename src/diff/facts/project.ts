import type { Diagram } from '../../graph/diagram.ts';
import { FORMAT_CARDS } from '../../model/formats.ts';
import { longestRising } from '../../model/lists.ts';
import { MASTER_BRANCH, type Mockup, type Project } from '../../model/project.ts';
import type { Json } from '../../model/properties.ts';
import { type DiagramDiff, diffDiagrams } from './diagram.ts';
import { type LibraryPair, matchAssets, matchMockups, resolveReferences, sameBytes, sameValue } from './resources.ts';

/** What changed about the project itself rather than inside a mockup. */
export type ProjectChange =
  | { readonly kind: 'mockup-added' | 'mockup-removed'; readonly name: string; readonly controls: number }
  | { readonly kind: 'mockup-renamed' | 'asset-renamed'; readonly old: string; readonly new: string }
  | { readonly kind: 'mockup-reordered' | 'mockup-noted'; readonly name: string }
  | { readonly kind: 'mockup-trashed' | 'mockup-restored'; readonly name: string }
  | { readonly kind: 'mockup-nested'; readonly name: string; readonly old?: string; readonly new?: string }
  | { readonly kind: 'asset-added' | 'asset-removed' | 'asset-replaced'; readonly name: string }
  | { readonly kind: 'setting'; readonly name: string; readonly old: Json; readonly new: Json };

/** A mockup (or a library of symbols) that both versions have. */
export interface MockupDiff {
  readonly name: string;
  /** `symbols`: a library; what changed in it shows wherever its symbols are used. */
  readonly what: 'mockup' | 'symbols';
  /** Resource IDs; empty when the file gives none. */
  readonly old: string;
  readonly new: string;
  readonly diff: DiagramDiff;
}

export interface ProjectDiff {
  readonly project: readonly ProjectChange[];
  /** The mockups of both versions, also those without a change. */
  readonly mockups: readonly MockupDiff[];
}

/** Builds the diagram of a mockup of a project. */
export type BuildDiagram = (project: Project, mockup: Mockup) => Diagram;

/** Compares two versions of a project. */
export function diffProjects(old: Project, next: Project, build: BuildDiagram): ProjectDiff {
  const mockups = matchMockups(old.mockups, next.mockups);
  const assets = matchAssets(old.assets, next.assets);
  const libraries = matchMockups(old.symbolLibraries, next.symbolLibraries);
  const libraryPairs = libraries.pairs.map((pair): LibraryPair => {
    return { ...pair, diff: diffDiagrams(build(old, pair.old), build(next, pair.new)) };
  });
  const everything = { pairs: [...mockups.pairs, ...assets.pairs, ...libraries.pairs], removed: [], added: [] };
  const names = new Map([...old.mockups, ...next.mockups, ...old.assets, ...next.assets].map((r) => [r.id, r.name]));
  const references = resolveReferences(everything, libraryPairs, names);
  const changed = mockups.pairs.map((pair): MockupDiff => {
    const diff = diffDiagrams(build(old, pair.old), build(next, pair.new), references);
    return { name: nameOf(pair.new) || nameOf(pair.old), what: 'mockup', old: pair.old.id, new: pair.new.id, diff };
  });
  const symbols = libraryPairs.map((pair): MockupDiff => {
    return { name: nameOf(pair.new), what: 'symbols', old: pair.old.id, new: pair.new.id, diff: pair.diff };
  });
  return {
    project: [
      ...mockups.added.map(
        (m): ProjectChange => ({ kind: 'mockup-added', name: nameOf(m), controls: m.controls.length }),
      ),
      ...mockups.removed.map(
        (m): ProjectChange => ({ kind: 'mockup-removed', name: nameOf(m), controls: m.controls.length }),
      ),
      ...mockups.pairs.flatMap((pair) => attributeChanges(pair, old, next)),
      ...(hasOrder(old) && hasOrder(next) ? reordered(mockups.pairs) : []),
      ...assets.added.map(({ name }): ProjectChange => ({ kind: 'asset-added', name })),
      ...assets.removed.map(({ name }): ProjectChange => ({ kind: 'asset-removed', name })),
      ...assets.pairs.flatMap((pair): ProjectChange[] => [
        ...(pair.old.name === pair.new.name || !pair.old.name || !pair.new.name
          ? []
          : [{ kind: 'asset-renamed' as const, old: pair.old.name, new: pair.new.name }]),
        ...(sameBytes(pair.old.bytes, pair.new.bytes)
          ? []
          : [{ kind: 'asset-replaced' as const, name: pair.new.name }]),
      ]),
      ...(hasOrder(old) && hasOrder(next) ? settingChanges(old, next) : []),
    ],
    mockups: [...changed, ...symbols],
  };
}

/** Whether there is anything to tell. */
export function isChanged({ project, mockups }: ProjectDiff): boolean {
  return project.length > 0 || mockups.some(({ diff }) => diff.content.length + diff.layout.length > 0);
}

/** What a file with one mockup alone cannot say: order, settings. */
function hasOrder({ format }: Project): boolean {
  return FORMAT_CARDS[format].isProject;
}

function nameOf({ name, id, branchId }: Mockup): string {
  return (name || id) + (branchId === MASTER_BRANCH ? '' : ` (${branchId})`);
}

function attributeChanges(pair: { old: Mockup; new: Mockup }, old: Project, next: Project): ProjectChange[] {
  const found: ProjectChange[] = [];
  const name = nameOf(pair.new);
  if (pair.old.name && pair.new.name && pair.old.name !== pair.new.name) {
    found.push({ kind: 'mockup-renamed', old: pair.old.name, new: pair.new.name });
  }
  if (!hasOrder(old) || !hasOrder(next)) return found;
  if (pair.old.trashed !== pair.new.trashed) {
    found.push({ kind: pair.new.trashed ? 'mockup-trashed' : 'mockup-restored', name });
  }
  if ((pair.old.notes ?? '') !== (pair.new.notes ?? '')) found.push({ kind: 'mockup-noted', name });
  const parent = (project: Project, id: string | undefined) => project.mockups.find((mockup) => mockup.id === id)?.name;
  const [before, after] = [parent(old, pair.old.parentId), parent(next, pair.new.parentId)];
  if (before !== after) {
    found.push({ kind: 'mockup-nested', name, ...(before ? { old: before } : {}), ...(after ? { new: after } : {}) });
  }
  return found;
}

/** The fewest mockups whose going elsewhere explains the new order. */
function reordered(pairs: readonly { readonly old: Mockup; readonly new: Mockup }[]): ProjectChange[] {
  const byOld = [...pairs].sort((a, b) => a.old.order - b.old.order);
  const kept = new Set(longestRising(byOld, ({ new: { order } }) => order));
  return byOld
    .filter((pair) => !kept.has(pair))
    .map((pair): ProjectChange => ({ kind: 'mockup-reordered', name: nameOf(pair.new) }));
}

function settingChanges(old: Project, next: Project): ProjectChange[] {
  const [a, b] = [Object.entries(old.settings), new Map<string, Json>(Object.entries(next.settings))];
  return a.flatMap(([name, value]): ProjectChange[] => {
    const now = b.get(name) ?? null;
    return sameValue(value, now) ? [] : [{ kind: 'setting', name, old: value as Json, new: now }];
  });
}
