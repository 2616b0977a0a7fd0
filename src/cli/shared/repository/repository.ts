import { type Dirent, existsSync, readdir } from 'node:fs';
import path from 'node:path';
import { type GlobOptions, glob } from 'tinyglobby';
import { CONVENTION, type Config } from '../../../images/config.ts';
import { hash } from '../../../images/digest.ts';
import type { PictureFont } from '../../../images/plan.ts';
import { InputError, UsageError } from '../../../model/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../model/limits.ts';
import type { PackagedFont } from '../../../render/text/fonts.ts';
import { boundaryOf, isWithin, readBounded } from '../files/bounded.ts';
import { findFontPackage, fontPackagesOf, isPackageName } from '../files/font-packages.ts';
import { CONFIG_FILE, MANIFEST, OUTSIDE, readJsonFile, rootOf, sectionOf } from './root.ts';

const SECTION = `${MANIFEST} ("balsa")`;
const NEVER = ['**/node_modules/**', '**/.git/**'];

/** A folder with Balsamiq files and their images. Paths in it are relative to the root, with `/`. */
export interface Repository {
  readonly root: string;
  /** The folder that the user is in: the root, or one inside it. */
  readonly folder: string;
  readonly config: Config;
  /** The configuration as the user named it. */
  readonly configFile?: string;
  /** The fonts that the configuration names, by their paths or names in it. */
  readonly fonts: ReadonlyMap<string, PictureFont>;
  /** The packages of fonts that its own package.json names. */
  readonly packages: readonly PackagedFont[];
  readonly limits: Limits;
  /** The folder that everything must lie in that is read for it, links followed; anywhere when absent. */
  readonly boundary?: string;
  /** The root of the work tree, where the repository is a copy of what is staged. */
  readonly workTree?: string;
}

/**
 * The repository that a folder is in, configured by `balsa.config.json`, by `"balsa"` in package.json, or by convention.
 * Its root is the nearest folder upwards that has a configuration, else the one with `.git`, else the folder itself; with
 * a named configuration it is the folder itself.
 *
 * @param outside whether sources and fonts may lie outside the repository
 * @throws UsageError when the named configuration does not exist.
 * @throws InputError when the configuration is invalid, or a font that it names cannot be read.
 */
export async function openRepository(
  folder: string,
  configFile?: string,
  limits: Limits = DEFAULT_LIMITS,
  outside = false,
): Promise<Repository> {
  return openAt(rootOf(folder, configFile), folder, configFile, limits, { outside });
}

/** How a repository is opened whose files are not there yet. */
interface Opening {
  /** Instead of what the root has. */
  readonly config?: Config;
  /** Whether what is read may lie outside of the repository. */
  readonly outside?: boolean;
  /** The folder that it must lie in; that of git, else the root, when absent. */
  readonly boundary?: string;
  /** The folder whose node_modules packages of fonts are in; the root when absent. */
  readonly installed?: string;
  /** Called once the configuration is known. */
  prepare?(config: Config): Promise<void>;
}

/** The same for a root that is known. */
export async function openAt(
  root: string,
  folder: string,
  configFile: string | undefined,
  limits: Limits,
  opening: Opening = {},
): Promise<Repository> {
  const boundary = opening.outside ? undefined : (opening.boundary ?? boundaryOf(root));
  const config = opening.config ?? (await readConfig(root, configFile, boundary));
  await opening.prepare?.(config);
  const named = configFile === undefined ? {} : { configFile };
  const { installed = root } = opening;
  const fonts = await readConfigFonts(root, config, {
    ...(configFile === undefined ? {} : { configFile }),
    ...(boundary === undefined ? {} : { boundary }),
    installed,
  });
  const packages = fontPackagesOf(root, boundary, installed);
  return { root, folder, config, ...named, fonts, packages, limits, ...(boundary === undefined ? {} : { boundary }) };
}

/** Every font that a configuration names, and where in it. */
export function fontsNamed({ pictures, overrides }: Config): readonly { file: string; place: string }[] {
  const named = (fonts: readonly string[] | undefined, place: string) =>
    (fonts ?? []).map((file, i) => ({ file, place: `${place}.fonts[${i}]` }));
  return [...named(pictures.fonts, '$'), ...overrides.flatMap(({ fonts }, i) => named(fonts, `$.overrides[${i}]`))];
}

