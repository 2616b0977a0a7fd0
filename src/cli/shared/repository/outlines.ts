import { applyOutline } from '../../../apply/apply.ts';
import { keepIds } from '../../../apply/match-entries.ts';
import { isOutline, outlineOf } from '../../../graph/export/outline.ts';
import { digestSource } from '../../../images/digest.ts';
import type { PlannedImage } from '../../../images/plan.ts';
import { findStamp } from '../../../images/stamp.ts';
import { InputError, UsageError } from '../../../model/errors.ts';
import { FORMAT_CARDS } from '../../../model/formats.ts';
import type { Project } from '../../../model/project.ts';
import type { Outline } from '../../../outline/outline.ts';
import { readOutline } from '../../../outline/read.ts';
import { writeOutline } from '../../../outline/write.ts';
import { startDrawing } from '../../../pipeline.ts';
import { decodeText } from '../../../read/encoding.ts';
import type { Resources } from '../../../render/resources.ts';
import { encodeProject } from '../files/encode.ts';
import { replaceFile } from '../files/files.ts';
import { fileOf, type Repository, readOf } from './repository.ts';
import type { ReadSource } from './sources.ts';

/** What became of a drawing and the outline beside it. */
type Reconciled =
  | { readonly kind: 'same' }
  /** Both changed since the image was made, or nothing tells which did. */
  | { readonly kind: 'conflict'; readonly reason: string }
  /** This file was written, or would be. */
  | { readonly kind: 'followed'; readonly file: string };

/** How two files that changed are made one again. */
interface Reconciling {
  /** Which of the two is right where both changed. */
  readonly from?: 'outline' | 'drawing';
  readonly dryRun?: boolean;
  readonly resources: Resources;
}

/**
 * Makes a drawing say what the outline beside it says, or the other way, whichever changed since the image was made.
 *
 * @throws InputError when the outline or the drawing is not understood.
 */
export async function reconcile(
  repository: Repository,
  { file, project, images }: ReadSource,
  reconciling: Reconciling,
): Promise<Reconciled> {
  const outlineFile = images[0]?.outline?.file;
  if (outlineFile === undefined) return { kind: 'same' };
  const { text } = decodeText(readOf(repository, outlineFile, repository.limits.fileBytes));
  const changed = changesOf(repository, project, images);
  if (changed === 'none') return { kind: 'same' };
  const outline = await inFile(outlineFile, () => readOutline(text));
  const mockups = images.filter(({ mockup }, i) => images.findIndex((one) => one.mockup === mockup) === i);
  const { resources, from, dryRun } = reconciling;
  const drawn = mockups.map(({ mockup }) => mockup);
  const applied = await inFile(file, () => applyOutline(project, drawn, outline, resources, repository.limits));
  if (applied.project === project) return { kind: 'same' };
  const right = changed === 'both' ? from : changed;
  if (right === undefined) {
    const reason = `${file} and ${outlineFile} both changed since the image was made, and say different things`;
    return { kind: 'conflict', reason };
  }
  if (right === 'outline') {
    const { title, writtenAs } = FORMAT_CARDS[project.format];
    if (writtenAs === undefined) {
      throw new InputError([{ file, message: `${title} is read only: it cannot follow its outline` }]);
    }
    if (!dryRun) await replaceFile(fileOf(repository, file), await encodeProject(applied.project, file));
    return { kind: 'followed', file };
  }
  const said = outlineTextOf(project, mockups, outline, reconciling, repository);
  if (!dryRun) await replaceFile(fileOf(repository, outlineFile), new TextEncoder().encode(said));
  return { kind: 'followed', file: outlineFile };
}

/** What changed since the images were made, by their stamps; `both` also where no stamp tells. */
function changesOf(
  repository: Repository,
  project: Project,
  images: readonly PlannedImage[],
): 'none' | 'outline' | 'drawing' | 'both' {
  let [outline, drawing, isKnown] = [false, false, false];
  for (const image of images) {
    const stamp = stampOf(repository, image);
    if (stamp?.outline === undefined) continue;
    isKnown = true;
    outline ||= stamp.outline !== image.outline?.digest;
    drawing ||= stamp.source !== digestSource(project, image.mockup, image.format === 'svg').digest;
  }
  if (!isKnown || (outline && drawing)) return 'both';
  return outline ? 'outline' : drawing ? 'drawing' : 'none';
}

function stampOf(repository: Repository, image: PlannedImage) {
  try {
    return findStamp(readOf(repository, image.output, repository.limits.fileBytes))?.stamp;
  } catch {
    // There is no image yet.
    return undefined;
  }
}

function outlineTextOf(
  project: Project,
  images: readonly PlannedImage[],
  earlier: Outline,
  { resources }: Reconciling,
  { limits }: Repository,
): string {
  const mockups = images.map(({ mockup, source, label }, i) => {
    const { diagram } = startDrawing(project, mockup, resources, limits);
    if (!isOutline(diagram)) {
      throw new InputError([{ file: source, mockup: label, message: 'is no roadmap that an outline could say' }]);
    }
    return keepIds(outlineOf(diagram), earlier.mockups[i]);
  });
  return writeOutline({ mockups });
}

async function inFile<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) throw error.inFile(file);
    if (error instanceof UsageError) throw new InputError([{ file, message: error.message }]);
    throw error;
  }
}
