import path from 'node:path';
import { diffProjects } from '../../src/diff/facts/project.ts';
import type { Control } from '../../src/model/control.ts';
import { InputError } from '../../src/model/errors.ts';
import type { Project } from '../../src/model/project.ts';
import { readProject } from '../../src/read/read.ts';
import { writeBmpr } from '../../src/write/bmpr.ts';
import { writeMockupJson, writeProjectJson } from '../../src/write/json.ts';
import { type Random, random, renumber, shuffle, tagAll, toDiagram } from './mutate.ts';

/** Everything that a diff tells of two versions. */
export function changes(old: Project, next: Project): unknown[] {
  const { project, mockups } = diffProjects(old, next, (_, mockup) => toDiagram(mockup, mockup.controls));
  return [...project, ...mockups.flatMap(({ diff }) => [...diff.content, ...diff.layout])];
}

/** The project with another ID for every control of its mockups and every list in random order. */
export function renumbered(project: Project, rng: Random): Project {
  const mockups = project.mockups.map((mockup) => {
    return { ...mockup, controls: shuffled(renumber(tagAll(mockup.controls), rng).controls, rng) };
  });
  return { ...project, mockups };
}

/** The lists as a reader gives them when the file has them in random order: by paint order, equals as they come. */
export function shuffled(controls: readonly Control[], rng: Random): Control[] {
  return shuffle(controls, rng)
    .map((control) => ({ ...control, children: shuffled(control.children, rng) }))
    .sort((a, b) => a.zOrder - b.zOrder);
}

/** The numbers that files hold as text. */
const NUMBER =
  /("(?:x|y|w|h|measuredW|measuredH|zOrder|size|color|borderColor|backgroundAlpha)"\s*:\s*")(-?\d+(?:\.\d+)?)"/g;

/**
 * JSON with its numbers written another way.
 *
 * @param style 0: with decimals, 1: with an exponent, 2: with a sign
 */
export function rewriteNumbers(json: string, style: number): string {
  return json.replace(NUMBER, (_match, key: string, value: string) => {
    const n = Number(value);
    if (style === 0) return `${key}${Number.isInteger(n) ? `${value}.0` : value}"`;
    if (style === 1) return `${key}${n.toExponential()}"`;
    return `${key}${n < 0 ? '-' : '+'}${Math.abs(n)}"`;
  });
}

/** What a diff tells of a file and equal versions of it; `undefined` for a file that is no project. */
export async function equalVersions(
  name: string,
  bytes: Uint8Array,
): Promise<readonly { readonly way: string; readonly changes: readonly unknown[] }[] | undefined> {
  const text = new TextEncoder();
  const project = await readProject(bytes, { name: path.basename(name) }).catch((error: unknown) => {
    if (error instanceof InputError) return undefined;
    throw error;
  });
  if (!project || project.mockups.length === 0) return undefined;
  const json = writeProjectJson(project);
  const asJson = await readProject(text.encode(json));
  const found = [
    { way: 'IDs anew and lists shuffled', changes: changes(project, renumbered(project, random(name.length))) },
    { way: 'saved as project JSON', changes: changes(project, asJson) },
    { way: 'saved as BMPR', changes: changes(project, await readProject(await writeBmpr(project))) },
  ];
  for (const style of [0, 1, 2]) {
    const other = await readProject(text.encode(rewriteNumbers(json, style)));
    found.push({ way: 'numbers written another way', changes: changes(asJson, other) });
  }
  const [only] = project.mockups;
  // A mockup alone has no place for images.
  if (only && project.mockups.length === 1 && project.assets.length === 0) {
    const alone = await readProject(text.encode(writeMockupJson(project, only)));
    found.push({ way: 'saved as mockup JSON', changes: changes(project, alone) });
  }
  return found;
}
