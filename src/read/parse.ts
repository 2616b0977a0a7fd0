import type { Limits } from '../model/limits.ts';
import type { Json } from '../model/properties.ts';

/**
 * Parses JSON and bounds its nesting, since everything after recurses: parsing itself survives any depth.
 *
 * @throws Error that says what is wrong, for the caller to give a place to.
 */
export function parseJson(source: string, limits: Limits): Json {
  const value = JSON.parse(source) as Json;
  if (isDeeperThan(value, limits.jsonDepth)) throw new Error(`values are nested more than ${limits.jsonDepth} deep`);
  return value;
}

function isDeeperThan(root: Json, bound: number): boolean {
  let level: Json[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > bound) return true;
    const next: Json[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const child of Array.isArray(value) ? value : Object.values(value)) {
        if (typeof child === 'object' && child !== null) next.push(child);
      }
    }
    level = next;
  }
  return false;
}

/** The message of whatever was thrown. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
