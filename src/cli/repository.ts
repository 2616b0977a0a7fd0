import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { CONVENTION, type Config } from '../images/config.ts';
import { BalsaError, InputError, type Problem, UsageError } from '../model/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../model/limits.ts';
import { placeOfJsonError } from '../read/json-error.ts';

export const CONFIG_FILE = 'balsa.config.json';
const MANIFEST = 'package.json';
const NEVER = ['**/node_modules/**', '**/.git/**'];

/** A folder with Balsamiq files and their images. Paths in it are relative to the root, with `/`. */
export interface Repository {
  readonly root: string;
  /** The folder that the user is in: the root, or one inside it. */
  readonly folder: string;
  readonly config: Config;
  /** The configuration as the user named it. */
  readonly configFile?: string;
  readonly limits: Limits;
}

/**
 * The repository that a folder is in, configured by `balsa.config.json`, by `"balsa"` in package.json, or by convention.
 * Its root is the nearest folder upwards that has a configuration, else the one with `.git`, else the folder itself; with
 * a named configuration it is the folder itself.
 *
 * @throws UsageError when the named configuration does not exist.
 * @throws InputError when the configuration is invalid.
 */
export async function openRepository(
  folder: string,
  configFile?: string,
  limits: Limits = DEFAULT_LIMITS,
): Promise<Repository> {
  const root = rootOf(folder, configFile);
  const named = configFile === undefined ? {} : { configFile };
  return { root, folder, config: await readConfig(root, configFile), ...named, limits };
}

async function readConfig(root: string, configFile: string | undefined): Promise<Config> {
  const name = configFile ?? CONFIG_FILE;
  const own = readJsonFile(path.resolve(root, name), name);
  if (own === undefined && configFile !== undefined) throw new UsageError(`${configFile}: no such file`);
  const section = own === undefined ? sectionOf(readJsonFile(path.join(root, MANIFEST), MANIFEST)) : undefined;
  if (own === undefined && section === undefined) return CONVENTION;
  const { parseConfig } = await import('../images/config-schema.ts');
  return own === undefined ? parseConfig(section, `${MANIFEST} ("balsa")`) : parseConfig(own, name);
}

/** The root of the repository that a folder is in; with a named configuration the folder itself. */
export function rootOf(folder: string, configFile: string | undefined): string {
  return configFile === undefined ? findRoot(folder) : folder;
}

function findRoot(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, CONFIG_FILE)) || isConfigured(path.join(at, MANIFEST))) return at;
    if (existsSync(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) return folder;
  }
}

/** A manifest that cannot be read configures nothing: it is somebody else's to mend. */
function isConfigured(manifest: string): boolean {
  try {
    return sectionOf(readJsonFile(manifest, MANIFEST)) !== undefined;
  } catch {
    return false;
  }
}

function sectionOf(manifest: unknown): unknown {
  return typeof manifest === 'object' && manifest !== null && 'balsa' in manifest ? manifest.balsa : undefined;
}

function readJsonFile(file: string, name: string): unknown {
  if (!existsSync(file)) return undefined;
  let text = '';
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    return JSON.parse(text);
  } catch (error) {
    const place = error instanceof SyntaxError ? placeOfJsonError(text) : undefined;
    const what = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    const message = `${what}: ${error instanceof Error ? error.message : String(error)}`;
    throw new InputError([{ file: name, ...(place === undefined ? {} : { place }), message }], { cause: error });
  }
}

/** Files of the repository that match the globs, in a stable order; a glob that starts with `!` takes files away. */
export async function findFiles({ root }: Repository, globs: readonly string[], hidden = false): Promise<string[]> {
  if (globs.length === 0) return [];
  const found = await glob([...globs], { cwd: root, ignore: NEVER, dot: hidden, expandDirectories: false });
  return found.sort();
}

/** The sources of the repository, in a stable order. */
export function findSources(repository: Repository): Promise<string[]> {
  return findFiles(repository, repository.config.sources);
}

/** The file of an image. */
export function fileOf({ root }: Repository, image: string): string {
  return path.join(root, image);
}

/** The command that brings an image up to date, as the user can type it where they are. */
export function updateCommandOf({ root, folder, configFile }: Repository, image: string): string {
  const config = configFile === undefined ? '' : ` --config ${quote(configFile)}`;
  return `npx balsa update${config} ${quote(path.relative(folder, path.join(root, image)).split(path.sep).join('/'))}`;
}

/** The command that removes images without a source. */
export function pruneCommandOf({ configFile }: Repository): string {
  return `npx balsa update${configFile === undefined ? '' : ` --config ${quote(configFile)}`} --prune`;
}

/** A path as a word of a shell command. */
function quote(word: string): string {
  const safe = word.startsWith('-') ? `./${word}` : word;
  return /^[\p{L}\p{N}./@%+=:,_-]+$/u.test(safe) ? safe : `"${safe.replace(/(["$`\\])/g, '\\$1')}"`;
}

/** What an error says of a source; anything but a `BalsaError` is a defect and thrown on. */
export function problemsOf(error: unknown, file: string): readonly Problem[] {
  if (!(error instanceof BalsaError)) throw error;
  return error instanceof InputError ? error.inFile(file).problems : [{ file, message: error.message }];
}
