// Takes the example docs/stages/serving.json through every stage of balsa and draws what goes in and what comes out, for
// docs/stages.md. Run it after "npm run build": node scripts/build/stages.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { applyOutline } from '../../build/apply/apply.js';
import { makeProject } from '../../build/apply/make.js';
import { loadResources } from '../../build/bundled.js';
import { diffProjects } from '../../build/diff/facts/project.js';
import { mergedPicture } from '../../build/diff/pictures.js';
import { WHOLE } from '../../build/diff/tell/digest.js';
import { PLAIN, textReport } from '../../build/diff/tell/text-report.js';
import { expectedOf, judgeByStamp } from '../../build/images/judge.js';
import { findStamp, formatStamp, insertPngStamp, sealStamp } from '../../build/images/stamp.js';
import { applyLayout } from '../../build/layout/apply.js';
import { DEFAULT_LAYOUT } from '../../build/layout/choice.js';
import { readOutline } from '../../build/outline/read.js';
import { outlineStyle } from '../../build/outline/styles.js';
import { finishDrawing, layOut, startDrawing } from '../../build/pipeline.js';
import { pictureOf } from '../../build/raster/picture.js';
import { readProject } from '../../build/read/read.js';
import { writeSvg } from '../../build/render/svg.js';

const SCALE = 2;
const GAP = 40;
const resources = await loadResources();
const bytes = readFileSync('docs/stages/serving.json');
const project = await readProject(bytes);
const [mockup] = project.mockups;

const png = async (scene, scale = SCALE) =>
  Buffer.from(
    (await pictureOf(scene, resources, { format: 'png', scale, background: 0xffffff, text: 'outline' })).bytes,
  );
const sceneOf = async (one, own, mode = 'complete') => {
  const drawing = startDrawing(one, own, resources);
  return finishDrawing(drawing, await layOut(drawing, { ...DEFAULT_LAYOUT, mode })).scene;
};
const draw = async (controls) => {
  const one = await readProject(Buffer.from(JSON.stringify({ mockup: { controls: { control: controls } } })));
  return png(await sceneOf(one, one.mockups[0]));
};

const label = (text) => ({
  ID: '1',
  typeID: 'Label',
  zOrder: '0',
  x: '0',
  y: '0',
  properties: { text, bold: 'true', size: '16' },
});
/** A panel of text: a title and lines. */
const text = (title, lines, { w = 480, h = 190 } = {}) =>
  draw([
    label(title),
    {
      ID: '2',
      typeID: 'TextArea',
      zOrder: '1',
      x: '0',
      y: '34',
      w: `${w}`,
      h: `${h}`,
      properties: { text: lines.join('\n'), size: '14' },
    },
  ]);
/** A panel with a picture under its title. */
const shown = async (title, image) => {
  const [head, { width, height }] = [await draw([label(title)]), await sharp(image).metadata()];
  const { width: least } = await sharp(head).metadata();
  return canvas(Math.max(width, least), height + 34 * SCALE, [
    { input: head, left: 0, top: 0 },
    { input: image, left: 0, top: 34 * SCALE },
  ]);
};
const canvas = (width, height, parts) =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite(parts)
    .png()
    .toBuffer();

/** Writes panels beside one another. */
async function write(name, ...panels) {
  const made = await Promise.all(panels);
  const sizes = await Promise.all(made.map((panel) => sharp(panel).metadata()));
  let left = GAP;
  const parts = made.map((input, i) => {
    const part = { input, left, top: GAP };
    left += sizes[i].width + GAP;
    return part;
  });
  const height = Math.max(...sizes.map((size) => size.height)) + 2 * GAP;
  const whole = await canvas(left, height, parts);
  const small = await sharp(whole)
    .resize({ width: Math.min(left, 1600) })
    .png({ palette: true, colours: 64 })
    .toBuffer();
  writeFileSync(`docs/stages/${name}.png`, small);
}

const parsed = JSON.parse(bytes.toString());
const raw = parsed.mockup.controls.control[4];
const control = mockup.controls[4];
await write(
  'read',
  text('in: bytes of a file', JSON.stringify(raw, null, 1).split('\n'), { h: 250 }),
  text(
    'out: a control',
    [
      `id: ${JSON.stringify(control.id)}`,
      `typeID: ${JSON.stringify(control.typeID)}`,
      `zOrder: ${control.zOrder}`,
      `x, y, w, h: ${control.x ?? 'not given'}`,
      `properties: ${JSON.stringify(control.properties)}`,
      ...[...control.extra].map(([key, value]) => `extra: ${key} ${JSON.stringify(value)}`),
    ],
    { h: 250 },
  ),
);

const drawing = startDrawing(project, mockup, resources);
const { diagram } = drawing;
const titleOf = (path) => diagram.byPath.get(path)?.title ?? path;
const end = ({ attachment, head }) =>
  attachment
    ? `${titleOf(attachment.to)}${head ? ', with a head' : ''} (${attachment.reason}, ${attachment.confidence})`
    : 'nothing';
await write(
  'graph',
  shown('in: controls with their places', await png(await sceneOf(project, mockup, 'authored'))),
  text(
    'out: a diagram',
    diagram.elements.flatMap((e) =>
      e.kind === 'edge'
        ? [`edge ${e.path}`, `   from ${end(e.from)}`, `   to ${end(e.to)}`]
        : [
            `${e.kind} ${e.path}: ${titleOf(e.path)}${e.parent ? `, in ${titleOf(e.parent)}` : ''}${e.bounds ? '' : ', no place yet'}`,
          ],
    ),
    { w: 560 },
  ),
);

