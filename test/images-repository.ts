import { expect } from 'vitest';
import { checkRepository } from '../src/cli/check/check.ts';
import { drawerHere, imageDrawer } from '../src/cli/shared/drawing/drawer.ts';
import { openRepository } from '../src/cli/shared/repository/repository.ts';
import type { Terminal } from '../src/cli/shared/terminal.ts';
import { type UpdateOptions, updateRepository } from '../src/cli/update/update.ts';
import { DEFAULT_LIMITS } from '../src/model/limits.ts';
import { type TestRepository, testRepository } from './git.ts';

/** A box with a text, one below the other by its ID. */
export const box = (id: number, text: string, more: object = {}) => ({
  ...{ ID: String(id), typeID: 'TextInput', x: '10', y: String(10 + 40 * id), w: '120' },
  ...{ measuredW: '79', measuredH: '27', zOrder: String(id), properties: { text, align: 'center' } },
  ...more,
});

/** A file with one mockup. */
export const mockup = (...controls: object[]) => ({
  mockup: { controls: { control: controls }, attributes: { name: 'Map' } },
});

/** A file with several mockups, given as the resources of a project. */
export const project = (...resources: object[]) => ({ mockups: resources });

export const quiet: Terminal = {
  line() {},
  painted() {},
  commands() {},
  bytes() {},
  problem() {},
  notice() {},
  progress() {},
};
const drawer = imageDrawer(drawerHere(), DEFAULT_LIMITS);

export const update = async ({ root }: TestRepository, options: UpdateOptions = {}, paths: string[] = []) =>
  updateRepository(await openRepository(root), paths, options, {
    terminal: quiet,
    signal: new AbortController().signal,
    drawer,
  });

export const check = async ({ root }: TestRepository, pixels = false) => {
  const differences = new Map<string, Uint8Array>();
  const report = await checkRepository(await openRepository(root), [], {
    pixels,
    progress() {},
    drawer,
    difference: (image, png) => void differences.set(image, png),
  });
  const states = Object.fromEntries(report.images.map(({ image, state }) => [image, state]));
  return { report, states, differences };
};

export const CURRENT = { 'img/first-map.png': 'current', 'img/second.png': 'current' };

/** Two sources with their images, all committed. */
export async function repository(): Promise<TestRepository> {
  const made = await testRepository();
  await made.write('project-files/First Map.json', mockup(box(0, 'one'), box(1, 'two')));
  await made.write('project-files/second.json', mockup(box(0, 'other')));
  await made.write('README.md', '![first](img/first-map.png)\n');
  expect((await update(made)).written).toHaveLength(2);
  await made.commit('First version');
  return made;
}