async function readConfigFonts(
  root: string,
  config: Config,
  { configFile, boundary, installed }: { configFile?: string; boundary?: string; installed: string },
): Promise<ReadonlyMap<string, PictureFont>> {
  const fonts = new Map<string, PictureFont>();
  for (const { file, place } of fontsNamed(config)) {
    if (fonts.has(file)) continue;
    const { readFonts } = await import('../files/fonts.ts');
    try {
      if (isPackageName(file)) {
        fonts.set(file, findFontPackage(installed, file));
        continue;
      }
      const place = path.join(root, file);
      if (boundary !== undefined && !isWithin(boundary, place)) throw new InputError([OUTSIDE]);
      const [font] = await readFonts([place]);
      if (font) fonts.set(file, { ...font, digest: hash(font.bytes) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const own = configFile ?? (existsSync(path.join(root, CONFIG_FILE)) ? CONFIG_FILE : SECTION);
      throw new InputError(
        error.problems.map((problem) => ({ ...problem, file: own, place, message: `${file}: ${problem.message}` })),
        { cause: error },
      );
    }
  }
  return fonts;
}

async function readConfig(root: string, configFile: string | undefined, boundary: string | undefined): Promise<Config> {
  const name = configFile ?? CONFIG_FILE;
  const own = readJsonFile(path.resolve(root, name), name, configFile === undefined ? boundary : undefined);
  if (own === undefined && configFile !== undefined) throw new UsageError(`${configFile}: no such file`);
  const section =
    own === undefined ? sectionOf(readJsonFile(path.join(root, MANIFEST), MANIFEST, boundary)) : undefined;
  if (own === undefined && section === undefined) return CONVENTION;
  const { parseConfig } = await import('../../../images/config-schema.ts');
  return own === undefined ? parseConfig(section, SECTION) : parseConfig(own, name);
}

/** The files that can hold the configuration, from the root. */
export function configFiles(root: string, configFile: string | undefined): readonly string[] {
  if (configFile === undefined) return [CONFIG_FILE, MANIFEST];
  return [path.relative(root, path.resolve(root, configFile)).split(path.sep).join('/')];
}

/** Files of the repository that match the globs, in a stable order; a glob that starts with `!` takes files away. */
export async function findFiles({ root }: Repository, globs: readonly string[], fs?: GlobFiles): Promise<string[]> {
  if (globs.length === 0) return [];
  const own = fs === undefined ? {} : { fs };
  const found = await glob([...globs], { cwd: root, ignore: NEVER, expandDirectories: false, ...own });
  return found.sort();
}

type GlobFiles = NonNullable<GlobOptions['fs']>;
type Listed = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;

/**
 * The sources of the repository, in a stable order. A folder whose name is not UTF-8 cannot be looked into: it stands for
 * what may be in it, and reading it says why.
 */
export async function findSources(repository: Repository): Promise<string[]> {
  const closed: string[] = [];
  const look = (folder: string, options: { withFileTypes: true }, callback: Listed) =>
    readdir(folder, options, (error, entries) => {
      if (error && folder.includes('\ufffd')) closed.push(folder);
      callback(error, entries);
    });
  const found = await findFiles(repository, repository.config.sources, { readdir: look as typeof readdir });
  const folders = closed.map((folder) => path.relative(repository.root, folder).split(path.sep).join('/'));
  return [...found, ...folders].sort();
}

/**
 * The bytes of a file of the repository, links followed.
 *
 * @param most bytes; a larger file is not read
 * @param room where they are put
 * @throws InputError for a file that lies outside; Error as the system gives it.
 */
export function readOf(
  { root, boundary }: Repository,
  name: string,
  most: number,
  room?: (size: number) => Buffer,
): Buffer {
  const file = path.join(root, name);
  if (boundary !== undefined && !isWithin(boundary, file)) throw new InputError([{ file: name, ...OUTSIDE }]);
  return readBounded(file, most, room);
}

/** The file of an image. */
export function fileOf({ root }: Repository, image: string): string {
  return path.join(root, image);
}

/** The command that brings an image up to date, as the user can type it where they are. */
export function updateCommandOf(repository: Repository, image: string): string {
  const word = wordFor(repository, image);
  const { configFile, workTree } = repository;
  const update = `npx balsa update${configFile === undefined ? '' : ` --config ${quote(configFile)}`} ${word}`;
  return workTree === undefined ? update : `${update} && git add ${word}`;
}

/** The command that removes an image without a source. */
export function pruneCommandOf(repository: Repository, image: string): string {
  const { configFile, workTree } = repository;
  if (workTree !== undefined) return `git rm ${wordFor(repository, image)}`;
  return `npx balsa update${configFile === undefined ? '' : ` --config ${quote(configFile)}`} --prune`;
}

/** An image as a word of a command that is typed where the user is. */
function wordFor({ root, folder }: Repository, image: string): string {
  return quote(path.relative(folder, path.join(root, image)).split(path.sep).join('/'));
}

/**
 * A path as a word of a shell command: bare where that is safe, else in double quotes, which every shell knows, and in
 * single ones where double ones would not do.
 */
function quote(word: string): string {
  const safe = word.startsWith('-') ? `./${word}` : word;
  if (/^[\p{L}\p{N}./@%+=:,_-]+$/u.test(safe)) return safe;
  if (/\p{Cc}/u.test(safe)) return `$'${[...safe].map(ansiC).join('')}'`;
  return /["$`\\!]/.test(safe) ? `'${safe.replaceAll("'", "'\\''")}'` : `"${safe}"`;
}

/** A character between `$'` and `'`, which POSIX shells read with escapes: a command stays on one line. */
function ansiC(character: string): string {
  if (/[\\']/.test(character)) return `\\${character}`;
  if (!/\p{Cc}/u.test(character)) return character;
  return [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/** The way from the top of git's repository to a root in it, ending with `/`; empty at the top and without git. */
export function wayFromTop(root: string): string {
  for (let at = root; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) {
      const way = path.relative(at, root).split(path.sep).join('/');
      return way === '' ? '' : `${way}/`;
    }
    if (path.dirname(at) === at) return '';
  }
}
