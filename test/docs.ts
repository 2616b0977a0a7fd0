import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { MAIN, temporaryFolder } from './balsa.ts';

export const PROJECT = fileURLToPath(new URL('../', import.meta.url));

/** A block of code in a Markdown file of this repository. */
export interface Block {
  readonly file: string;
  /** The heading that it stands under. */
  readonly heading: string;
  readonly language: string;
  readonly text: string;
}

/** Every block of code of a Markdown file. */
export async function blocksOf(file: string): Promise<readonly Block[]> {
  const tree = fromMarkdown(await readFile(path.join(PROJECT, file), 'utf8'));
  const blocks: Block[] = [];
  let heading = '';
  for (const node of tree.children) {
    if (node.type === 'heading') heading = textOf(node);
    if (node.type === 'code') blocks.push({ file, heading, language: node.lang ?? '', text: node.value });
  }
  return blocks;
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

/**
 * The environment of a machine where `npx balsa` runs the built command and `npm ci` has nothing to do: what the recipes
 * of the documentation expect of a repository that has balsa among its packages.
 */
export async function withBalsaInstalled(): Promise<NodeJS.ProcessEnv> {
  const folder = path.join(await temporaryFolder(), 'bin');
  await mkdir(folder);
  const tool = async (name: string, script: string) => {
    await writeFile(path.join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(path.join(folder, name), 0o755);
  };
  await tool('npx', `[ "$1" = balsa ] || exit 127\nshift\nexec "${process.execPath}" "${MAIN}" "$@"`);
  await tool('npm', '[ "$1" = ci ]');
  return { ...process.env, NO_COLOR: '1', PATH: `${folder}${path.delimiter}${process.env.PATH}` };
}
