import type { Colour } from './model/colour.ts';
import { DEFAULT_LIMITS } from './model/limits.ts';
import type { Project } from './model/project.ts';
import { pictureSize } from './raster/pixels.ts';
import { bmmlReader } from './read/bmml/reader.ts';
import { bmprElsewhere } from './read/bmpr/elsewhere.ts';
import { jsonReader } from './read/json/reader.ts';
import type { ReadOptions } from './read/read.ts';
import { recognise } from './read/recognise.ts';
import { createIconLibrary, iconsIn } from './render/icons/library.ts';
import type { IconStyle } from './render/icons/names.ts';
import type { Resources } from './render/resources.ts';
import type { Face, Scene } from './render/scene.ts';
import { skinNamed } from './render/skin/skins.ts';
import { writeSvg } from './render/svg.ts';
import { FONT_FAMILY, SYMBOLS_FAMILY } from './render/text/fonts.ts';

export { type DiagramDiff, diffDiagrams } from './diff/facts/diagram.ts';
export { type BuildDiagram, diffProjects, type MockupDiff, type ProjectDiff } from './diff/facts/project.ts';
export { sentence } from './diff/tell/sentence.ts';
export { exportGraph } from './graph/export/export.ts';
export { BalsaError, InputError, type Problem } from './model/errors.ts';
export { DEFAULT_LIMITS, type Limits } from './model/limits.ts';
export type { Notice } from './model/notice.ts';
export type { Mockup, Project } from './model/project.ts';
export { type Drawing, type DrawnScene, finishDrawing, startDrawing } from './pipeline.ts';
export type { Resources } from './render/resources.ts';
export type { Scene } from './render/scene.ts';
export { sceneOf } from './scene-of.ts';

/** The files that drawing needs, as a page fetched them: `dist/files/BalsamiqSans_*.ttf` and `data` of the package. */
export interface ResourceFiles {
  /** The faces of Balsamiq Sans: TrueType. */
  readonly faces: Readonly<Record<Face, Uint8Array>>;
  /** `data/fonts/symbols.ttf` */
  readonly symbols: Uint8Array;
  /** The text of `data/icons/*.txt`, by the name without its ending. */
  readonly icons: Readonly<Record<IconStyle, string>>;
}

/**
 * Reads a file of JSON or BMML, recognised by its content.
 *
 * @throws InputError with every problem of the file; BMPR is one.
 */
export async function readJsonOrBmml(bytes: Uint8Array, options: ReadOptions = {}): Promise<Project> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  return recognise(bytes, [bmprElsewhere, bmmlReader, jsonReader]).read(bytes, { ...options, limits });
}

/** What drawing needs, made of files that the page fetched; HarfBuzz is loaded from beside this module. */
export async function resourcesFrom({ faces, symbols, icons }: ResourceFiles): Promise<Resources> {
  const { createTextEngine } = await import('./render/text/harfbuzz.ts');
  const face = (name: Face) => ({ family: FONT_FAMILY, read: () => faces[name] });
  const text = createTextEngine({
    faces: { regular: face('regular'), bold: face('bold'), italic: face('italic'), boldItalic: face('boldItalic') },
    fallbacks: [{ family: SYMBOLS_FAMILY, read: () => symbols }],
  });
  return { text, icons: createIconLibrary(iconsIn((style) => icons[style])), skin: skinNamed };
}

/**
 * A scene as SVG whose letters are outlines, as `pictureOf` makes it; images are carried as they are and not looked into.
 *
 * @param options `scale`: pixels per drawing unit, 1 when absent; `background`: 0xRRGGBB, transparent when absent
 */
export function svgOf(
  scene: Scene,
  resources: Resources,
  { scale = 1, ...background }: { readonly scale?: number; readonly background?: Colour } = {},
): string {
  return writeSvg(scene, resources.text, { text: 'outline', pixels: pictureSize(scene.bounds, scale), ...background });
}
