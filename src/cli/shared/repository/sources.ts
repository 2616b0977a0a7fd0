import { existsSync, lstatSync, realpathSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { PictureConfig } from '../../../images/config.ts';
import { hash } from '../../../images/digest.ts';
import { expectedOf, judgeByStamp } from '../../../images/judge.ts';
import {
  Ledger,
  mayBelong,
  type OutlineBeside,
  optionsOf,
  outlineBeside,
  type PictureFont,
  type PlannedImage,
  type PlannedPlace,
  plannedPlace,
  planSource,
} from '../../../images/plan.ts';
import { digestFile } from '../../../images/unread.ts';
import { InputError, type Problem } from '../../../model/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../model/limits.ts';
import { MASTER_BRANCH, type Project } from '../../../model/project.ts';
import { decodeText } from '../../../read/encoding.ts';
import { readProject } from '../../../read/read.ts';
import { TooLarge } from '../files/bounded.ts';
import { globsMatcher } from '../files/globs.ts';
import { companions } from '../files/project.ts';
import { systemReason } from '../files/system-reason.ts';
import { problemsOf } from '../problems.ts';
import { judgeFontsOf } from './fonts-here.ts';
import { type Repository, readOf } from './repository.ts';

/** A source that was read, with the images that belong to it. */
export interface ReadSource {
  readonly kind: 'read';
  readonly file: string;
  readonly project: Project;
  /** Those that can be where they are planned. */
  readonly images: readonly PlannedImage[];
  /** What is wrong with the places of the others. */
  readonly problems: readonly Problem[];
  /** Whether a file is at the place of one of the others: nobody's image it is not. */
  mayOwn(image: string): boolean;
}

/** A source that could not be read. */
interface BrokenSource {
  readonly kind: 'broken';
  readonly file: string;
  readonly problems: readonly Problem[];
  /** Whether a file could be an image of it. */
  mayOwn(image: string): boolean;
}

/** A source of which a survey found that the stamps of all its images say they are current: it is not read again. */
interface CurrentSource {
  readonly kind: 'current';
  readonly file: string;
  readonly images: readonly PlannedPlace[];
  readonly problems: readonly Problem[];
  mayOwn(image: string): boolean;
}

/**
 * Reads sources one after the other and plans their images; one that cannot be read does not stop the others. Nothing of
 * a source is kept once the next is asked for.
 *
 * @param survey places of the images of sources that need not be read
 */
export async function* readSources(
  repository: Repository,
  files: readonly string[],
  survey: ReadonlyMap<string, readonly PlannedPlace[]> = new Map(),
): AsyncGenerator<ReadSource | BrokenSource | CurrentSource> {
  const ledger = new Ledger();
  const guard = outputGuard(repository.root);
  const matches = globsMatcher();
  for (const file of files) {
    const problems: Problem[] = [];
    const refused = new Set<string>();
    const canBe = (image: PlannedPlace) => {
      const problem = ledger.add(image) ?? guard(image);
      if (problem === undefined) return true;
      problems.push(problem);
      refused.add(image.output);
      return false;
    };
    const isRefused = (image: string) => refused.has(image);
    const places = survey.get(file);
    if (places) {
      yield { kind: 'current', file, images: places.filter(canBe), problems, mayOwn: isRefused };
      continue;
    }
    const options = optionsOf(file, repository.config, matches);
    try {
      const { project, images } = await planFile(repository, file, options);
      yield { kind: 'read', file, project, images: images.filter(canBe), problems, mayOwn: isRefused };
    } catch (error) {
      const mayOwn = (image: string) => mayBelong(file, options, image);
      yield { kind: 'broken', file, problems: problemsOf(error, file), mayOwn };
    }
  }
}

/** Reads a source and plans its images. */
async function planFile(repository: Repository, file: string, options: PictureConfig) {
  const { project, bytes, isAlone } = await readSource(repository, file);
  const drawn = project.mockups.filter((mockup) => !mockup.trashed && mockup.branchId === MASTER_BRANCH);
  if (drawn.length === 0) throw new InputError([{ file, message: 'holds no mockup to draw' }]);
  const outline = readOutlineBeside(repository, file);
  const content = isAlone && drawn.length === 1 && hasUsualLimits(repository) ? hash(bytes) : undefined;
  const images = planSource(file, drawn, options, fontsFor(repository, options)).map((image) => ({
    ...image,
    ...(outline ? { outline } : {}),
    ...(content === undefined ? {} : { file: digestFile(content, image) }),
  }));
  return { project, images };
}

/** The fonts that options name, then those of packages. */
export function fontsFor(repository: Repository, options: PictureConfig): readonly PictureFont[] {
  const named = options.fonts.flatMap((name) => repository.fonts.get(name) ?? []);
  return [...named, ...repository.packages.filter(({ name }) => !options.fonts.includes(name))];
}

/** Whether what is refused is what a stamp counts with: with other limits a source may be refused that was drawn. */
export function hasUsualLimits({ limits }: Repository): boolean {
  return (Object.keys(DEFAULT_LIMITS) as (keyof Limits)[]).every((name) => limits[name] === DEFAULT_LIMITS[name]);
}

/** The outline beside a source, where there is one. Line ends are git's to choose. */
export function readOutlineBeside(repository: Repository, source: string): OutlineBeside | undefined {
  const file = outlineBeside(source);
  if (!existsSync(path.join(repository.root, file))) return undefined;
  const { text } = decodeText(readOf(repository, file, repository.limits.fileBytes));
  return { file, digest: hash(text.replace(/\r\n?/g, '\n')) };
}

/**
 * The places of the images of those sources of which every image carries a stamp that says that it is current. Whatever
 * else is the matter with a source or an image is for others to find.
 */
export async function currentPlaces(
  repository: Repository,
  files: readonly string[],
): Promise<Map<string, readonly PlannedPlace[]>> {
  const matches = globsMatcher();
  const found = new Map<string, readonly PlannedPlace[]>();
  for (const file of files) {
    try {
      const { project, images } = await planFile(repository, file, optionsOf(file, repository.config, matches));
      const isCurrent = (image: PlannedImage) =>
        judgeByStamp(readOf(repository, image.output, repository.limits.fileBytes), {
          ...expectedOf(project, image),
          judgeFonts: (stamp) => judgeFontsOf(image, stamp),
        })?.state === 'current';
      if (!images.every(isCurrent)) continue;
      found.set(file, images.map(plannedPlace));
    } catch {
      // A source that cannot be read, an image that is not there: told by whoever reads it next.
    }
  }
  return found;
}

/** Reads a source; `isAlone` tells that no other file was asked for, whether there or not. */
async function readSource(repository: Repository, file: string) {
  const { root, limits } = repository;
  const place = path.join(root, file);
  let bytes: Uint8Array;
  try {
    bytes = readOf(repository, file, limits.fileBytes);
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof TooLarge) throw new InputError([{ file, message: error.message }]);
    throw new InputError([{ file, message: `cannot be read: ${systemReason(error)}` }], { cause: error });
  }
  let isAlone = true;
  const beside = companions(path.dirname(place), limits);
  const open = (name: string) => {
    isAlone = false;
    return beside(name);
  };
  const project = await readProject(bytes, { limits, name: path.basename(file), open });
  return { project, bytes, isAlone };
}

