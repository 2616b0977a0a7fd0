import type { Notice } from '../model/notice.ts';
import type { Project } from '../model/project.ts';
import { pictureOf } from '../raster/picture.ts';
import { sceneOf } from '../render/drawing.ts';
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
 * @throws InputError when it would be larger than the limits allow.
 */
export async function drawImage(project: Project, image: PlannedImage, resources: Resources): Promise<DrawnImage> {
  const skinned = image.skin ? { ...project, settings: { ...project.settings, skin: image.skin } } : project;
  const { scene, notices } = sceneOf(skinned, image.mockup, resources);
  const { drawing, source, options } = expectedOf(project, image);
  const stamp = formatStamp({ drawing, source: source.digest, options, controls: source.controls() });
  const { format, scale, background, text, quality } = image;
  const { bytes } = await pictureOf(scene, resources, {
    ...{ format, scale, background, text, metadata: stamp },
    ...(quality === undefined ? {} : { quality }),
  });
  return { bytes: sealStamp(format === 'png' ? insertPngStamp(bytes, stamp) : bytes), notices };
}
