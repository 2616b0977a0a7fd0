import path from 'node:path';
import { loadResources } from '../../bundled.ts';
import type { FoundImage, ProposedDrawing } from '../../images/propose.ts';
import { BalsaError } from '../../model/errors.ts';
import { holdsSigns, isSourceName } from '../../model/formats.ts';
import type { Limits } from '../../model/limits.ts';
import { PICTURE_ENDINGS } from '../../raster/formats.ts';
import { sharp } from '../../raster/native.ts';
import { decodeText } from '../../read/encoding.ts';
import { readProject } from '../../read/read.ts';
import { sceneOf } from '../../scene-of.ts';
import { chooseMockups } from '../shared/choose.ts';
import { boundaryOf, isWithin, readBounded } from '../shared/files/bounded.ts';
import { companions } from '../shared/files/project.ts';

/** What drawings and images must be within, in bytes: larger files are no images of a repository. */
const MOST_IMAGE = 64 * 1024 * 1024;

/**
 * The mockups of all Balsamiq files among the files of a folder; `left` are those that look like one and cannot be read.
 *
 * @param files paths from the root, with `/`
 */
export async function findDrawings(
  root: string,
  files: readonly string[],
  limits: Limits,
  reading: (file: string) => void,
): Promise<{ readonly drawings: readonly ProposedDrawing[]; readonly left: readonly string[] }> {
  const resources = await loadResources();
  const boundary = boundaryOf(root);
  const drawings: ProposedDrawing[] = [];
  const left: string[] = [];
  for (const source of files.filter(isSourceName)) {
    const file = path.join(root, source);
    if (!isWithin(boundary, file)) continue;
    reading(source);
    try {
      const bytes = readBounded(file, limits.fileBytes);
      // Most JSON of a repository is something else.
      if (!holdsSigns(source, () => decodeText(bytes).text)) continue;
      const open = companions(path.dirname(file), limits);
      const project = await readProject(bytes, { limits, name: path.basename(file), open });
      const mockups = chooseMockups(project, {});
      for (const mockup of mockups) {
        const { bounds } = sceneOf(project, mockup, resources, limits).scene;
        const { width, height } = bounds;
        drawings.push({ source, label: mockup.name || mockup.id, count: mockups.length, size: { width, height } });
      }
    } catch (error) {
      if (!(error instanceof BalsaError) && !(error instanceof Error && 'code' in error)) throw error;
      left.push(source);
    }
  }
  return { drawings, left };
}

/** The images among the files of a folder, with their sizes. */
export async function findImages(root: string, files: readonly string[]): Promise<readonly FoundImage[]> {
  const boundary = boundaryOf(root);
  const images: FoundImage[] = [];
  for (const file of files.filter((one) => PICTURE_ENDINGS.has(path.extname(one).slice(1).toLowerCase()))) {
    const target = path.join(root, file);
    if (!isWithin(boundary, target)) continue;
    const size = await sharp(readBounded(target, MOST_IMAGE))
      .metadata()
      .catch(() => undefined);
    if (size) images.push({ file, size: { width: size.width, height: size.height } });
  }
  return images;
}
