import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { INFO_KEY, type Project, type SkinName, SQLITE_VERSION_KEY } from '../../src/model/project.ts';
import { pictureOf } from '../../src/raster/picture.ts';
import { readJson } from '../../src/read/json/json.ts';
import type { Era } from '../../src/render/era.ts';
import type { Resources } from '../../src/render/resources.ts';
import { sceneOf } from '../../src/scene-of.ts';

/** A drawing of one control type: a mockup as JSON, and beside it what it must look like in each skin. */
export interface Case {
  /** Type and name, as a person calls it: `Button states`. */
  readonly label: string;
  readonly file: URL;
  /** Where its picture in the skin belongs. */
  picture(skin: SkinName): URL;
}

export const CONTROL_CASES = new URL('controls/', import.meta.url);
export const SKINS: readonly SkinName[] = ['sketch', 'wireframe'];

/** The cases in `folder`, one folder for each type in it. */
export async function listCases(folder: URL): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const type of (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
    const own = new URL(`${type.name}/`, folder);
    for (const name of (await readdir(own)).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5))) {
      const label = `${type.name} ${name}`;
      const picture = (skin: SkinName) => new URL(`${name}.${skin}.png`, own);
      cases.push({ label, file: new URL(`${name}.json`, own), picture });
    }
  }
  return cases.sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** Pictures of cases that there are no more. */
export async function strayPictures(folder: URL): Promise<readonly string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.png'));
  const sourceOf = (file: string) => new URL(file.replace(/\.\w+\.png$/, '.json').replaceAll('\\', '/'), folder);
  return files.filter((file) => !existsSync(sourceOf(file)));
}

/** How a project says that it was last saved in the era, see `eraOf`. */
const SAVED_IN: { readonly [era in Era]: (project: Project) => Project } = {
  'mockups-2': (project) => ({ ...project, format: 'bmml' }),
  'mockups-3-early': (project) => begunEarly(savedWith('3.7.4', project)),
  'mockups-3': (project) => savedWith('3.7.4', project),
  'wireframes-2019': (project) => savedWith('3.32.0', project),
  'wireframes-2023': (project) => savedWith('3.40.0', project),
};

function savedWith(sqlite: string, project: Project): Project {
  return { ...project, extra: new Map([...project.extra, [SQLITE_VERSION_KEY, sqlite]]) };
}

function begunEarly(project: Project): Project {
  const info = { ArchiveAttributes: { creationDate: Date.UTC(2015, 2, 14) } };
  return { ...project, extra: new Map([...project.extra, [INFO_KEY, info]]) };
}

/** Draws the case at its own size, as a PNG on white: as today's Balsamiq would, unless its key `era` names another. */
export async function drawCase({ file }: Case, skin: SkinName, resources: Resources): Promise<Uint8Array> {
  const read = readJson(await readFile(file, 'utf8'));
  const era = read.extra.get('era') ?? 'wireframes-2023';
  const savedIn = Object.entries(SAVED_IN).find(([name]) => name === era)?.[1];
  if (!savedIn) throw new Error(`${file.pathname}: "era" is one of ${Object.keys(SAVED_IN).join(', ')}`);
  const project = savedIn(read);
  const [mockup] = project.mockups;
  if (!mockup) throw new Error(`${file.pathname} has no mockup`);
  const { scene } = sceneOf({ ...project, settings: { ...project.settings, skin } }, mockup, resources);
  const options = { format: 'png', scale: 1, background: 0xffffff, text: 'outline', limits: DEFAULT_LIMITS } as const;
  return (await pictureOf(scene, resources, options)).bytes;
}
