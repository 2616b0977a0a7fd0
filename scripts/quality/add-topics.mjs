// Adds topics one by one at random places of roadmaps, as `balsa add` does, and counts what that spoils.
// node scripts/quality/add-topics.mjs [--each N] [--seed N] [--show] <file...>
// Counts, against the drawing before each topic: overlaps, lines through boxes, growth of the picture to the side, and the share
// of the other nodes that moved (mean and worst). Each change is written into the file's text and read back. Run after `npm run build`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addTopic } from '../../build/apply/add.js';
import { loadResources } from '../../build/bundled.js';
import { encodeChange } from '../../build/cli/shared/files/encode.js';
import { arrowPoints } from '../../build/graph/arrow.js';
import { outlineOf } from '../../build/graph/export/outline.js';
import { runsThrough } from '../../build/layout/lines/course.js';
import { cardOf } from '../../build/model/cards.js';
import { contains, overlaps } from '../../build/model/geometry.js';
import { descendants } from '../../build/outline/outline.js';
import { startDrawing } from '../../build/pipeline.js';
import { readProject } from '../../build/read/read.js';

const args = process.argv.slice(2);
const option = (name, usual) => Number(args[args.indexOf(name) + 1 || args.length] ?? usual);
const each = option('--each', 10);
const show = args.includes('--show');
const files = args.filter((arg, i) => !arg.startsWith('--') && !['--each', '--seed'].includes(args[i - 1]));
const random = mulberry(option('--seed', 1));
const resources = await loadResources();
const WORDS = [
  'vLLM',
  'Ray',
  'Feature Stores',
  'Prompt Injection',
  'Quantisation',
  'Edge Deployment',
  'Vector Databases',
];

function mulberry(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The boxes, what they overlap, and which lines run through which. */
function facts({ diagram }) {
  const boxes = diagram.elements.filter(
    ({ kind, bounds, control, path: at, of }) =>
      bounds && kind !== 'edge' && !of && control.children.length === 0 && at !== diagram.backdrop && isSolid(control),
  );
  const edges = diagram.elements.filter(({ kind, bounds }) => kind === 'edge' && bounds);
  const pairs = new Set();
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      const nested = contains(a.bounds, b.bounds) || contains(b.bounds, a.bounds);
      if (!nested && overlaps(a.bounds, b.bounds)) pairs.add(`${a.path} ${b.path}`);
    }
  }
  const hits = new Set();
  for (const edge of edges) {
    const points = arrowPoints(edge.geometry);
    for (const box of boxes) {
      if (box.kind === 'container' || edge.from.attachment?.to === box.path || edge.to.attachment?.to === box.path)
        continue;
      if (runsThrough(points, box.bounds)) hits.add(`${edge.path} ${box.path}`);
    }
  }
  const all = diagram.elements.flatMap(({ bounds }) => bounds ?? []);
  const width = Math.max(...all.map((r) => r.x + r.width)) - Math.min(...all.map((r) => r.x));
  const nodes = new Map(boxes.filter(({ kind }) => kind === 'node').map((one) => [one.path, one.bounds]));
  return { pairs, hits, width, nodes };
}

const isSolid = (control) => cardOf(control).role !== 'icon';

const total = { added: 0, refused: 0, overlaps: 0, lines: 0, wider: 0, patched: 0, shares: [] };
for (const file of files) {
  let bytes = readFileSync(file);
  const row = { overlaps: 0, lines: 0, wider: 0, shares: [] };
  for (let n = 0; n < each; n++) {
    const project = await readProject(bytes, { name: path.basename(file) });
    const mockup = project.mockups[0];
    const before = startDrawing(project, mockup, resources);
    const outline = outlineOf(before.diagram);
    const sections = [...descendants(outline.outline.title)].filter(
      (e) => outline.paths.has(e) && e.children.some(({ kind }) => kind === 'topic'),
    );
    const section = sections[Math.floor(random() * sections.length)];
    if (!section) break;
    const topics = section.children.filter((e) => e.kind === 'topic' && outline.paths.has(e));
    const after = random() < 0.5 ? topics[Math.floor(random() * topics.length)] : undefined;
    const topic = {
      text: `${WORDS[Math.floor(random() * WORDS.length)]} ${n + 1}`,
      in: outline.paths.get(section),
      ...(after ? { after: outline.paths.get(after) } : {}),
    };
    let added;
    try {
      added = addTopic(project, mockup, topic, resources);
    } catch (error) {
      total.refused++;
      if (show) console.log(`  refused: ${error.message}`);
      continue;
    }
    const next = await encodeChange(file, bytes, project, mockup, added.mockup);
    const reread = await readProject(next, { name: path.basename(file) });
    const drawn = startDrawing(reread, reread.mockups[0], resources);
    const [old, now] = [facts(before), facts(drawn)];
    const more = (a, b) => [...b].filter((key) => !a.has(key));
    const [pairs, hits] = [more(old.pairs, now.pairs), more(old.hits, now.hits)];
    const moved = [...old.nodes].filter(([at, r]) => {
      const place = now.nodes.get(at);
      return place && (Math.abs(place.x - r.x) > 0.5 || Math.abs(place.y - r.y) > 0.5);
    });
    const share = moved.length / Math.max(1, old.nodes.size);
    const wider = Math.round(now.width - old.width);
    total.added++;
    row.shares.push(share);
    row.overlaps += pairs.length;
    row.lines += hits.length;
    if (wider > 1) row.wider++;
    if (show && pairs.length + hits.length + Math.max(0, wider - 1) > 0) {
      console.log(`  ${JSON.stringify(topic)} at ${added.path}: overlaps ${pairs}; lines ${hits}; wider ${wider}`);
    }
    bytes = next;
  }
  total.overlaps += row.overlaps;
  total.lines += row.lines;
  total.wider += row.wider;
  total.shares.push(...row.shares);
  console.log(`${file}: ${row.shares.length} added, ${told(row)}`);
}
console.log(`all: ${total.added} added, ${total.refused} refused, ${told(total)}`);

function told({ overlaps: pairs, lines, wider, shares }) {
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  const percent = (share) => `${(share * 100).toFixed(1)} %`;
  return `${pairs} overlaps, ${lines} lines through boxes, ${wider} wider, moved ${percent(mean)} mean, ${percent(Math.max(0, ...shares))} worst`;
}