/** Tells of an image whose place a link moves out of the repository. */
function outputGuard(root: string): (image: PlannedPlace) => Problem | undefined {
  const isInside = staysInside(root);
  return ({ source, output }) =>
    isInside(output)
      ? undefined
      : { file: source, message: `its image ${output} is behind a link that leads out of the repository` };
}

/**
 * Tells whether a place in the repository is there in truth, whatever links lead to it: to write or to delete behind a link
 * that leads out would change what is not part of it. What does not exist yet is where its folder is.
 */
export function staysInside(root: string): (name: string) => boolean {
  const real = realpathSync(root);
  const folders = new Map<string, boolean>();
  const isInside = (place: string) => {
    const way = path.relative(real, place);
    return !way.startsWith('..') && !path.isAbsolute(way);
  };
  const stays = (folder: string): boolean => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const exists = look(folder) !== undefined;
    const answer = exists ? isInside(resolved(folder) ?? '/') : stays(path.dirname(folder));
    folders.set(folder, answer);
    return answer;
  };
  return (name) => {
    const file = path.join(root, name);
    const isLink = look(file)?.isSymbolicLink() ?? false;
    return stays(path.dirname(file)) && !(isLink && !isInside(resolved(file) ?? '/'));
  };
}

/** What stands at a place, links not followed; `undefined` for nothing, also below a file. */
function look(place: string): Stats | undefined {
  try {
    return lstatSync(place, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function resolved(place: string): string | undefined {
  try {
    return realpathSync(place);
  } catch {
    return undefined;
  }
}
