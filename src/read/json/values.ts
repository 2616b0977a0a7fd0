import { z } from 'zod';
import type { Point } from '../../model/geometry.ts';
import type { Crop, IconReference, Json, LinkTarget, PropertyKind, ResourceReference } from '../../model/properties.ts';

/** How a value from a file looks in an error message, cut to a readable length. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const expected = (what: string) => ({
  error: (issue: { input?: unknown }) => `expected ${what}, got ${show(issue.input)}`,
});

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/;

/** A number, or a string that is one: Balsamiq stores numbers as strings but for the coordinates of points. */
const numberAs = (what: string) =>
  z.union(
    [
      z.number(),
      z
        .string()
        .regex(NUMBER)
        .refine((s) => Number.isFinite(Number(s)))
        .transform(Number),
    ],
    expected(what),
  );

export const numeric = numberAs('a number');

const WHOLE = 'a whole number';
export const integer = numberAs(WHOLE).refine((n) => Number.isInteger(n), expected(WHOLE));

export const flag = z.union(
  [
    z.boolean(),
    z
      .string()
      .regex(/^([tT][rR][uU][eE]|[fF][aA][lL][sS][eE])$/)
      .transform((s) => s.toLowerCase() === 'true'),
  ],
  expected('true or false'),
);

/** Text; a number or a boolean where text is expected stands for itself. */
export const text = z.union(
  [z.string(), z.number().transform(String), z.boolean().transform(String)],
  expected('a text'),
);

const COLOUR = 'a colour (a whole number from 0 to 16777215, or "#rrggbb")';
const HEX = /^\s*#[0-9a-fA-F]{6}\s*$/;

/** A colour as Balsamiq stores it, or in the form that balsa prints and people write by hand. */
export const colour = z.union(
  [
    numberAs(COLOUR).refine((n) => Number.isInteger(n) && n >= 0 && n <= 0xffffff),
    z
      .string()
      .regex(HEX)
      .transform((s) => Number.parseInt(s.trim().slice(1), 16)),
  ],
  expected(COLOUR),
);

export const point = z.object({ x: numeric, y: numeric }, expected('a point {x, y}'));

const PLAIN_NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;
const PLAIN_COLOUR = /^\d{1,7}$/;

/** How values are written nearly always, read without a schema: a file holds tens of thousands of them. */
const USUAL: ReadonlyMap<unknown, (value: unknown) => unknown> = new Map<unknown, (value: unknown) => unknown>([
  [text, (value) => (typeof value === 'string' ? value : undefined)],
  [numeric, usualNumber],
  [flag, (value) => (value === 'true' ? true : value === 'false' ? false : undefined)],
  [colour, (value) => (typeof value === 'string' && PLAIN_COLOUR.test(value) ? Number(value) : undefined)],
  [point, usualPoint],
]);

function usualNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && PLAIN_NUMBER.test(value) ? Number(value) : undefined;
}

function usualPoint(value: unknown): Point | undefined {
  if (!isRecord(value)) return undefined;
  const x = usualNumber(value.x);
  const y = usualNumber(value.y);
  return x === undefined || y === undefined ? undefined : { x, y };
}

/** The value as the schema reads it when it is written as usual, else `undefined`: then the schema must be asked. */
export function readUsual(schema: unknown, value: unknown): unknown {
  return USUAL.get(schema)?.(value);
}

const optionalText = text.nullish().transform((s) => (s === null || s === '' ? undefined : s));

/** An icon as an object, or in the oldest form `Name|size`. */
export const icon = z.union(
  [
    z
      .object({ ID: optionalText, name: optionalText, size: optionalText })
      .transform(({ ID, name, size }) => defined<IconReference>({ id: ID, name, size })),
    z.string().transform((s) => {
      const [name, size] = s.split('|');
      return defined<IconReference>({ name: name || undefined, size: size || undefined });
    }),
  ],
  expected('an icon {ID, size} or {name, size}'),
);

const iconList = z.array(z.union([icon, z.null().transform((): IconReference => ({}))]));
const icons = z.union(
  [iconList, z.object({ icons: iconList }).transform((o) => o.icons)],
  expected('a list of icons {icons: [...]}'),
);

const resource = z.union(
  [
    z
      .object({ ID: optionalText, Anchor: optionalText })
      .transform(({ ID, Anchor }) => defined<ResourceReference>({ id: ID, anchor: Anchor })),
    z.string().transform((s) => {
      const [id, anchor] = s.split('#');
      return defined<ResourceReference>({ id: id || undefined, anchor: anchor || undefined });
    }),
  ],
  expected('a reference {ID, Anchor}'),
);

const link = z.union(
  [
    z
      .object({ ID: optionalText, URL: optionalText })
      .transform(({ ID, URL }) => defined<LinkTarget>({ id: ID, url: URL })),
    z.string().transform((s) => defined<LinkTarget>({ id: s || undefined })),
  ],
  expected('a link {ID} or {URL}'),
);

const linkList = z.array(z.union([link, z.null().transform((): LinkTarget => ({}))]));
const links = z.union(
  [linkList, z.object({ href: linkList }).transform((o) => o.href)],
  expected('a list of links {href: [...]}'),
);

const CROP = 'a crop "x,y,w,h" in thousandths';

/** `x,y,w,h` in thousandths of the uncropped size (FORMAT section 3.2). */
const crop = z
  .string(expected(CROP))
  .refine((s) => {
    const [x, y, w, h, ...more] = s.split(',').map(Number);
    return more.length === 0 && Number.isFinite(x) && Number.isFinite(y) && Number(w) > 0 && Number(h) > 0;
  }, expected(CROP))
  .transform((s): Crop => {
    const [x = 0, y = 0, width = 1, height = 1] = s.split(',').map((part) => Number(part) / 1000);
    return { x, y, width, height };
  });

/** The reader of each kind of property but `overrides`, which nests properties. */
export const PROPERTY_SCHEMAS: ReadonlyMap<PropertyKind, z.ZodType> = new Map<PropertyKind, z.ZodType>([
  ['string', text],
  ['number', numeric],
  ['integer', integer],
  ['flag', flag],
  ['colour', colour],
  ['point', point],
  ['icon', icon],
  ['icons', icons],
  ['resource', resource],
  ['link', link],
  ['links', links],
  ['crop', crop],
]);

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
