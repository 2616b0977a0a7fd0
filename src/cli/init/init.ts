import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { glob } from 'tinyglobby';
import { type ImagePair, type ImagePairing, pairImages, proposeConfig, sourceGlobs } from '../../images/propose.ts';
import { UsageError } from '../../model/errors.ts';
import { SOURCE_FILES } from '../../model/formats.ts';
import type { Limits } from '../../model/limits.ts';
import { counted, printableJson } from '../../model/printable.ts';
import { replaceFile } from '../shared/files/files.ts';
import { CONFIG_FILE, rootOf } from '../shared/repository/root.ts';
import { EXIT, processTerminal, type Terminal } from '../shared/terminal.ts';
import { gitAttributes, hookOf, installationNote, isModulesOpen, workflow } from './files.ts';
import { findDrawings, findImages } from './find.ts';

export interface InitOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly limit: Limits;
  readonly quiet?: boolean;
}

const NEVER = ['**/node_modules/**', '**/.git/**'];

/** A file that is to be there. */
interface Proposal {
  /** Path from the root. */
  readonly file: string;
  readonly text: string;
  /** Whether what is there already does what is proposed. */
  readonly isThere: (present: string) => boolean;
}

/** Proposes what a repository needs for its images to be kept current, and writes what is not there yet. */
export async function runInit(options: InitOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const root = rootOf(process.cwd(), undefined);
  terminal.progress('looking for Balsamiq files');
  const all = (await glob(['**/*'], { cwd: root, ignore: NEVER, dot: false })).sort();
  const { drawings, left } = await findDrawings(root, all, options.limit, (file) =>
    terminal.progress(`reading ${file}`),
  );
  if (drawings.length === 0) throw new UsageError(`${root}: no Balsamiq file (${SOURCE_FILES}) that can be read`);
  const images = await findImages(root, all);
  const found = await settled(pairImages(drawings, images), options, terminal);
  const sources = [...new Set(drawings.map(({ source }) => source))];
  tellFound(terminal, sources, found, drawings.length, left);
  const proposals = proposalsFor(root, found.pairs, proposeConfig(drawings, found.pairs, sourceGlobs(sources, all)));
  const fresh = proposals.filter(({ file }) => !existsSync(path.join(root, file)));
  for (const { file, text } of fresh) tellFile(terminal, `would write ${file}:`, text);
  for (const { file, text, isThere } of proposals) {
    if (fresh.some((one) => one.file === file) || isThere(readFileSync(path.join(root, file), 'utf8'))) continue;
    tellFile(terminal, `${file} is there already; it should also have:`, text);
  }
  terminal.line(hookOf(root));
  const note = installationNote(root);
  if (note !== undefined) terminal.line(`\n${note}`);
  if (fresh.length === 0) {
    terminal.line('nothing to write');
    return EXIT.done;
  }
  if (options.dryRun) return EXIT.done;
  if (!options.yes && !(await agreed(fresh.length, terminal))) return EXIT.no;
  for (const { file, text } of fresh) {
    await replaceFile(path.join(root, file), new TextEncoder().encode(text));
    terminal.line(`wrote ${file}`);
  }
  terminal.line('next: npx balsa update --dry-run, and without --dry-run once it says what you want');
  return EXIT.done;
}

function proposalsFor(root: string, pairs: readonly ImagePair[], config: object): readonly Proposal[] {
  const settings = { $schema: './node_modules/balsa/schema/balsa.config.schema.json', ...config };
  const own: Proposal[] =
    Object.keys(config).length === 0
      ? []
      : [{ file: CONFIG_FILE, text: `${printableJson(settings)}\n`, isThere: () => true }];
  const attributes = gitAttributes(pairs.map(({ image }) => image.file));
  const lines = attributes.trim().split('\n');
  const hasLines = (wanted: readonly string[]) => (present: string) =>
    wanted.every((line) => present.split(/\r?\n/).includes(line));
  const ignored = 'node_modules/';
  return [
    ...own,
    {
      file: '.github/workflows/images.yml',
      text: workflow(root),
      isThere: (present) => present.includes('balsa'),
    },
    {
      file: '.gitattributes',
      text: attributes,
      isThere: hasLines(lines),
    },
    ...(isModulesOpen(root) ? [{ file: '.gitignore', text: `${ignored}\n`, isThere: hasLines([ignored]) }] : []),
  ];
}

/** Asks which drawing an image is of that could be of several; without a terminal it stays open. */
async function settled(found: ImagePairing, { yes, dryRun }: InitOptions, terminal: Terminal): Promise<ImagePairing> {
  if (yes || dryRun || !process.stdin.isTTY) return found;
  const pairs = [...found.pairs];
  const open = [];
  for (const one of found.open) {
    terminal.line(`${one.image.file} could be of:`);
    for (const [i, { drawing }] of one.pairs.entries())
      terminal.line(`  ${i + 1}  ${drawing.source} "${drawing.label}"`);
    const answer = Number(await asked('Which one? (Enter for none) '));
    const chosen = one.pairs[answer - 1];
    if (chosen) pairs.push(chosen);
    else open.push(one);
  }
  return { pairs, open };
}

async function agreed(count: number, terminal: Terminal): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError('there is no terminal to ask at: add --yes to write these files');
  const answer = await asked(`Write ${count === 1 ? 'this file' : `these ${count} files`}? [y/N] `);
  if (/^y(es)?$/i.test(answer.trim())) return true;
  terminal.line('nothing was written');
  return false;
}

async function asked(question: string): Promise<string> {
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await line.question(question);
  } finally {
    line.close();
  }
}

function tellFound(
  terminal: Terminal,
  sources: readonly string[],
  { pairs, open }: ImagePairing,
  count: number,
  left: readonly string[],
): void {
  terminal.line(
    `${sources.length} Balsamiq ${sources.length === 1 ? 'file' : 'files'} with ${counted(count, 'mockup')}`,
  );
  for (const { drawing, image, by, scale } of pairs) {
    const what = drawing.count === 1 ? drawing.source : `${drawing.source} "${drawing.label}"`;
    terminal.line(`  ${image.file} is of ${what} (by ${by}, at ${scale}x)`);
  }
  for (const { image, pairs: several } of open) {
    const names = several.map(({ drawing }) => `${drawing.source} "${drawing.label}"`);
    terminal.line(`  ${image.file} is left alone: it could be of ${names.join(' or ')}`);
  }
  for (const file of left) terminal.line(`  ${file} is left out: it cannot be read`);
}

function tellFile(terminal: Terminal, head: string, text: string): void {
  terminal.line(`\n${head}`);
  for (const line of text.trimEnd().split('\n')) terminal.line(`  ${line}`);
}
