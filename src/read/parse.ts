import type { Limits } from '../model/limits.ts';
import type { Json } from '../model/properties.ts';

/** Levels of JSON that one group costs: `children`, `controls`, `control`, the list's item; and the mockup's own. */
const JSON_LEVELS_PER_GROUP = 4;
const JSON_LEVELS_OUTSIDE = 20;

/**
 * Parses JSON and bounds its nesting, since everything after recurses: parsing itself survives any depth.
 *
 * @throws Error that says what is wrong, for the caller to give a place to.
 */
export function parseJson(source: string, limits: Limits): Json {
  const bound = limits.depth * JSON_LEVELS_PER_GROUP + JSON_LEVELS_OUTSIDE;
  const value = JSON.parse(source) as Json;
  if (isDeeperThan(value, bound)) throw new Error(`values are nested more than ${bound} deep`);
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
