import { type Judgement, type Judging, judgeImage } from '../../../images/check.ts';
import { type Expected, expectedOf } from '../../../images/judge.ts';
import type { PlannedImage } from '../../../images/plan.ts';
import { InputError } from '../../../model/errors.ts';
import { systemReason } from '../files/system-reason.ts';
import { judgeFontsOf } from './fonts-here.ts';
import { type Repository, readOf } from './repository.ts';
import type { ReadSource } from './sources.ts';

/** What was found of one image of the repository, and what it should have been. */
interface JudgedImage extends Judgement {
  readonly expected: Expected;
}

/**
 * Judges one image of a source that was read.
 *
 * @throws InputError when the image had to be drawn and cannot be, or cannot be judged for want of a font that drew it.
 */
export async function judgePlanned(
  repository: Repository,
  { project }: ReadSource,
  image: PlannedImage,
  judging: Judging,
): Promise<JudgedImage> {
  const expected: Expected = {
    ...expectedOf(project, image),
    judgeFonts: (stamp) => judgeFontsOf(image, stamp, judging.replace),
  };
  let bytes: Uint8Array | undefined;
  try {
    bytes = readImage(repository, image.output);
  } catch (error) {
    return {
      state: 'unreadable',
      reason: `it cannot be read: ${error instanceof InputError ? error.problems[0]?.message : systemReason(error)}`,
      expected,
    };
  }
  return {
    ...(await judgeImage(project, image, expected, bytes, judging)),
    expected,
  };
}

/** Bytes of an image that are read at most: one of as many pixels as the limits allow has fewer. */
export const MOST_IMAGE = 512 * 1024 * 1024;

/** The bytes of a file; `undefined` when there is none. */
function readImage(repository: Repository, image: string): Uint8Array | undefined {
  try {
    return readOf(repository, image, MOST_IMAGE);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
