import type { Point } from '../model/geometry.ts';
import type { Limits } from '../model/limits.ts';
import { type Extra, type Json, NO_EXTRA, type Override, type Properties, propertyKind } from '../model/properties.ts';
import { at, type Place, type Problems } from './problems.ts';
import { isRecord, PROPERTY_SCHEMAS, present, show } from './values.ts';

/** Splits a `properties` object into what balsa interprets, typed, and the rest. */
export function readProperties(
  raw: Json | undefined,
  place: Place,
  problems: Problems,
  limits: Limits,
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
    if (kind === undefined) extra.set(name, value);
    else if (kind === 'overrides') known.push([name, readOverrides(value, at(place, name))]);
    else if (kind === 'string' || present(value)) {
      const schema = PROPERTY_SCHEMAS.get(kind);
      const typed = schema && problems.check(schema, value ?? '', place, name);
      const excess = kind === 'colour' ? undefined : excessOf(typed, limits);
      if (excess !== undefined) problems.add(at(place, name), excess);
      else if (typed !== undefined) known.push([name, typed]);
    }
  }
  return { properties: Object.fromEntries(known) as Properties, extra: extra.size === 0 ? NO_EXTRA : extra };
}

/** What is wrong with a number or a text that is beyond reason; `undefined` when nothing is. */
function excessOf(value: unknown, { coordinate, textLength }: Limits): string | undefined {
  if (typeof value === 'string' && value.length > textLength) return `the text has more than ${textLength} characters`;
  const numbers = typeof value === 'number' ? [value] : isPoint(value) ? [value.x, value.y] : [];
  const excessive = numbers.find((number) => Math.abs(number) > coordinate);
  return excessive === undefined ? undefined : `expected a number within ±${coordinate}, got ${excessive}`;
}

function isPoint(value: unknown): value is Point {
  return typeof value === 'object' && value !== null && 'x' in value && 'y' in value && typeof value.x === 'number';
}
