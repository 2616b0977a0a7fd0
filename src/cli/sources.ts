import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { Ledger, mayBelong, optionsOf, type PlannedImage, planSource } from '../images/plan.ts';
import { InputError, type Problem } from '../model/errors.ts';
import { MASTER_BRANCH, type Project } from '../model/project.ts';
import { readProject } from '../read/read.ts';
import { globsMatcher } from './globs.ts';
import { companions } from './project.ts';
import { problemsOf, type Repository } from './repository.ts';
import { systemReason } from './system-reason.ts';

/** A source that was read, with the images that belong to it. */
export interface ReadSource {
  readonly file: string;
  readonly project: Project;
  /** Those that can be where they are planned. */
  readonly images: readonly PlannedImage[];
  /** What is wrong with the places of the others. */
  readonly problems: readonly Problem[];
}

/** A source that could not be read. */
export interface BrokenSource {
  readonly file: string;
  readonly project?: undefined;
  readonly problems: readonly Problem[];
  /** Whether a file could be an image of it. */
  mayOwn(image: string): boolean;
}

/**
 * Reads sources one after the other and plans their images; one that cannot be read does not stop the others. Nothing of
 * a source is kept once the next is asked for.
 */
export async function* readSources(
  repository: Repository,
  files: readonly string[],
): AsyncGenerator<ReadSource | BrokenSource> {
  const ledger = new Ledger();
  const guard = outputGuard(repository.root);
  const matches = globsMatcher();
  for (const file of files) {
    const options = optionsOf(file, repository.config, matches);
    try {
      const project = await readSource(repository, file);
      const drawn = project.mockups.filter((mockup) => !mockup.trashed && mockup.branchId === MASTER_BRANCH);
      if (drawn.length === 0) throw new InputError([{ file, message: 'holds no mockup to draw' }]);
      const problems: Problem[] = [];
      const fonts = options.fonts.flatMap((name) => repository.fonts.get(name) ?? []);
      const images = planSource(file, drawn, options, fonts).filter((image) => {
        const problem = ledger.add(image) ?? guard(image);
        if (problem) problems.push(problem);
        return problem === undefined;
      });
      yield { file, project, images, problems };
    } catch (error) {
      yield { file, problems: problemsOf(error, file), mayOwn: (image) => mayBelong(file, options, image) };
    }
  }
}

async function readSource({ root, limits }: Repository, file: string): Promise<Project> {
  const place = path.join(root, file);
  let bytes: Uint8Array;
  try {
    const { size } = statSync(place);
    if (size > limits.fileBytes) {
      throw new InputError([{ file, message: `has more than ${limits.fileBytes} bytes, the most that is read` }]);
    }
    bytes = readFileSync(place);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError([{ file, message: `cannot be read: ${systemReason(error)}` }], { cause: error });
  }
  return readProject(bytes, { limits, name: path.basename(file), open: companions(path.dirname(place)) });
}

/**
 * Tells of an image whose place a link moves out of the repository: writing there would change what is not part of it.
 */
function outputGuard(root: string): (image: PlannedImage) => Problem | undefined {
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
  return ({ source, output }) => {
    const file = path.join(root, output);
    const isLink = look(file)?.isSymbolicLink() ?? false;
    if (stays(path.dirname(file)) && !(isLink && !isInside(resolved(file) ?? '/'))) return undefined;
    return { file: source, message: `its image ${output} is behind a link that leads out of the repository` };
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
