import { type Control, childPath } from '../../model/control.ts';
import type { Limits } from '../../model/limits.ts';
import { type Extra, type Json, NO_EXTRA, type Override } from '../../model/properties.ts';
import { at, type Problems, type ReadPlace } from '../problems.ts';
import { readProperties } from './properties.ts';
import { defined, flag, isRecord, numeric, present, type Raw, show, text } from './values.ts';

const CONTROL_KEYS = new Set([
  ...['ID', 'typeID', 'x', 'y', 'w', 'h', 'measuredW', 'measuredH', 'zOrder', 'locked', 'properties', 'children'],
]);
const OVERRIDE_KEYS = new Set(['ID', 'x', 'y', 'w', 'h']);

/** The namespace that BMML and some converters put before a type's name. */
const NAMESPACE = 'com.balsamiq.mockups::';

/** What reading the controls of one mockup needs and counts. */
interface ControlReader {
  readonly problems: Problems;
  readonly limits: Limits;
  /** Controls read so far. */
  count: number;
}

/** Reads `{control: [...]}`, `{control: {...}}` or `{}` to controls in paint order. */
export function readControls(
  raw: Json | undefined,
  place: ReadPlace,
  reader: ControlReader,
  depth = 0,
): readonly Control[] {
  if (!present(raw)) return [];
  if (!isRecord(raw)) {
    reader.problems.add(place, `expected an object {control: [...]}, got ${show(raw)}`);
    return [];
  }
  const list = raw.control;
  if (list === undefined || !present(list)) return [];
  if (depth > reader.limits.depth) {
    reader.problems.add(place, `groups are nested more than ${reader.limits.depth} deep`);
    return [];
  }
  const here = at(place, 'control');
  const items: readonly Json[] = Array.isArray(list) ? list : [list];
  const nextId = freeIds(items);
  const controls = items.map((item, i) =>
    readControl(item, Array.isArray(list) ? at(here, i) : here, reader, { depth, index: i, nextId }),
  );
  return inPaintOrder(controls.filter((control) => control !== undefined));
}

/** Ascending z-order; the file's order decides between equals. */
function inPaintOrder(controls: readonly Control[]): readonly Control[] {
  return [...controls].sort((a, b) => a.zOrder - b.zOrder);
}

/** Gives the controls of a list that have no ID theirs: the numbers after the highest, in the order of the file. */
function freeIds(items: readonly Json[]): () => string {
  let last: number | undefined;
  return () => {
    last ??= Math.max(0, ...items.flatMap((item) => (isRecord(item) && isCount(item.ID) ? Number(item.ID) : [])));
    last += 1;
    return String(last);
  };
}

function isCount(id: Json | undefined): boolean {
  return (typeof id === 'string' || typeof id === 'number') && /^\d{1,15}$/.test(String(id));
}

/** Where in the tree a control stands that is read. */
interface Seat {
  readonly depth: number;
  readonly index: number;
  readonly nextId: () => string;
}

function readControl(
  raw: Json,
  place: ReadPlace,
  reader: ControlReader,
  { depth, index, nextId }: Seat,
): Control | undefined {
  const { problems, limits } = reader;
  if (!isRecord(raw)) {
    problems.add(place, `expected a control, got ${show(raw)}`);
    return undefined;
  }
  reader.count++;
  if (reader.count > limits.controls) {
    if (reader.count === limits.controls + 1)
      problems.add(place, `the mockup has more than ${limits.controls} controls`);
    return undefined;
  }
  const id = (present(raw.ID) ? problems.check(text, raw.ID, place, 'ID') : undefined) ?? nextId();
  const { mockup, path, steps } = place;
  const here: ReadPlace = { mockup, control: childPath(place.control, id), path, steps };
  const type = problems.check(text, raw.typeID, here, 'typeID');
  const length = (key: string) => readLength(raw, key, here, reader);
  const { properties, extra } = readProperties(
    raw.properties,
    at(here, 'properties'),
    problems,
    limits,
    (overrides, where) => readOverrides(overrides, where, reader),
  );
  const zOrder = present(raw.zOrder) ? problems.check(numeric, raw.zOrder, here, 'zOrder') : undefined;
  const locked = present(raw.locked) ? problems.check(flag, raw.locked, here, 'locked') : undefined;
  const children = isRecord(raw.children)
    ? readControls(raw.children.controls, at(at(here, 'children'), 'controls'), reader, depth + 1)
    : [];
  if (type === undefined) return undefined;
  return {
    id,
    typeID: type.startsWith(NAMESPACE) ? type.slice(NAMESPACE.length) : type,
    ...defined<Pick<Control, 'x' | 'y' | 'w' | 'h' | 'measuredW' | 'measuredH'>>({
      x: length('x'),
      y: length('y'),
      w: natural(length('w')),
      h: natural(length('h')),
      measuredW: natural(length('measuredW')),
      measuredH: natural(length('measuredH')),
    }),
    zOrder: zOrder ?? index,
    locked: locked ?? false,
    properties,
    children,
    extraProperties: extra,
    extra: rest(raw, CONTROL_KEYS),
  };
}

/** A negative size says "natural" (`-1`). */
function natural(size: number | undefined): number | undefined {
  return size === undefined || size < 0 ? undefined : size;
}

function readLength(raw: Raw, key: string, place: ReadPlace, { problems, limits }: ControlReader): number | undefined {
  if (!Object.hasOwn(raw, key) || !present(raw[key])) return undefined;
  const value = problems.check(numeric, raw[key], place, key);
  if (value === undefined || Math.abs(value) <= limits.coordinate) return value;
  problems.add(at(place, key), `expected a number within ±${limits.coordinate}, got ${show(raw[key])}`);
  return undefined;
}

function readOverrides(raw: Json, place: ReadPlace, reader: ControlReader): readonly Override[] {
  if (!present(raw)) return [];
  const list: readonly Json[] = Array.isArray(raw) ? raw : [raw];
  return list.flatMap((item, i): Override[] => {
    const here = at(place, i);
    if (!isRecord(item)) {
      reader.problems.add(here, `expected an override {ID, ...}, got ${show(item)}`);
      return [];
    }
    const path = reader.problems.check(text, item.ID, here, 'ID');
    if (path === undefined) return [];
    const changed = Object.fromEntries(Object.entries(item).filter(([key]) => !OVERRIDE_KEYS.has(key)));
    const { properties, extra } = readProperties(changed, here, reader.problems, reader.limits, () => []);
    const length = (key: string) => readLength(item, key, here, reader);
    const sizes = { x: length('x'), y: length('y'), w: length('w'), h: length('h') };
    return [{ path, ...defined<Pick<Override, 'x' | 'y' | 'w' | 'h'>>(sizes), properties, extra }];
  });
}

/** The entries of `raw` whose keys are not known. */
export function rest(raw: Raw, known: ReadonlySet<string>): Extra {
  let extra: Map<string, Json> | undefined;
  for (const key of Object.keys(raw)) {
    if (known.has(key)) continue;
    extra ??= new Map();
    extra.set(key, raw[key] ?? null);
  }
  return extra ?? NO_EXTRA;
}
