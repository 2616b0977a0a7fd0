import type { Point } from '../../model/geometry.ts';
import type { Crop, IconReference, Json, LinkTarget, PropertyKind, ResourceReference } from '../../model/properties.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Reads values of one kind. Plain functions: a file holds tens of thousands of values, and most runs read but one file. */
export interface ValueReader<T> {
  /** What is expected, as a phrase after "expected". */
  readonly what: string;
  /** The same as JSON Schema. */
  readonly accepts: JsonSchema;
  /** The value as balsa knows it; `undefined` for one of another kind. */
  read(value: unknown): T | undefined;
}

/** How a value from a file looks in an error message, cut to a readable length. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/;

/** A number, or a string that is one: Balsamiq stores numbers as strings but for the coordinates of points. */
function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' || toNumber(value) !== undefined ? String(value) : undefined;
}

/** Patterns of JSON Schema know no flags: cases are spelt out. */
const anyOf = (...schemas: readonly JsonSchema[]): JsonSchema => ({ anyOf: schemas });
const textLike = (pattern: RegExp): JsonSchema => ({ type: 'string', pattern: pattern.source });
const objectOf = (properties: JsonSchema, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});

export const numeric: ValueReader<number> = {
  what: 'a number',
  accepts: anyOf({ type: 'number' }, textLike(NUMBER)),
  read: toNumber,
};

export const integer: ValueReader<number> = {
  what: 'a whole number',
  accepts: numeric.accepts,
  read: (value) => where(toNumber(value), Number.isInteger),
};

const FLAG = /^([tT][rR][uU][eE]|[fF][aA][lL][sS][eE])$/;

export const flag: ValueReader<boolean> = {
  what: 'true or false',
  accepts: anyOf({ type: 'boolean' }, textLike(FLAG)),
  read(value) {
    if (typeof value === 'boolean') return value;
    return typeof value === 'string' && FLAG.test(value) ? value.toLowerCase() === 'true' : undefined;
  },
};

/** Text; a number or a boolean where text is expected stands for itself. */
export const text: ValueReader<string> = {
  what: 'a text',
  accepts: { type: ['string', 'number', 'boolean'] },
  read: toText,
};

const HEX = /^\s*#[0-9a-fA-F]{6}\s*$/;

/** A colour as Balsamiq stores it, or in the form that balsa prints and people write by hand. */
export const colour: ValueReader<number> = {
  what: 'a colour (a whole number from 0 to 16777215, or "#rrggbb")',
  accepts: anyOf({ type: 'number' }, textLike(NUMBER), textLike(HEX)),
  read(value) {
    if (typeof value === 'string' && HEX.test(value)) return Number.parseInt(value.trim().slice(1), 16);
    return where(toNumber(value), (n) => Number.isInteger(n) && n >= 0 && n <= 0xffffff);
  },
};

export const point: ValueReader<Point> = {
  what: 'a point {x, y}',
  accepts: objectOf({ x: numeric.accepts, y: numeric.accepts }, ['x', 'y']),
  read(value) {
    if (!isRecord(value)) return undefined;
    const [x, y] = [toNumber(value.x), toNumber(value.y)];
    return x === undefined || y === undefined ? undefined : { x, y };
  },
};

/** The texts of an object under these keys, without those that are not set; `undefined` where one is no text. */
function textsOf<Key extends string>(value: unknown, keys: readonly Key[]): { [K in Key]?: string } | undefined {
  if (!isRecord(value)) return undefined;
  const texts: { [K in Key]?: string } = {};
  for (const key of keys) {
    const stored = value[key];
    if (!present(stored)) continue;
    const read = toText(stored);
    if (read === undefined) return undefined;
    texts[key] = read;
  }
  return texts;
}

/** A list whose entries `read` reads; one that is null is read as `none`. */
function listOf<T>(value: unknown, read: (entry: unknown) => T | undefined, none: T): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list: T[] = [];
  for (const entry of value) {
    const one = entry === null ? none : read(entry);
    if (one === undefined) return undefined;
    list.push(one);
  }
  return list;
}

/** An object of texts, any of which may be unset. */
const textsUnder = (...keys: readonly string[]): JsonSchema => {
  const value = { type: [...(text.accepts.type as string[]), 'null'] };
  return objectOf(Object.fromEntries(keys.map((key) => [key, value])));
};