const layout = await layOut(drawing, DEFAULT_LAYOUT);
await write(
  'layout',
  text(
    'in: what it should stand by',
    Object.entries(raw.balsa).map(([key, value]) => `${key}: ${value}`),
    { w: 240 },
  ),
  shown('out: a place in line with what is there', await png(finishDrawing(drawing, layout).scene)),
  text(
    'and its bounds',
    [...layout.bounds].map(([path, { x, y, width, height }]) => `${titleOf(path)}: ${x}, ${y}, ${width} × ${height}`),
    { w: 330 },
  ),
);

const { scene } = finishDrawing(startDrawing(project, mockup, resources), layout);
const flat = (shapes) => shapes.flatMap((shape) => (shape.kind === 'group' ? [shape, ...flat(shape.shapes)] : [shape]));
const about = (shape) => {
  if (shape.kind === 'text') return `text “${shape.text}”, ${shape.size} units`;
  if (shape.kind !== 'path') return shape.kind;
  const paint = [shape.fill && 'filled', shape.stroke && 'stroked'].filter(Boolean).join(', ');
  return `path of ${shape.path.length} commands${paint ? `, ${paint}` : ''}`;
};
const svg = writeSvg(scene, resources.text, { text: 'outline', pixels: { width: 470, height: 190 } });
await write(
  'render',
  text('a scene: shapes, from the back', flat(scene.shapes).slice(0, 11).map(about).concat('…'), { w: 400, h: 230 }),
  text(
    'as SVG, text as outlines',
    svg
      .match(/<[^>]+>/g)
      .slice(0, 9)
      .map((tag) => (tag.length > 62 ? `${tag.slice(0, 60)}…` : tag))
      .concat('…'),
    { w: 620, h: 230 },
  ),
);

const whole = await png(scene);
const part = { left: 540, top: 100, width: 150, height: 60 };
const enlarged = await sharp(whole).extract(part).resize({ width: 900, kernel: 'nearest' }).png().toBuffer();
await write(
  'raster',
  shown('the picture', await sharp(whole).toBuffer()),
  shown('a part of it, six times as large', enlarged),
);

const planned = {
  mockup,
  format: 'png',
  scale: 1,
  background: 0xffffff,
  text: 'outline',
  layout: 'complete',
  quality: undefined,
  fonts: [],
};
const expected = expectedOf(project, planned);
const stamped = sealStamp(
  insertPngStamp(
    whole,
    formatStamp({
      drawing: expected.drawing,
      source: expected.source.digest,
      options: expected.options,
      controls: expected.source.controls,
    }),
  ),
);
const later = structuredClone(parsed);
later.mockup.controls.control[4].properties.text = 'SGLang 2';
const changed = await readProject(Buffer.from(JSON.stringify(later)));
const judged = (image, what) => {
  const verdict = judgeByStamp(image, what);
  return verdict.reason === '' ? verdict.state : `${verdict.state}: ${verdict.reason}`;
};
const edited = Buffer.from(stamped);
edited[edited.length - 30] ^= 1;
const { stamp } = findStamp(stamped);
await write(
  'images',
  text('the stamp in an image', [
    `drawing ${stamp.drawing}`,
    `source ${stamp.source}`,
    `options ${stamp.options}`,
    `a digest of the image's own content`,
    `${stamp.controls().length} controls, ${stamp.controls()[0].content.length / 2} bytes each`,
  ]),
  text(
    'what it tells of the image',
    [
      judged(stamped, expected),
      judged(stamped, expectedOf(changed, { ...planned, mockup: changed.mockups[0] })),
      judged(stamped, expectedOf(project, { ...planned, scale: 2 })),
      judged(edited, expected),
      judged(undefined, expected),
    ],
    { w: 620 },
  ),
);

const old = structuredClone(parsed);
old.mockup.controls.control.pop();
const before = await readProject(Buffer.from(JSON.stringify(old)));
const after = { ...project, mockups: [applyLayout(drawing.mockup, layout, drawing)] };
const diff = diffProjects(before, after, (of, one) => startDrawing(of, one, resources).diagram);
const file = { status: 'changed', old: 'serving.json', new: 'serving.json', diff };
const lines = textReport({ old: 'before', new: 'after', files: [file] }, { paint: PLAIN, limits: WHOLE });
const merged = mergedPicture({ old: before, new: after }, diff.mockups[0], resources);
await write('diff', text('what is told', lines, { w: 330 }), shown('the merged picture', await png(merged)));

const outline = (more) => `# Serving\n\n## Basics\n\n- Docker\n\n## LLM Servers\n\n- vLLM\n${more}`;
const drawn = await makeProject(readOutline(outline('')), outlineStyle(undefined), resources);
const applied = await applyOutline(drawn, drawn.mockups, readOutline(outline('- SGLang\n')), resources);
await write(
  'apply',
  text('an outline, one line more than its drawing', outline('- SGLang\n').split('\n'), { w: 400, h: 230 }),
  shown('the drawing before', await png(await sceneOf(drawn, drawn.mockups[0]))),
  shown('and after', await png(await sceneOf(applied.project, applied.project.mockups[0]))),
);
