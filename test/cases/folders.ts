import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { expect } from 'vitest';

/** A case that is a folder: what goes in, and beside it what is to come out. */
export interface FolderCase {
  readonly label: string;
  /** A file in it. */
  file(name: string): URL;
}

const { CASES_UPDATE: update } = process.env;

/** The cases of a stage, which are the folders in `test/cases/<stage>`. */
export async function folderCases(stage: string): Promise<readonly FolderCase[]> {
  const root = new URL(`${stage}/`, import.meta.url);
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => ({ label: `${stage} ${name}`, file: (file: string) => new URL(`${name}/${file}`, root) }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
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
