import { hash } from '../../../images/digest.ts';
import { optionsOf, type PlannedPlace, plannedPlace } from '../../../images/plan.ts';
import { digestFile, isCurrentUnread, planUnread, type UnreadImage } from '../../../images/unread.ts';
import { roomForOne } from '../files/bounded.ts';
import { globsMatcher } from '../files/globs.ts';
import { judgeFontsOf } from './fonts-here.ts';
import { type Repository, readOf } from './repository.ts';
import { fontsFor, hasUsualLimits, readOutlineBeside } from './sources.ts';

/**
 * Looks for sources that did not change: whose images all say that they were made of just these bytes. Such a source costs
 * as little as hashing it and its images.
 *
 * @returns the places of their images, by source
 */
export function unchangedSources(
  repository: Repository,
  files: readonly string[],
): Map<string, readonly PlannedPlace[]> {
  const found = new Map<string, readonly PlannedPlace[]>();
  if (!hasUsualLimits(repository)) return found;
  const matches = globsMatcher();
  const rooms = { source: roomForOne(), image: roomForOne() };
  for (const file of files) {
    const options = optionsOf(file, repository.config, matches);
    const images = planUnread(file, options, fontsFor(repository, options));
    try {
      if (images && isUnchanged(repository, file, images, rooms)) found.set(file, images.map(plannedPlace));
    } catch {
      // A file that cannot be read, an image that is not there or cannot be judged: told by whoever reads the source.
    }
  }
  return found;
}

type Room = (size: number) => Buffer;

function isUnchanged(
  repository: Repository,
  file: string,
  images: readonly UnreadImage[],
  rooms: { readonly source: Room; readonly image: Room },
): boolean {
  const { limits } = repository;
  let content: string | undefined;
  const outline = readOutlineBeside(repository, file)?.digest;
  return images.every((image) =>
    isCurrentUnread(
      readOf(repository, image.output, limits.fileBytes, rooms.image),
      () => {
        content ??= hash(readOf(repository, file, limits.fileBytes, rooms.source));
        return digestFile(content, image);
      },
      outline,
      (stamp) => judgeFontsOf(image, stamp),
    ),
  );
}
