import { type Extra, type Json, NO_EXTRA, type Override, type Properties, propertyKind } from '../model/properties.ts';
import { at, type Place, type Problems } from './problems.ts';
import { isRecord, PROPERTY_SCHEMAS, present, show } from './values.ts';

/** Splits a `properties` object into what balsa interprets, typed, and the rest. */
export function readProperties(
  raw: Json | undefined,
  place: Place,
  problems: Problems,
  readOverrides: (raw: Json, place: Place) => readonly Override[],
): { readonly properties: Properties; readonly extra: Extra } {
  if (raw === undefined || !present(raw)) return { properties: {}, extra: NO_EXTRA };
  if (!isRecord(raw)) {
    problems.add(place, `expected an object of properties, got ${show(raw)}`);
    return { properties: {}, extra: NO_EXTRA };
  }
  const known: [string, unknown][] = [];
  const extra = new Map<string, Json>();
  for (const [name, value] of Object.entries(raw)) {
    const kind = propertyKind(name);
    const here = at(place, name);
    if (kind === undefined) extra.set(name, value);
    else if (kind === 'overrides') known.push([name, readOverrides(value, here)]);
    else if (kind === 'string' || present(value)) {
      const schema = PROPERTY_SCHEMAS.get(kind);
      const typed = schema && problems.check(schema, value ?? '', here);
      if (typed !== undefined) known.push([name, typed]);
    }
  }
  return { properties: Object.fromEntries(known) as Properties, extra: extra.size === 0 ? NO_EXTRA : extra };
}
