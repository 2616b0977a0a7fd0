import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

/** A case that is a folder: what goes in, and beside it what is to come out. */
export interface FolderCase {
  readonly label: string;
  /** A file in it. */
  file(name: string): URL;
}

const { CASES_UPDATE: update, CASES_ONLY: only = '' } = process.env;

/** The cases of a stage, which are the folders in `test/cases/<stage>`; with `npm run cases -- --only TEXT` some of them. */
export async function folderCases(stage: string): Promise<readonly FolderCase[]> {
  const root = new URL(`${stage}/`, import.meta.url);
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => ({ label: `${stage} ${name}`, file: (file: string) => new URL(`${name}/${file}`, root) }))
    .filter(({ label }) => label.toLowerCase().includes(only.toLowerCase()))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** Runs the tests of each case; where `--only` leaves none it says so, for a file without tests counts as a failure. */
export function describeCases(cases: readonly FolderCase[], tests: (one: FolderCase) => void): void {
  if (only && cases.length === 0) it.skip(`no case with "${only}" in its name`, () => {});
  describe.each(cases)('$label', tests);
}

/** Holds what came out against the file; `npm run cases -- --update` writes it anew. */
export async function expectText(one: FolderCase, name: string, text: string): Promise<void> {
  const file = one.file(name);
  const before = existsSync(file) ? await readFile(file, 'utf8') : undefined;
  if (before === text) return;
  if (update) return writeFile(file, text);
  if (before === undefined) expect.fail(`${one.label} has no ${name} yet: npm run cases -- --update`);
  expect(text, `${one.label}: where ${name} is meant to change: npm run cases -- --update`).toBe(before);
}
