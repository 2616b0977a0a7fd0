import type { Control } from '../model/control.ts';
import {
  type Crop,
  type Extra,
  type IconReference,
  type Json,
  type LinkTarget,
  type Override,
  type Properties,
  type PropertyKind,
  propertyKind,
  type ResourceReference,
} from '../model/properties.ts';

/** An object of JSON that is being built; a key without a value is left out. */
export type JsonObject = { readonly [key: string]: Json };

/** Controls as Balsamiq stores them: `{control: [...]}`, or `{}` when there is none (FORMAT section 4). */
export function controlsToJson(controls: readonly Control[]): JsonObject {
  return controls.length === 0 ? {} : { control: controls.map(controlToJson) };
}

/** One control in Balsamiq's key order. Numbers and flags are strings: Balsamiq ignores a control with other ones. */
export function controlToJson(control: Control): JsonObject {
  return object({
    ID: control.id,
    typeID: control.typeID,
    zOrder: number(control.zOrder),
    w: optionalNumber(control.w),
    h: optionalNumber(control.h),
    measuredW: optionalNumber(control.measuredW),
    measuredH: optionalNumber(control.measuredH),
    x: optionalNumber(control.x),
    y: optionalNumber(control.y),
    locked: control.locked ? 'true' : undefined,
    properties: nonEmpty(propertiesToJson(control.properties, control.extraProperties)),
    children: control.children.length === 0 ? undefined : { controls: controlsToJson(control.children) },
    ...sorted(control.extra),
  });
}

/** Properties by name, so that a re-save that changes nothing gives the same text. */
function propertiesToJson(properties: Properties, extra: Extra): JsonObject {
  const entries: [string, Json][] = [...extra];
  for (const [name, value] of Object.entries(properties)) {
    const kind = propertyKind(name);
    if (kind !== undefined && value !== undefined) entries.push([name, valueToJson(kind, value)]);
  }
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The inverse of the reader's table (`read/values.ts`). */
function valueToJson(kind: PropertyKind, value: NonNullable<Properties[keyof Properties]>): Json {
  switch (kind) {
    case 'point': {
      const { x, y } = value as { readonly x: number; readonly y: number };
      return { x, y };
    }
    case 'icon':
      return iconToJson(value as IconReference);
    case 'icons':
      return { icons: (value as readonly IconReference[]).map(iconToJson) };
    case 'resource': {
      const { id, anchor } = value as ResourceReference;
      return object({ ID: id, Anchor: anchor });
    }
    case 'link':
      return linkToJson(value as LinkTarget);
    case 'links':
      return { href: (value as readonly LinkTarget[]).map(linkToJson) };
    case 'crop':
      return cropToJson(value as Crop);
    case 'overrides':
      return (value as readonly Override[]).map(overrideToJson);
    case 'number':
    case 'integer':
    case 'colour':
      return number(value as number);
    case 'flag':
    case 'string':
      return String(value);
  }
}

function iconToJson({ id, name, size }: IconReference): Json {
  return object({ ID: id, name, size });
}

function linkToJson({ id, url }: LinkTarget): Json {
  return object({ ID: id, URL: url });
}

function cropToJson({ x, y, width, height }: Crop): Json {
  return [x, y, width, height].map(thousandths).join(',');
}

/** The number that gives `share` when divided by 1000, short where it was. */
function thousandths(share: number): number {
  const short = Number((share * 1000).toPrecision(12));
  return short / 1000 === share ? short : share * 1000;
}

function overrideToJson(override: Override): JsonObject {
  return object({
    ID: override.path,
    x: optionalNumber(override.x),
    y: optionalNumber(override.y),
    w: optionalNumber(override.w),
    h: optionalNumber(override.h),
    ...propertiesToJson(override.properties, override.extra),
  });
}

/** A number as Balsamiq stores it. */
export function number(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}

export function optionalNumber(value: number | undefined): string | undefined {
  return value === undefined ? undefined : number(value);
}

/** The object without the keys that have no value. */
export function object(entries: { readonly [key: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** What is kept for writing back, by name: files list it in any order. */
export function sorted(extra: Extra): JsonObject {
  return Object.fromEntries([...extra].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function nonEmpty(value: JsonObject): JsonObject | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}
