import type { Point } from '../../model/geometry.ts';
import type { Limits } from '../../model/limits.ts';
import {
  type Extra,
  type Json,
  NO_EXTRA,
  type Override,
  type Properties,
  propertyKind,
} from '../../model/properties.ts';
import { at, type Problems, type ReadPlace } from '../problems.ts';
import { isRecord, PROPERTY_READERS, present, show } from './values.ts';

/** Splits a `properties` object into what balsa interprets, typed, and the rest. */
export function readProperties(
  raw: Json | undefined,
  place: ReadPlace,
  problems: Problems,
  limits: Limits,
  readOverrides: (raw: Json, place: ReadPlace) => readonly Override[],
): { readonly properties: Properties; readonly extra: Extra } {
  if (raw === undefined || !present(raw)) return { properties: {}, extra: NO_EXTRA };
  if (!isRecord(raw)) {
    problems.add(place, `expected an object of properties, got ${show(raw)}`);
    return { properties: {}, extra: NO_EXTRA };
  }
  const known: { [name: string]: unknown } = {};
  let extra: Map<string, Json> | undefined;
  for (const name of Object.keys(raw)) {
    const value = raw[name] ?? null;
    const kind = propertyKind(name);
    if (kind === undefined) {
      extra ??= new Map();
      extra.set(name, value);
    } else if (kind === 'overrides') known[name] = readOverrides(value, at(place, name));
    else if (kind === 'string' || present(value)) {
      const typed = problems.check(PROPERTY_READERS[kind], value ?? '', place, name);
      const excess = kind === 'colour' ? undefined : excessOf(typed, limits);
      if (excess !== undefined) problems.add(at(place, name), excess);
      else if (typed !== undefined) known[name] = typed;
    }
  }
  return { properties: known as Properties, extra: extra ?? NO_EXTRA };
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
