import { ARROW, type Control } from '../../model/control.ts';
import type { Json, Properties, PropertyName } from '../../model/properties.ts';

/** Properties that are not a matter of looks: compared on their own, or geometry. */
const NOT_LOOKS: ReadonlySet<string> = new Set<PropertyName>([
  ...(['text', 'p0', 'p1', 'p2', 'shape', 'direction', 'curvature'] as const),
  ...(['href', 'hrefs', 'text_links', 'src', 'overrides', 'notes', 'controlName', 'crop'] as const),
]);

/** What an absent property means where files write it out or not for the same picture (FORMAT section 1). */
const DEFAULTS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ...['bold', 'italic', 'filter', 'bgTransparent', 'indeterminate'].map((name): [string, Json] => [name, false]),
  ...['leftArrow', 'rightArrow'].map((name): [string, Json] => [name, true]),
  ['backgroundAlpha', 1],
  ['rotation', 0],
  ['shapeRotation', '0'],
  ['stroke', 'solid'],
]);

/** The looks of a control: its properties by name, as JSON values, in the order of their names. */
export function looks(control: Control): ReadonlyMap<string, Json> {
  const found: [string, Json][] = [];
  for (const [name, value] of Object.entries(control.properties as Record<string, Json>)) {
    const arrowOnly = name === 'shape' || name === 'direction' || name === 'curvature';
    if (NOT_LOOKS.has(name) && !(arrowOnly && control.typeID !== ARROW)) continue;
    if (DEFAULTS.get(name) !== value) found.push([name, value]);
  }
  for (const [name, value] of control.extraProperties) found.push([name, value]);
  if (control.locked) found.push(['locked', true]);
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** One text for equal looks. */
export function lookKey(control: Control): string {
  return [...looks(control)].map(([name, value]) => `${name}=${stable(value)}`).join(';');
}

/** JSON with the keys of objects in order, so that equal values give equal texts. */
export function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const keys = Object.entries(value).filter(([, part]) => part !== undefined);
    keys.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${keys.map(([key, part]) => `${JSON.stringify(key)}:${stable(part)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** The properties that lead somewhere. */
export function linkKey(properties: Properties): string {
  const { href, hrefs, text_links } = properties;
  return stable({ href, hrefs, text_links });
}
