import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ownFile } from '../../package-files.ts';
import { boundaryOf, isWithin } from '../shared/files/bounded.ts';

/** Where a package.json takes balsa from; `undefined` when it does not. */
function installedFrom(root: string): string | undefined {
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    return dependencies?.balsa ?? devDependencies?.balsa;
  } catch {
    return undefined;
  }
}

/** What keeps CI from installing balsa, and how to mend it; `undefined` when nothing does. */
export function installationNote(root: string): string | undefined {
  const file = /^file:(.+\.t(?:ar\.)?gz)$/.exec(installedFrom(root) ?? '')?.[1];
  if (file === undefined || isWithin(boundaryOf(root), path.join(root, file))) return undefined;
  const name = path.basename(file);
  return `CI does not have ${file}, which package.json takes balsa from. Put it into the repository:
  mkdir -p vendor && cp ${JSON.stringify(file)} vendor/ && npm install --save-dev ./vendor/${name}`;
}

/** Whether git would take the installed packages for files of the repository. */
export function isModulesOpen(root: string): boolean {
  if (!existsSync(path.join(root, 'node_modules'))) return false;
  // 1: nothing ignores it. Where there is no git, nobody commits either.
  return spawnSync('git', ['check-ignore', '-q', 'node_modules/x'], { cwd: root }).status === 1;
}

/** Who publishes balsa, by its own manifest, and its version. */
function publisher(): { readonly owner: string; readonly version: string } {
  const { version, repository } = JSON.parse(readFileSync(ownFile('package.json'), 'utf8'));
  const [, owner = 'OWNER'] = /github\.com\/([^/]+)\//.exec(repository?.url ?? '') ?? [];
  return { owner, version };
}

/** A workflow that fails when an image is not the picture of its drawing. */
export function workflow(root: string): string {
  const { owner, version } = publisher();
  const install = existsSync(path.join(root, 'package-lock.json')) ? 'npm ci' : 'npm install';
  const steps =
    installedFrom(root) !== undefined
      ? `      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: ${install}
      - run: npx balsa check --format github
`
      : `      # OWNER is who publishes balsa; the action brings all that it needs.
      - uses: ${owner}/balsa@v${version}
`;
  return `name: images
on:
  pull_request:
  push:
permissions:
  contents: read
jobs:
  images:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
${steps}`;
}

/** Pictures are bytes: git must neither change their line ends nor merge them. */
export function gitAttributes(images: readonly string[]): string {
  const endings = [...new Set(['.png', ...images.map((file) => path.extname(file).toLowerCase())])];
  const lines = endings.sort().map((ending) => (ending === '.svg' ? `*${ending} -text` : `*${ending} binary`));
  return `${lines.join('\n')}\n`;
}

/** How to have images updated before each commit; the hook is the user's to make. */
export function hookOf(root: string): string {
  if (existsSync(path.join(root, '.pre-commit-config.yaml'))) {
    const { owner, version } = publisher();
    return `\nfor pre-commit, add to .pre-commit-config.yaml:
  - repo: https://github.com/${owner}/balsa
    rev: v${version}
    hooks:
      - id: balsa-update`;
  }
  const hook = path.join('.git', 'hooks', 'pre-commit');
  if (existsSync(path.join(root, hook)))
    return `\n${hook} is there already; it could also run: npx balsa update --staged`;
  return `\nto have images updated before each commit:
  printf '#!/bin/sh\\nexec npx balsa update --staged\\n' > .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit`;
}
