import { XMLValidator } from 'fast-xml-parser';
import { beforeAll, expect, it } from 'vitest';
import { control } from '../../scripts/hostile/files.mjs';
import { textsOfLanguages } from '../../scripts/hostile/text-languages.mjs';
import { loadResources } from '../../src/bundled.ts';
import { DEFAULT_LAYOUT } from '../../src/layout/choice.ts';
import { chooseLayout } from '../../src/layout/choose.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { finishDrawing, startDrawing } from '../../src/pipeline.ts';
import { pictureOf } from '../../src/raster/picture.ts';
import { readProject } from '../../src/read/read.ts';
import type { Resources } from '../../src/render/resources.ts';
import { storedMockup } from '../bmpr.ts';

let resources: Resources;
beforeAll(async () => {
  resources = await loadResources();
});

async function svgOf(stored: object): Promise<string> {
  const project = await readProject(new TextEncoder().encode(JSON.stringify(stored)), { name: 'a' });
  const [mockup] = project.mockups;
  if (!mockup) throw new Error('nothing was read');
  const drawn = startDrawing(project, mockup, resources);
  const { scene } = finishDrawing(drawn, await chooseLayout(drawn.diagram, DEFAULT_LAYOUT, drawn.measure));
  const options = { scale: 1, background: 0xffffff, text: 'outline', format: 'svg' } as const;
  return Buffer.from((await pictureOf(scene, resources, options)).bytes).toString('utf8');
}

const byType = new Map<string, ReturnType<typeof textsOfLanguages>[number][]>();
for (const text of textsOfLanguages()) byType.set(text.type, [...(byType.get(text.type) ?? []), text]);

it.each([...byType])('draws each text of %s that the limits let through', async (type, texts) => {
  expect(texts.length).toBeGreaterThanOrEqual(18);
  for (const { name, more, textOf } of texts) {
    const text = textOf(DEFAULT_LIMITS.textLength);
    expect(text.length, name).toBeGreaterThan(1000);
    const svg = await svgOf(storedMockup(control(0, type, { ...more, properties: { text } })));
    expect(svg.trimEnd().endsWith('</svg>'), name).toBe(true);
    // To look at every element of all would take longer than to draw them.
    if (svg.length < 300_000) expect(XMLValidator.validate(svg), name).toBe(true);
  }
});
