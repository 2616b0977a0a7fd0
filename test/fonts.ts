import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFontPackage } from '../src/cli/shared/files/font-packages.ts';
import type { PackagedFont } from '../src/render/text/fonts.ts';

/** Parts of packages of fonts, written by scripts/build/test-fonts.mjs. */
const PACKAGES = fileURLToPath(new URL('./fonts/', import.meta.url));
export const SCOPE = '@expo-google-fonts';
export const VERSION: string = JSON.parse(
  readFileSync(path.join(PACKAGES, 'noto-sans-sc/package.json'), 'utf8'),
).version;

/** The names, without their scope, of the packages that tests have. */
export const packageNames: readonly string[] = readdirSync(PACKAGES);

/** Puts packages of fonts into the node_modules of a folder, as links to another folder where they are to be such. */
export async function install(folder: string, names: readonly string[], linked = false): Promise<void> {
  for (const name of names) {
    const place = path.join(folder, 'node_modules', SCOPE, name);
    await mkdir(path.dirname(place), { recursive: true });
    if (linked) await symlink(path.join(PACKAGES, name), place, 'junction');
    else await cp(path.join(PACKAGES, name), place, { recursive: true });
  }
}

/** Names packages of fonts in the package.json of a folder. */
export function nameIn(folder: string, names: readonly string[]): Promise<void> {
  const devDependencies = Object.fromEntries(names.map((name) => [`${SCOPE}/${name}`, '*']));
  return writeFile(path.join(folder, 'package.json'), JSON.stringify({ devDependencies }));
}

/** The packages as the renderer takes them, installed in a folder. */
export async function packages(folder: string, names: readonly string[] = packageNames): Promise<PackagedFont[]> {
  await install(folder, names);
  return names.map((name) => findFontPackage(folder, `${SCOPE}/${name}`));
}
