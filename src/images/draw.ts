import { danglingArrows, mayDangle } from '../graph/ends/dangling.ts';
import { DEFAULT_LAYOUT } from '../layout/choice.ts';
import type { ControlPath } from '../model/control.ts';
import type { Limits } from '../model/limits.ts';
import type { Notice } from '../model/notice.ts';
import type { Project } from '../model/project.ts';
import { type Drawing, type DrawnScene, finishDrawing, layOut, startDrawing } from '../pipeline.ts';
import { pictureOf } from '../raster/picture.ts';
import type { Resources } from '../render/resources.ts';
import type { PixelComparison } from './compare.ts';
import { fontsOf } from './fonts.ts';
import { expectedOf } from './judge.ts';
import type { PlannedImage } from './plan.ts';
import { contentOf, formatStamp, insertPngStamp, sealStamp } from './stamp.ts';

/** A drawn image, with its stamp, and what could not be drawn as Balsamiq would. */
export interface DrawnImage {
  readonly bytes: Uint8Array;
  readonly notices: readonly Notice[];
}

/** What is odd about the drawing of an image that is not current, as the end of a sentence; empty when nothing is. */
export function oddities(project: Project, { mockup }: PlannedImage, resources: Resources, limits: Limits): string {
  const arrows = leadNowhere(startDrawing(project, mockup, resources, limits));
  if (arrows.length === 0) return '';
  return `; ${arrows.length === 1 ? `arrow ${arrows[0]} leads` : `arrows ${arrows.join(', ')} lead`} to nothing`;
}

/** The arrows that lead to nothing. Most drawings have too few to ask, and are not asked: that takes a graph. */
function leadNowhere(drawing: Drawing): readonly ControlPath[] {
  return mayDangle(drawing.pieces) ? danglingArrows(drawing.diagram).map(({ path }) => path) : [];
}

/**
 * Draws a planned image, with its stamp.
 *
 * @throws InputError when it would be larger than the limits allow, or a control asks for a place that there is not.
 */
export async function drawImage(
  project: Project,
  image: PlannedImage,
  resources: Resources,
  limits: Limits,
): Promise<DrawnImage> {
  const { scene, notices } = await planScene(project, image, resources, limits);
  const { fonts, lacking } = fontsOf(scene, resources.text);
  const expected = expectedOf(project, image);
  const { source } = expected;
  const stamp = formatStamp({
    ...{ drawing: expected.drawing, options: expected.options, source: source.digest, controls: source.controls },
    ...(image.file === undefined ? {} : { file: image.file }),
    ...(expected.outline ? { outline: expected.outline.digest } : {}),
    ...{ fonts, lacking },
  });
  const { format, scale, background, text, quality } = image;
  const { bytes } = await pictureOf(scene, resources, {
    ...{ format, scale, background, text, limits, metadata: stamp },
    ...(quality === undefined ? {} : { quality }),
  });
  return { bytes: sealStamp(format === 'png' ? insertPngStamp(bytes, stamp) : bytes), notices };
}

/**
 * What of a planned image would not be drawn as Balsamiq would, told without pixels.
 *
 * @throws InputError as `drawImage` does.
 */
export async function noticesOf(...args: Parameters<typeof drawImage>): Promise<readonly Notice[]> {
  return (await planScene(...args)).notices;
}

async function planScene(
  project: Project,
  image: PlannedImage,
  resources: Resources,
  limits: Limits,
): Promise<DrawnScene> {
  const skinned = image.skin ? { ...project, settings: { ...project.settings, skin: image.skin } } : project;
  const drawing = startDrawing(skinned, image.mockup, resources, limits, image.language);
  const layout = await layOut(drawing, { ...DEFAULT_LAYOUT, mode: image.layout });
  for (const path of leadNowhere(drawing)) {
    const message = 'the arrow leads to nothing: was what it led to removed?';
    drawing.context.notices.add({ kind: 'layout', subject: path, message, control: path });
  }
  return finishDrawing(drawing, layout);
}

/** An image as it should be, beside the one that there is. */
export interface Redrawn {
  /** Absent where there was nothing to compare it with. */
  readonly fresh?: DrawnImage;
  /** How they compare; absent when one of them cannot be shown as an image of the format. */
  readonly comparison?: PixelComparison;
}

/**
 * Draws a planned image and compares it with the bytes of the one that there is.
 *
 * @throws InputError when it would be larger than the limits allow, or a control asks for a place that there is not.
 */
export async function redrawImage(
  project: Project,
  image: PlannedImage,
  bytes: Uint8Array,
  resources: Resources,
  limits: Limits,
): Promise<Redrawn> {
  const { canDecode, comparePixels } = await import('./compare.ts');
  if (!(await canDecode(bytes, image.format, limits))) return {};
  const fresh = await drawImage(project, image, resources, limits);
  const alike = contentOf(fresh.bytes) === contentOf(bytes);
  const comparison = alike ? ALIKE : await comparePixels(fresh.bytes, bytes, image.format, limits);
  return { fresh, ...(comparison ? { comparison } : {}) };
}

const ALIKE: PixelComparison = { alike: true, same: true, equal: true, reason: 'its content is equal' };

/** Draws images for those who judge and update them. */
export interface ImageDrawer {
  /** As `drawImage`. */
  draw(project: Project, image: PlannedImage): Promise<DrawnImage>;
  /** As `redrawImage`. */
  redraw(project: Project, image: PlannedImage, bytes: Uint8Array): Promise<Redrawn>;
  /** As `oddities`. */
  oddities(project: Project, image: PlannedImage): Promise<string>;
  /** As `noticesOf`. */
  notices(project: Project, image: PlannedImage): Promise<readonly Notice[]>;
}
