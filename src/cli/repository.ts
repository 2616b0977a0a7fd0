import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { CONVENTION, type Config, parseConfig } from '../images/config.ts';
import { optionsOf, type PlannedImage, planProblems, planSource } from '../images/plan.ts';
import { BalsaError, InputError, type Problem, UsageError } from '../model/errors.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import { MASTER_BRANCH, type Project } from '../model/project.ts';
import { matchesGlobs } from './globs.ts';
import { openProject } from './project.ts';

export const CONFIG_FILE = 'balsa.config.json';
const NEVER = ['**/node_modules/**', '**/.git/**'];

/** A folder with Balsamiq files and their images. Paths in it are relative, with `/`. */
export interface Repository {
  readonly root: string;
  readonly config: Config;
}

/** A source with the images that belong to it. */
export interface PlannedSource {
  readonly file: string;
  readonly project: Project;
  readonly images: readonly PlannedImage[];
}

/** A source that could not be read. */
export interface BrokenSource {
  readonly file: string;
  readonly problems: readonly Problem[];
}

/**
 * The repository at `root`, configured by `balsa.config.json`, by `"balsa"` in package.json, or by convention.
 *
 * @throws InputError when the configuration is invalid.
 */
export async function openRepository(root: string, configFile?: string): Promise<Repository> {
  const own = await readJsonFile(
    path.resolve(root, configFile ?? CONFIG_FILE),
    configFile ?? CONFIG_FILE,
    configFile !== undefined,
  );
  if (own !== undefined) return { root, config: parseConfig(own, configFile ?? CONFIG_FILE) };
  const manifest = await readJsonFile(path.join(root, 'package.json'), 'package.json', false);
  const section = typeof manifest === 'object' && manifest !== null && 'balsa' in manifest ? manifest.balsa : undefined;
  return { root, config: section === undefined ? CONVENTION : parseConfig(section, 'package.json ("balsa")') };
}

async function readJsonFile(file: string, name: string, required: boolean): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    if (required) throw new UsageError(`${name}: no such file`);
    return undefined;
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([{ file: name, message: `is not JSON: ${reason}` }], { cause: error });
  }
}

/** Files of the repository that match the globs, in a stable order. */
export async function findFiles(repository: Repository, globs: readonly string[]): Promise<string[]> {
  return (await glob([...globs], { cwd: repository.root, ignore: NEVER })).sort();
}

/** Reads every source and plans its images; a source that cannot be read does not stop the others. */
export async function planRepository(
  repository: Repository,
): Promise<{ readonly sources: readonly PlannedSource[]; readonly broken: readonly BrokenSource[] }> {
  const sources: PlannedSource[] = [];
  const broken: BrokenSource[] = [];
  for (const file of await findFiles(repository, repository.config.sources)) {
    try {
      sources.push(await planFile(repository, file));
    } catch (error) {
      if (!(error instanceof BalsaError)) throw error;
      broken.push({
        file,
        problems: error instanceof InputError ? error.inFile(file).problems : [{ file, message: error.message }],
      });
    }
  }
  const conflicts = planProblems(sources.flatMap(({ images }) => images));
  if (conflicts.length > 0) throw new InputError(conflicts);
  return { sources, broken };
}

/**
 * Reads one source and plans its images.
 *
 * @throws InputError when it cannot be read or has nothing to draw.
 */
export async function planFile({ root, config }: Repository, file: string): Promise<PlannedSource> {
  const project = await openProject(path.join(root, file), DEFAULT_LIMITS).catch((error: unknown) => {
    throw error instanceof InputError ? new InputError(error.problems.map((problem) => ({ ...problem, file }))) : error;
  });
  const drawn = project.mockups.filter((mockup) => !mockup.trashed && mockup.branchId === MASTER_BRANCH);
  if (drawn.length === 0) throw new InputError([{ file, message: 'holds no mockup to draw' }]);
  return { file, project, images: planSource(file, drawn, optionsOf(file, config, matchesGlobs)) };
}

/**
 * Whether a source or an image is meant by the paths of a command line; no path means everything.
 *
 * @param names the source and its image, from the root
 */
export function isMeant(names: readonly string[], paths: readonly string[]): boolean {
  if (paths.length === 0) return true;
  return paths.some((given) => {
    const wanted = path.posix.normalize(given.replaceAll('\\', '/')).replace(/\/$/, '');
    return names.some(
      (name) => wanted === '.' || name === wanted || name.startsWith(`${wanted}/`) || matchesGlobs(name, [wanted]),
    );
  });
}
