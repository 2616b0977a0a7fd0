import { createHash } from 'node:crypto';
import { expandSymbols } from '../graph/pieces/symbols.ts';
import { type Control, childPath, everyPlaced, SYMBOL_INSTANCE } from '../model/control.ts';
import type { Point } from '../model/geometry.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import { tally } from '../model/lists.ts';
import { Notices } from '../model/notice.ts';
import type { Mockup, Project } from '../model/project.ts';
import type { Properties, PropertyName } from '../model/properties.ts';
import { eraOf } from '../render/era.ts';

/** Properties that no picture shows. */
const NOT_DRAWN: ReadonlySet<string> = new Set<PropertyName>([
  'controlName',
  'notes',
  'hrefs',
  'text_links',
  'href',
  'overrides',
  'src',
]);
/** Left over from the oldest versions: they draw nothing once an arrow has points. */
const LEGACY_ARROW: ReadonlySet<string> = new Set<PropertyName>(['curvature', 'direction']);

/** What a picture shows of its source, in short. */
export interface SourceDigest {
  /** Of everything that the picture depends on. */
  readonly digest: string;
  /** Of each control, with one of its path: tells how many changed since. Worked out when asked for. */
  controls(): readonly ControlDigest[];
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
 * The digest of what is drawn of a mockup: places, sizes, types and properties in paint order, symbols expanded, bitmaps
 * by their bytes, and the settings. Not the file's bytes: saving again without a visible change gives the same digest,
 * whatever the IDs, the order in the file and the format.
 *
 * @param links the picture carries links (an SVG does), so that their targets count
 * @throws InputError when its symbols hold more than the limits allow.
 */
export function digestSource(project: Project, mockup: Mockup, links: boolean): SourceDigest {
  const { skin, fontFace, fontSize, linkColour, selectionColour } = project.settings;
  const controls = hasSymbols(mockup.controls)
    ? expandSymbols(mockup.controls, project.symbolLibraries, DEFAULT_LIMITS, new Notices())
    : mockup.controls;
  // Where one control has no place, its place depends on the names of the others.
  const placed = everyPlaced(controls);
  const describe = describer(project, () => !placed, links);
  let all = JSON.stringify([eraOf(project), skin, fontFace, fontSize, linkColour, selectionColour]);
  const visit = (list: readonly Control[]) => {
    all += '[';
    for (const control of list) {
      all += `${describe(control)}\n`;
      visit(control.children);
    }
    all += ']';
  };
  visit(controls);
  return { digest: hash(all), controls: () => controlDigests(controls, describer(project, hasNoPlace, links)) };
}

function controlDigests(
  controls: readonly Control[],
  describe: (control: Control) => string,
  parent?: string,
): ControlDigest[] {
  return controls.flatMap((control) => {
    const path = childPath(parent, control.id);
    const own = { path: hash(path, CONTROL_DIGEST_BYTES), content: hash(describe(control), CONTROL_DIGEST_BYTES) };
    return [own, ...controlDigests(control.children, describe, path)];
  });
}

function hasSymbols(controls: readonly Control[]): boolean {
  return controls.some(({ typeID, children }) => typeID === SYMBOL_INSTANCE || hasSymbols(children));
}

function hasNoPlace({ x, y }: Control): boolean {
  return x === undefined || y === undefined;
}

/**
 * Gives for a control one line that two controls share exactly when they look the same at the same place.
 *
 * @param named whether its names count, by which places are found
 */
function describer(
  project: Project,
  named: (control: Control) => boolean,
  links: boolean,
): (control: Control) => string {
  const bitmaps = new Map<string, string>();
  const bytesOf = new Map(project.assets.map((asset) => [asset.id, asset.bytes]));
  /** An ID of a bitmap, which may change with every import, by what the bitmap is. */
  const bitmap = (id: string | undefined): string | undefined => {
    const bytes = id === undefined ? undefined : bytesOf.get(id);
    if (id === undefined || bytes === undefined) return id;
    const known = bitmaps.get(id) ?? `bitmap ${hash(bytes)}`;
    bitmaps.set(id, known);
    return known;
  };
  return (control) => {
    const { typeID, x, y, w, h, measuredW, measuredH, properties, children } = control;
    const expanded = typeID === SYMBOL_INSTANCE && children.length > 0;
    const { icon, icons, src } = properties;
    let line = `[${json(typeID)},${json(x)},${json(y)},${json(w ?? measuredW)},${json(h ?? measuredH)}`;
    // Text keeps the width that Balsamiq measured, also where the author set another for the control.
    if (properties.text !== undefined) line += `,${json(measuredW)}`;
    line += `,${drawn(properties)},${links ? json(properties.href?.url ?? 0) : 0}`;
    line += `,${icon?.id === undefined ? 0 : json(bitmap(icon.id))}`;
    line += `,${icons ? json(icons.map(({ id }) => bitmap(id))) : 0}`;
    line += `,${src === undefined || expanded ? 0 : json([bitmap(src.id), src.anchor])}`;
    if (named(control)) {
      const { id, extraProperties, extra } = control;
      line += `,${json(id)},${json(properties.controlName)},${json(sorted(extraProperties))},${json(sorted(extra))}`;
    }
    return `${line}]`;
  };
}

/** As an entry of a list in JSON. Written out for the usual kinds of values: a check writes a great many. */
function json(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  return JSON.stringify(value) ?? 'null';
}

function drawn(properties: Properties): string {
  const pointed = properties.p0 !== undefined && properties.p2 !== undefined;
  let values = '';
  for (const name of (Object.keys(properties) as PropertyName[]).sort()) {
    if (NOT_DRAWN.has(name) || (pointed && LEGACY_ARROW.has(name))) continue;
    values += `${values === '' ? '"' : ',"'}${name}",${propertyJson(properties, name)}`;
  }
  return `[${values}]`;
}

function propertyJson(properties: Properties, name: PropertyName): string {
  const value = properties[name];
  if (typeof value !== 'object') return json(value);
  switch (name) {
    case 'p0':
    case 'p1':
    case 'p2': {
      const { x, y } = value as Point;
      return `[["x",${json(x)}],["y",${json(y)}]]`;
    }
    case 'icon':
      return json(withoutId(properties.icon));
    case 'icons':
      return json(properties.icons?.map(withoutId));
    default:
      return json(plain(value));
  }
}

function withoutId(icon: Properties['icon']): unknown {
  return [icon?.name, icon?.size];
}

function sorted(entries: Iterable<readonly [string, unknown]>): unknown {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([name, value]) => [name, plain(value)]);
}

/** Maps have no JSON of their own. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object') return value;
  if (value instanceof Map) return sorted(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null) return sorted(Object.entries(value));
  return value;
}

/** How many controls of the source came, went and changed between two digests. */
export function compareControls(
  before: readonly ControlDigest[],
  after: readonly ControlDigest[],
): { readonly added: number; readonly removed: number; readonly changed: number } {
  const gone = unmatched(before, after);
  const come = unmatched(after, before);
  const paths = tally(gone.map(({ path }) => path));
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
  const counts = tally(other.map(({ content }) => content));
  return list.filter(({ content }) => {
    const left = counts.get(content) ?? 0;
    if (left > 0) counts.set(content, left - 1);
    return left === 0;
  });
}