/** A list, or an object that has it under the key; an entry may be null. */
const listUnder = (key: string, entry: JsonSchema): JsonSchema => {
  const list = { type: 'array', items: anyOf(entry, { type: 'null' }) };
  return anyOf(list, objectOf({ [key]: list }, [key]));
};

/** An icon as an object, or in the oldest form `Name|size`. */
export const icon: ValueReader<IconReference> = {
  what: 'an icon {ID, size} or {name, size}',
  accepts: anyOf(textsUnder('ID', 'name', 'size'), { type: 'string' }),
  read(value) {
    if (typeof value === 'string') {
      const [name, size] = value.split('|');
      return defined<IconReference>({ name: name || undefined, size: size || undefined });
    }
    const texts = textsOf(value, ['ID', 'name', 'size']);
    return texts && defined<IconReference>({ id: texts.ID, name: texts.name, size: texts.size });
  },
};

const icons: ValueReader<readonly IconReference[]> = {
  what: 'a list of icons {icons: [...]}',
  accepts: listUnder('icons', icon.accepts),
  read: (value) => listOf(isRecord(value) ? value.icons : value, icon.read, {}),
};

const resource: ValueReader<ResourceReference> = {
  what: 'a reference {ID, Anchor}',
  accepts: anyOf(textsUnder('ID', 'Anchor'), { type: 'string' }),
  read(value) {
    if (typeof value === 'string') {
      const [id, anchor] = value.split('#');
      return defined<ResourceReference>({ id: id || undefined, anchor: anchor || undefined });
    }
    const texts = textsOf(value, ['ID', 'Anchor']);
    return texts && defined<ResourceReference>({ id: texts.ID, anchor: texts.Anchor });
  },
};

const link: ValueReader<LinkTarget> = {
  what: 'a link {ID} or {URL}',
  accepts: anyOf(textsUnder('ID', 'URL'), { type: 'string' }),
  read(value) {
    if (typeof value === 'string') return defined<LinkTarget>({ id: value || undefined });
    const texts = textsOf(value, ['ID', 'URL']);
    return texts && defined<LinkTarget>({ id: texts.ID, url: texts.URL });
  },
};

const links: ValueReader<readonly LinkTarget[]> = {
  what: 'a list of links {href: [...]}',
  accepts: listUnder('href', link.accepts),
  read: (value) => listOf(isRecord(value) ? value.href : value, link.read, {}),
};

/** `x,y,w,h` in thousandths of the uncropped size (FORMAT section 3.2). */
const crop: ValueReader<Crop> = {
  what: 'a crop "x,y,w,h" in thousandths',
  accepts: { type: 'string' },
  read(value) {
    if (typeof value !== 'string') return undefined;
    const [x = Number.NaN, y = Number.NaN, width = 0, height = 0, ...more] = value.split(',').map(Number);
    if (more.length > 0 || !Number.isFinite(x) || !Number.isFinite(y) || !(width > 0) || !(height > 0))
      return undefined;
    return { x: x / 1000, y: y / 1000, width: width / 1000, height: height / 1000 };
  },
};

/** The reader of each kind of property but `overrides`, which nests properties. */
export const PROPERTY_READERS: Readonly<Record<Exclude<PropertyKind, 'overrides'>, ValueReader<unknown>>> = {
  string: text,
  number: numeric,
  integer,
  flag,
  colour,
  point,
  icon,
  icons,
  resource,
  link,
  links,
  crop,
};

function where<T>(value: T | undefined, holds: (value: T) => boolean): T | undefined {
  return value !== undefined && holds(value) ? value : undefined;
}

/** `object` without the keys whose value is `undefined`. */
export function defined<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T {
  const kept: { [K in keyof T]?: T[K] } = {};
  for (const key in object) if (object[key] !== undefined) kept[key] = object[key];
  return kept as T;
}

export type Raw = { readonly [key: string]: Json };

/** Whether the value is an object of JSON (not a list, not null). */
export function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a key holds something: Balsamiq writes an empty string for "not set". */
export function present(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** The text of a value that should be one; empty when it is none. */
export function word(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
