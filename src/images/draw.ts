import { chooseLayout, DEFAULT_LAYOUT } from '../layout/choose.ts';
import type { Limits } from '../model/limits.ts';
import type { Notice } from '../model/notice.ts';
import type { Project } from '../model/project.ts';
import { finishDrawing, startDrawing } from '../pipeline.ts';
import { pictureOf } from '../raster/picture.ts';
import type { Resources } from '../render/resources.ts';
import { expectedOf } from './judge.ts';
import type { PlannedImage } from './plan.ts';
import { formatStamp, insertPngStamp, sealStamp } from './stamp.ts';

/** A drawn image, with its stamp, and what could not be drawn as Balsamiq would. */
export interface DrawnImage {
  readonly bytes: Uint8Array;
  readonly notices: readonly Notice[];
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
  const skinned = image.skin ? { ...project, settings: { ...project.settings, skin: image.skin } } : project;
  const drawing = startDrawing(skinned, image.mockup, resources, limits);
  const layout = await chooseLayout(drawing.diagram, { ...DEFAULT_LAYOUT, mode: image.layout }, drawing.measure);
  const { scene, notices } = finishDrawing(drawing, layout);
  const expected = expectedOf(project, image);
  const { source } = expected;
  const stamp = formatStamp({ ...expected, source: source.digest, controls: source.controls() });
  const { format, scale, background, text, quality } = image;
  const { bytes } = await pictureOf(scene, resources, {
    ...{ format, scale, background, text, limits, metadata: stamp },
    ...(quality === undefined ? {} : { quality }),
  });
  return { bytes: sealStamp(format === 'png' ? insertPngStamp(bytes, stamp) : bytes), notices };
}
