import { createRequire } from 'node:module';
import process from 'node:process';
import type { Resvg, ResvgRenderOptions } from '@resvg/resvg-js';
import type { default as Factory, Sharp } from 'sharp';
import { MissingBuildError } from '../model/errors.ts';

// The two packages of native code. Each is loaded when something first needs it: most pictures need no sharp, whose loading
// takes as long as all else of a run (95 ms of CPU).

type Binding = new (svg: string, options: string) => Resvg;

const requireHere = createRequire(import.meta.url);
let binding: Binding | undefined;
let factory: typeof Factory | undefined;

/**
 * No part is cut out of a picture: a rectangle without an area means that. Left out, the rasteriser copies the whole picture
 * as the part that was asked for.
 */
const NOT_CROPPED = { crop: { left: 0, top: 0, right: 0, bottom: 0 } };

/** A document as the rasteriser reads it. */
export function resvg(svg: string, options: ResvgRenderOptions): Resvg {
  binding ??= load('@resvg/resvg-js', loadBinding);
  return new binding(svg, JSON.stringify({ ...options, ...NOT_CROPPED }));
}

/** sharp. Its CommonJS build takes half the time of its ES modules to load. */
export function sharp(...args: Parameters<typeof Factory>): Sharp {
  factory ??= load('sharp', () => requireHere('sharp') as typeof Factory);
  return factory(...args);
}

/**
 * The package finds out which C library there is by a report on the whole process, which takes 10 ms; where the usual build
 * is installed, it is asked for at once.
 */
function loadBinding(): Binding {
  const usual = `@resvg/resvg-js-${process.platform}-${process.arch}-gnu`;
  return withSettings(MEMORY, () => {
    try {
      return requireHere(usual).Resvg;
    } catch {
      return requireHere('@resvg/resvg-js/js-binding.js').Resvg;
    }
  });
}

/**
 * What the rasteriser's allocator (mimalloc, which reads its settings from the environment when it is loaded) is asked for:
 * large pages of memory where the system has them, of which none is set apart for more than a picture takes. A picture of
 * 2568 × 3214 pixels touches 16,400 pages of 4 KB else, and to map them takes 370 ms of CPU where to draw takes 50; set
 * apart, 3 MB of large pages are never used.
 */
const MEMORY = { MIMALLOC_ALLOW_LARGE_OS_PAGES: '1', MIMALLOC_ARENA_RESERVE: '0' };

/** With these variables of the environment while it works; what is set already is left. */
function withSettings<T>(settings: Readonly<Record<string, string>>, work: () => T): T {
  const own = Object.entries(settings).filter(([name]) => process.env[name] === undefined);
  for (const [name, value] of own) process.env[name] = value;
  try {
    return work();
  } finally {
    for (const [name] of own) delete process.env[name];
  }
}

function load<T>(name: string, from: () => T): T {
  try {
    return from();
  } catch (error) {
    throw new MissingBuildError(name, { cause: error });
  }
}
