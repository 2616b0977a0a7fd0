import { createHash } from 'node:crypto';
import type { Control } from '../model/control.ts';
import type { Mockup, Project } from '../model/project.ts';
import type { Properties } from '../model/properties.ts';

/** Properties that no picture shows. */
const NOT_DRAWN: ReadonlySet<string> = new Set(['controlName', 'notes', 'hrefs', 'text_links', 'href']);
/** Left over from the oldest versions: they draw nothing once an arrow has points. */
const LEGACY_ARROW: ReadonlySet<string> = new Set(['curvature', 'direction']);

/** What a picture shows of its source, in short. */
export interface SourceDigest {
  /** Of everything that the picture depends on. */
  readonly digest: string;
  /** Of each control, with one of its path: tells how many changed since. */
  readonly controls: readonly ControlDigest[];
}

export interface ControlDigest {
  readonly path: string;
  readonly content: string;
}

/** Bytes kept of a control's two digests: with 24 bits each, chance matches among thousands of controls stay rare. */
export const CONTROL_DIGEST_BYTES = 3;
const DIGEST_BYTES = 16;

export function hash(text: string | Uint8Array, bytes = DIGEST_BYTES): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, bytes * 2);
}

/**
 * The digest of what is drawn of a mockup: places, sizes, types and properties in paint order, the settings, assets and
 * symbols that they use. Not the file's bytes: saving again without a visible change gives the same digest, whatever
 * the IDs, the order in the file and the format.
 */
export function digestSource(project: Project, mockup: Mockup): SourceDigest {
  const { skin, fontFace, fontSize, linkColour, selectionColour } = project.settings;
  const assets = new Map(project.assets.map((asset) => [asset.id, asset]));
  const controls: ControlDigest[] = [];
  const all = createHash('sha256');
  all.update(JSON.stringify([skin, fontFace, fontSize, linkColour, selectionColour]));
  const used = new Set<string>();
  const visit = (list: readonly Control[], parent: string) => {
    all.update('[');
    for (const control of list) {
      const path = parent === '' ? control.id : `${parent}:${control.id}`;
      const line = describeControl(control);
      all.update(`${line}\n`);
      controls.push({ path: hash(path, CONTROL_DIGEST_BYTES), content: hash(line, CONTROL_DIGEST_BYTES) });
      const { icon, src } = control.properties;
      for (const id of [icon?.id, src?.id]) if (id !== undefined) used.add(id);
      visit(control.children, path);
    }
    all.update(']');
  };
  visit(mockup.controls, '');
  for (const id of [...used].sort()) {
    const asset = assets.get(id);
    if (asset) all.update(`asset ${id} ${hash(asset.bytes)}\n`);
    for (const library of project.symbolLibraries) {
      if (library.id !== id) continue;
      all.update(`symbols ${id} `);
      visitSymbols(library.controls, all);
    }
  }
  return { digest: all.digest('hex').slice(0, DIGEST_BYTES * 2), controls };
}

function visitSymbols(controls: readonly Control[], all: ReturnType<typeof createHash>): void {
  for (const control of controls) {
    all.update(`${control.id} ${describeControl(control)}\n`);
    visitSymbols(control.children, all);
  }
}

/** One line that two controls share exactly when they look the same at the same place. */
function describeControl(control: Control): string {
  const { typeID, x, y, properties, extraProperties } = control;
  const width = control.w ?? control.measuredW;
  const height = control.h ?? control.measuredH;
  return JSON.stringify([
    typeID,
    x,
    y,
    width,
    height,
    drawn(properties),
    extraProperties.size > 0 ? sorted(extraProperties) : 0,
  ]);
}

function drawn(properties: Properties): unknown {
  const pointed = properties.p0 !== undefined && properties.p2 !== undefined;
  const entries = Object.entries(properties).filter(
    ([name]) => !NOT_DRAWN.has(name) && !(pointed && LEGACY_ARROW.has(name)),
  );
  const url = properties.href?.url;
  if (url !== undefined) entries.push(['href', url]);
  return sorted(entries);
}

function sorted(entries: Iterable<readonly [string, unknown]>): unknown {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([name, value]) => [name, plain(value)]);
}

/** Maps have no JSON of their own. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return sorted(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) return sorted(Object.entries(value));
  return value;
}

/** How many controls of the source came, went and changed between two digests. */
export function compareControls(
  before: readonly ControlDigest[],
  after: readonly ControlDigest[],
): { readonly added: number; readonly removed: number; readonly changed: number } {
  const gone = unmatched(before, after);
  const come = unmatched(after, before);
  const paths = new Map<string, number>();
  for (const { path } of gone) paths.set(path, (paths.get(path) ?? 0) + 1);
  let changed = 0;
  for (const { path } of come) {
    const left = paths.get(path) ?? 0;
    if (left === 0) continue;
    paths.set(path, left - 1);
    changed++;
  }
  return { added: come.length - changed, removed: gone.length - changed, changed };
}

/** Those of `list` whose content is not in `other`, counted. */
function unmatched(list: readonly ControlDigest[], other: readonly ControlDigest[]): readonly ControlDigest[] {
  const counts = new Map<string, number>();
  for (const { content } of other) counts.set(content, (counts.get(content) ?? 0) + 1);
  return list.filter(({ content }) => {
    const left = counts.get(content) ?? 0;
    if (left > 0) counts.set(content, left - 1);
    return left === 0;
  });
}
