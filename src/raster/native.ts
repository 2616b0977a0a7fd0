import { createRequire } from 'node:module';
import process from 'node:process';
import type { Resvg, ResvgRenderOptions } from '@resvg/resvg-js';
import type { default as Factory, Sharp } from 'sharp';
import { MissingBuildError } from '../model/errors.ts';

// The two packages of native code. Each is loaded when something first needs it: most pictures need no sharp, whose loading
// takes as long as all else of a run (95 ms of CPU).

type Binding = new (svg: string, options: string) => Resvg;

const require = createRequire(import.meta.url);
let binding: Binding | undefined;
let factory: typeof Factory | undefined;

/** A document as the rasteriser reads it. */
export function resvg(svg: string, options: ResvgRenderOptions): Resvg {
  binding ??= load('@resvg/resvg-js', loadBinding);
  return new binding(svg, JSON.stringify(options));
}

/** sharp. Its CommonJS build takes half the time of its ES modules to load. */
export function sharp(...args: Parameters<typeof Factory>): Sharp {
  factory ??= load('sharp', () => require('sharp') as typeof Factory);
  return factory(...args);
}

/**
 * The package finds out which C library there is by a report on the whole process, which takes 10 ms; where the usual build
 * is installed, it is asked for at once.
 */
function loadBinding(): Binding {
  const usual = `@resvg/resvg-js-${process.platform}-${process.arch}-gnu`;
  try {
    return require(usual).Resvg;
  } catch {
    return require('@resvg/resvg-js/js-binding.js').Resvg;
  }
}

function load<T>(name: string, from: () => T): T {
  try {
    return from();
  } catch (error) {
    throw new MissingBuildError(name, { cause: error });
  }
}
