import { closeSync, type Dirent, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../../model/errors.ts';
import type { PackagedFont } from '../../../render/text/fonts.ts';
import { isFontPackage } from '../../../render/text/scripts.ts';
import { isWithin, MOST_TEXT, readBounded } from './bounded.ts';
import { MOST_FONT, STARTS } from './fonts.ts';

const MANIFEST = 'package.json';
/** A name of npm, with its scope; what ends like a font is a file. */
const NAME = /^(@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*$/;
const FILE = /\.(ttf|otf|ttc|otc)$/i;
const VERSION = /^[\w.+-]{1,64}$/;
const REGULAR = /(^|[_-])(400)?Regular\.(ttf|otf)$/;
const BOLD = /(^|[_-])(700)?Bold\.(ttf|otf)$/;
/** Files and folders of a package that are looked at at most: one with nine weights has fifty. */
const MOST_ENTRIES = 2000;
/** How deep in a package its fonts may lie. */
const DEEPEST = 3;

/** Whether a font of the configuration is meant as the name of a package, not as a file. */
export function isPackageName(font: string): boolean {
  return NAME.test(font) && !FILE.test(font);
}

/**
 * The packages of fonts that the project's own package.json names among its dependencies, of those that balsa knows what to
 * use for. What else lies in node_modules counts for nothing: a picture would depend on the machine.
 *
 * @param root the folder of package.json
 * @param boundary the folder that package.json must lie in; anywhere when absent
 * @param installed the folder whose node_modules they are in
 * @throws InputError when one has no font.
 */
export function fontPackagesOf(root: string, boundary: string | undefined, installed = root): readonly PackagedFont[] {
  const file = path.join(root, MANIFEST);
  if (boundary !== undefined && !isWithin(boundary, file)) return [];
  const manifest = readManifest(file);
  const named = [manifest?.dependencies, manifest?.devDependencies].flatMap((list) =>
    typeof list === 'object' && list !== null ? Object.keys(list) : [],
  );
  return [...new Set(named)]
    .filter(isFontPackage)
    .sort()
    .map((name) => findFontPackage(installed, name));
}

/**
 * A package of fonts from the node_modules of a folder or of one above it. Package managers put links there, so that it may
 * lie anywhere: of it only its package.json and plain TrueType or OpenType files of bounded size are read.
 *
 * @throws InputError when it has no such font.
 */
export function findFontPackage(root: string, name: string): PackagedFont {
  for (let at = path.resolve(root); ; at = path.dirname(at)) {
    const folder = path.join(at, 'node_modules', name);
    const version = readManifest(path.join(folder, MANIFEST))?.version;
    if (typeof version === 'string' && VERSION.test(version))
      return { name, found: { version, ...cutsIn(folder, name) } };
    if (path.dirname(at) === at) return { name };
  }
}

function cutsIn(folder: string, name: string): { family: string; regular: string; bold?: string } {
  const files = filesIn(folder);
  const first = (pattern: RegExp) => files.find((file) => pattern.test(path.basename(file)) && isFont(file));
  const regular = first(REGULAR);
  if (regular === undefined) {
    throw new InputError([
      {
        message: `the package ${name} has no regular TrueType or OpenType font`,
        hint: 'Name one with .ttf or .otf files, such as those of @expo-google-fonts',
      },
    ]);
  }
  const bold = first(BOLD);
  return { family: familyOf(regular), regular, ...(bold === undefined ? {} : { bold }) };
}

/** `NotoSansSC_400Regular.ttf` is of the family Noto Sans SC. */
function familyOf(file: string): string {
  return (
    path
      .basename(file)
      .replace(REGULAR, '')
      .replace(/(?<=[a-z])(?=[A-Z])/g, ' ') || path.parse(file).name
  );
}

/** The plain files of a folder and of those in it, links left out, in a stable order, those nearest to the top first. */
function filesIn(folder: string): readonly string[] {
  const files: string[] = [];
  let folders = [folder];
  let entries = 0;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const deeper: string[] = [];
    for (const at of folders) {
      for (const entry of entriesOf(at)) {
        if (++entries > MOST_ENTRIES) return files;
        if (entry.isFile()) files.push(path.join(at, entry.name));
        else if (entry.isDirectory() && entry.name !== 'node_modules') deeper.push(path.join(at, entry.name));
      }
    }
    folders = deeper;
  }
  return files;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Whether a plain file starts as a single TrueType or OpenType font does, and is none too large to read. */
function isFont(file: string): boolean {
  if (statSync(file).size > MOST_FONT) return false;
  const start = Buffer.alloc(4);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, start, 0, start.length, 0);
  } finally {
    closeSync(handle);
  }
  const text = start.toString('latin1');
  return STARTS.has(text) && text !== 'ttcf';
}

/** A package.json; `undefined` for one that is not there or cannot be read, which is somebody else's to mend. */
function readManifest(file: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(
      readBounded(file, MOST_TEXT)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
