import { createRequire } from 'node:module';
import type { default as Factory, Sharp } from 'sharp';

let loaded: typeof Factory | undefined;

/**
 * sharp, loaded when the first picture needs it. Its CommonJS build takes half the time of its ES modules to load
 * (55 ms less of a process that draws a roadmap in 700).
 */
export function sharp(...args: Parameters<typeof Factory>): Sharp {
  loaded ??= createRequire(import.meta.url)('sharp') as typeof Factory;
  return loaded(...args);
}
