import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { applyLayout } from '../../src/layout/apply.ts';
import { DEFAULT_LAYOUT } from '../../src/layout/choice.ts';
import { chooseLayout } from '../../src/layout/choose.ts';
import type { LayoutMode } from '../../src/layout/layout.ts';
import type { Control } from '../../src/model/control.ts';
import type { Mockup, Project } from '../../src/model/project.ts';
import { finishDrawing, startDrawing } from '../../src/pipeline.ts';
import { pictureOf } from '../../src/raster/picture.ts';
import { readProject } from '../../src/read/read.ts';
import type { Resources } from '../../src/render/resources.ts';
import type { Scene } from '../../src/render/scene.ts';
import { sceneOf } from '../../src/scene-of.ts';
import { writeBmpr } from '../../src/write/bmpr.ts';
import { writeMockupJson, writeProjectJson } from '../../src/write/json.ts';
import { prepareForBmpr } from '../../src/write/prepare.ts';
import { corpus, NEEDS_CORPUS } from '../corpus.ts';

/** Of each era and kind: lines that Mockups 3 saved, sizes that nobody stored, groups, symbols, several mockups. */
const FILES = [
  'roadmaps/IgorMCesar__developer-roadmap__intro-2018-01-31-704bcb/input.json',
  'roadmaps/kamranahmedse__developer-roadmap__java-2021-10-23-d50010/input.json',
  'files/MarcosVinicius17__Focuseer__mockups/input.bmpr',
  'ui/MarcKloter__matched__mockups/input.bmpr',
];

let resources: Resources;
beforeAll(async () => {
  resources = await loadResources();
});

async function layOut(project: Project, mockup: Mockup, mode: LayoutMode) {
  const drawing = startDrawing(project, mockup, resources);
  const layout = await chooseLayout(drawing.diagram, { ...DEFAULT_LAYOUT, mode }, drawing.measure);
  const { scene } = finishDrawing(drawing, layout);
  return { scene, mockup: applyLayout(mockup, layout, drawing) };
}

async function allLaidOut(project: Project, mode: LayoutMode) {
  const done = [];
  for (const mockup of project.mockups) done.push(await layOut(project, mockup, mode));
  return { scenes: done.map(({ scene }) => scene), project: { ...project, mockups: done.map(({ mockup }) => mockup) } };
}

/** The project as `balsa layout` writes it. */
function textOf(project: Project): string {
  const [mockup] = project.mockups;
  const isAlone = project.format === 'json-mockup' && mockup;
  return isAlone ? writeMockupJson(project, mockup) : writeProjectJson(project, { thumbnails: true });
}

async function drawn(scene: Scene): Promise<string> {
  const picture = await pictureOf(scene, resources, { format: 'svg', scale: 1, background: 0xffffff, text: 'text' });
  return Buffer.from(picture.bytes).toString();
}

/** All that a layout may not change: everything but places, sizes, and the points and the bend of arrows. */
function lasting(controls: readonly Control[]): unknown {
  return controls.map(({ x: _x, y: _y, w: _w, h: _h, properties, children, ...rest }) => {
    const { p0: _p0, p1: _p1, p2: _p2, shape: _shape, ...others } = properties;
    return { ...rest, properties: rest.typeID === 'Arrow' ? others : properties, children: lasting(children) };
  });
}

describe.skipIf(!corpus).each(FILES)(`writing a layout back to %s${NEEDS_CORPUS}`, (name) => {
  const read = async () => readProject(await readFile(path.join(corpus ?? '', name)), {});

  it('changes nothing where everything has a place', async () => {
    const source = await read();
    const { project } = await allLaidOut(source, 'complete');
    expect(project).toEqual(source);
    expect(textOf(project)).toBe(textOf(source));
  });

  const modes = name.startsWith('roadmaps/') ? (['tidy', 'elk'] as const) : (['tidy'] as const);
  it.each(modes)('changes places, sizes and lines alone where all is placed anew: %s', async (mode) => {
    const source = await read();
    const { project, scenes } = await allLaidOut(source, mode);
    const written = await readProject(new TextEncoder().encode(textOf(project)), {});
    expect(written.mockups.map(({ controls }) => lasting(controls))).toEqual(
      source.mockups.map(({ controls }) => lasting(controls)),
    );
    for (const [i, mockup] of written.mockups.entries()) {
      const scene = scenes[i];
      if (!scene) throw new Error('a mockup too many was written');
      expect(await drawn(sceneOf(written, mockup, resources).scene), mockup.name).toBe(await drawn(scene));
    }
  });

  it('keeps all else that a BMPR holds', async () => {
    const source = await read();
    const { project } = await allLaidOut(source, 'tidy');
    const stored = async (which: Project) => {
      const { mockups, ...others } = await readProject(await writeBmpr(prepareForBmpr(which, 'Name')), {});
      return {
        ...others,
        mockups: mockups.map((mockup) => ({ ...mockup, controls: lasting(mockup.controls), stored: {} })),
      };
    };
    expect(await stored(project)).toEqual(await stored(source));
  });
});

it('stores no size for a text beside which something is added, though it was measured otherwise once', async () => {
  const old = { ID: '1', typeID: 'Label', x: '10', y: '10', measuredW: '20', measuredH: '9' };
  const control = [
    { ...old, properties: { text: 'A text that is wider by now' } },
    { ID: '2', typeID: 'TextInput', balsa: { near: '1', side: 'below' }, properties: { text: 'New' } },
  ];
  const project = await readProject(new TextEncoder().encode(JSON.stringify({ mockup: { controls: { control } } })));
  const [mockup] = (await allLaidOut(project, 'complete')).project.mockups;
  expect(mockup?.controls.map(({ w, h }) => [w, h])[0]).toEqual([undefined, undefined]);
});
