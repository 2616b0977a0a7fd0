import type { Limits } from '../model/limits.ts';
import type { Json } from '../model/properties.ts';

/**
 * Parses JSON and bounds the number of its values, which cost memory, and their nesting, since everything after recurses.
 *
 * @throws Error that says what is wrong, for the caller to give a place to.
 */
export function parseJson(source: string, limits: Limits): Json {
  if (holdsMoreThan(source, VALUE_MARKS, limits.values)) throw new Error(`has more than ${limits.values} values`);
  const value = JSON.parse(source) as Json;
  if (isDeeperThan(value, limits.jsonDepth)) throw new Error(`values are nested more than ${limits.jsonDepth} deep`);
  return value;
}

/** Characters of which each begins a value of JSON, or stands in a text. */
const VALUE_MARKS = '{[,';

/** Whether the characters of `marks` occur more than `bound` times: told before anything is parsed. */
export function holdsMoreThan(source: string, marks: string, bound: number): boolean {
  if (source.length <= bound) return false;
  let count = 0;
  for (let i = 0; i < source.length; i++) {
    if (marks.includes(source.charAt(i)) && ++count > bound) return true;
  }
  return false;
}

/** Goes as deep as the bound and no deeper. */
function isDeeperThan(value: unknown, bound: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (bound < 0) return true;
  if (Array.isArray(value)) {
    // A loop takes one frame of the stack for each level, `some` takes two.
    for (const child of value) if (isDeeperThan(child, bound - 1)) return true;
    return false;
  }
  for (const key in value) {
    if (isDeeperThan((value as { readonly [key: string]: unknown })[key], bound - 1)) return true;
  }
  return false;
}

/** What is wrong with a text that `parseJson` refused. The parser's own message quotes the text, which may be anybody's. */
export function jsonReason(error: unknown): string {
  return error instanceof SyntaxError ? 'is not JSON' : reason(error);
}

/** The message of whatever was thrown. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
