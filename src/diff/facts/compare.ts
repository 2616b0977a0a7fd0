import type { Point, Rect, Size } from '../../model/geometry.ts';
import type { Json, Override } from '../../model/properties.ts';
import type { Item } from '../items/item.ts';
import { looks, stable } from '../items/look.ts';
import { words } from '../items/text.ts';
import type { PropertyChange } from '../kinds/change.ts';
import { type Pair, shiftOf } from '../match/pairing.ts';
import { UNCHANGED } from '../numbers.ts';

/** What the references in properties mean: an ID in the new version that stands for the one in the old. */
export interface ResourceNames {
  /** The key of a resource (mockup, asset, symbol library), equal in both versions for the same one. */
  resource(id: string, version: 'old' | 'new'): string;
  /** The key of a symbol in its library. */
  symbol(library: string, anchor: string, version: 'old' | 'new'): string;
  /** The key of a control of a symbol. */
  override(library: string, anchor: string, path: string, version: 'old' | 'new'): string;
  /** A value with the names of what its IDs stand for, for readers. */
  tell(value: Json): Json;
}

/** IDs mean themselves. */
export const PLAIN_REFERENCES: ResourceNames = {
  resource: (id) => id,
  symbol: (library, anchor) => `${library}#${anchor}`,
  override: (_library, _anchor, path) => path,
  tell: (value) => value,
};

/** What one control changed in itself; `undefined` for what stayed the same. */
export interface Difference {
  readonly text?: { readonly old: string; readonly new: string };
  readonly type?: { readonly old: string; readonly new: string };
  readonly style: readonly PropertyChange[];
  readonly source: readonly PropertyChange[];
  readonly overrides: readonly PropertyChange[];
  readonly links: readonly PropertyChange[];
  readonly notes: readonly PropertyChange[];
  readonly name: readonly PropertyChange[];
  readonly size?: { readonly old: Size; readonly new: Size };
}

/** Compares the two controls of a pair, all but their places and what they are attached to. */
export function compareItems({ old, new: next }: Pair, references: ResourceNames): Difference {
  const [a, b] = [old.element.control, next.element.control];
  const [p, q] = [a.properties, b.properties];
  const [before, after] = [words(p.text), words(q.text)];
  const size = sizeChange(old, next, before !== after);
  const markup = before === after ? propertyChange('text', tidy(p.text), tidy(q.text)) : [];
  const links = (['href', 'hrefs', 'text_links'] as const).flatMap((name) =>
    propertyChange(name, resolved(p[name], references, 'old'), resolved(q[name], references, 'new')),
  );
  return {
    ...(before === after ? {} : { text: { old: before, new: after } }),
    ...(a.typeID === b.typeID ? {} : { type: { old: a.typeID, new: b.typeID } }),
    style: [...styleChanges(old, next, references), ...markup],
    source: [
      ...propertyChange('src', resolved(p.src, references, 'old'), resolved(q.src, references, 'new')),
      ...propertyChange('crop', p.crop as Json | undefined, q.crop as Json | undefined),
    ],
    overrides: propertyChange('overrides', overrideList(old, references, 'old'), overrideList(next, references, 'new')),
    links: links.map((link) => ({ ...link, old: references.tell(link.old), new: references.tell(link.new) })),
    notes: propertyChange('notes', p.notes, q.notes),
    name: propertyChange('controlName', p.controlName, q.controlName),
    ...(size ? { size } : {}),
  };
}

/** Line breaks in one form, no blanks at either end: what is left is markup and breaks that can be seen. */
function tidy(text: string | undefined): string {
  return (text ?? '')
    .replace(/\\[rn]|\r\n?/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

function propertyChange(property: string, old: Json | undefined, next: Json | undefined): PropertyChange[] {
  if (stable(old ?? null) === stable(next ?? null)) return [];
  return [{ property, old: old ?? null, new: next ?? null }];
}

function styleChanges(old: Item, next: Item, references: ResourceNames): PropertyChange[] {
  if (old.look === next.look && !/icon/.test(old.look)) return [];
  const [a, b] = [looks(old.element.control), looks(next.element.control)];
  const names = [...new Set([...a.keys(), ...b.keys()])].sort();
  return names.flatMap((name) =>
    propertyChange(name, resolved(a.get(name), references, 'old'), resolved(b.get(name), references, 'new')),
  );
}

/** The value with the IDs of resources in it replaced by their keys. */
function resolved(value: unknown, references: ResourceNames, version: 'old' | 'new'): Json | undefined {
  if (Array.isArray(value)) return value.map((part) => resolved(part, references, version) ?? null);
  if (typeof value !== 'object' || value === null) return value as Json | undefined;
  const { id, anchor, ...rest } = value as { id?: unknown; anchor?: unknown };
  if (typeof id !== 'string') return value as Json;
  if (typeof anchor === 'string' && anchor !== '-1') return { ...rest, id: references.symbol(id, anchor, version) };
  return { ...rest, id: references.resource(id, version) };
}

function overrideList({ element }: Item, references: ResourceNames, version: 'old' | 'new'): Json | undefined {
  const { overrides, src } = element.control.properties;
  if (!overrides || overrides.length === 0) return undefined;
  const key = ({ path }: Override) => references.override(src?.id ?? '', src?.anchor ?? '', path, version);
  const entries = overrides.map((override): [string, Json] => {
    const { path: _, properties, extra, ...place } = override;
    const known = Object.entries(properties).map(([name, value]): [string, Json] => [
      name,
      resolved(value, references, version) ?? null,
    ]);
    return [key(override), Object.fromEntries<Json>([...Object.entries(place), ...known, ...extra])];
  });
  return Object.fromEntries(entries);
}

/** The change of a size that the author set. A natural size follows the text and is no fact of its own. */
function sizeChange(old: Item, next: Item, textChanged: boolean): { old: Size; new: Size } | undefined {
  if (!old.box || !next.box || old.ends || old.children.length > 0 || next.children.length > 0) return undefined;
  const [a, b] = [old.element.control, next.element.control];
  const differs = (side: 'width' | 'height', set: 'w' | 'h') => {
    if (a[set] === undefined && b[set] === undefined) return false;
    if (textChanged && (a[set] === undefined || b[set] === undefined)) return false;
    return Math.abs(sideOf(old.box, side) - sideOf(next.box, side)) >= UNCHANGED;
  };
  if (!differs('width', 'w') && !differs('height', 'h')) return undefined;
  const size = ({ width, height }: Rect): Size => ({ width, height });
  return { old: size(old.box), new: size(next.box) };
}

function sideOf(box: Rect | undefined, side: 'width' | 'height'): number {
  return box?.[side] ?? 0;
}

/** How far the pair went, when it did: a side or corner dragged, or a text grown in place, is no move. */
export function moveOf({ old, new: next }: Pair): Point | undefined {
  if (!old.box || !next.box) return undefined;
  const by = shiftOf(old, next);
  return Math.abs(by.x) < UNCHANGED && Math.abs(by.y) < UNCHANGED ? undefined : by;
}
