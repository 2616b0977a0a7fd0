import { expect, test } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { startDrawing } from '../../src/pipeline.ts';
import { readProject } from '../../src/read/read.ts';

/** How wide the one control of a drawing is, in drawing units. */
async function widthOf(control: object): Promise<number | undefined> {
  const own = { ID: '1', typeID: 'Label', x: '10', y: '10', zOrder: '0', ...control };
  const file = JSON.stringify({ mockup: { controls: { control: [own] } } });
  const project = await readProject(new TextEncoder().encode(file), { name: 'map.json' });
  const [mockup] = project.mockups;
  if (!mockup) throw new Error('no mockup');
  const { diagram } = startDrawing(project, mockup, await loadResources());
  return diagram.elements[0]?.bounds?.width;
}

const LONG = 'Retrieval-Augmented Generation';

test('a text that was made longer by hand is measured anew', async () => {
  const natural = await widthOf({ properties: { text: LONG } });
  expect(await widthOf({ measuredW: '28', measuredH: '25', properties: { text: LONG } })).toBe(natural);
});

test('what a person set, what is shorter now, and what another font draws keep the size that the file says', async () => {
  const stored = { measuredW: '28', measuredH: '25' };
  expect(await widthOf({ ...stored, w: '40', properties: { text: LONG } })).toBe(40);
  expect(await widthOf({ measuredW: '400', measuredH: '25', properties: { text: LONG } })).toBe(400);
  expect(await widthOf({ ...stored, properties: { text: 'خريطة الطريق الكاملة' } })).toBe(28);
  expect(await widthOf({ measuredW: '5', measuredH: '25', properties: { text: '1' } })).toBe(5);
});
