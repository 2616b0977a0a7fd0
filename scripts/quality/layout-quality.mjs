// How good layouts are, on roadmaps that people drew: node scripts/quality/layout-quality.mjs [--json] <file...>
// and how long they take, on made-up ones of 50 to 1,000 nodes: node scripts/quality/layout-quality.mjs --times
// For each file: nodes that overlap, lines through nodes that are not their ends, crossings (as drawn and after ELK), texts
// that would be cut, and the share of nodes that move when one leaf is added (to the file as drawn, and to the file as elk
// laid it out before; without a place of its own, as contributors add it, or drawn in by the author). Run after `npm run build`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadResources } from '../../build/bundled.js';
import { arrowPoints } from '../../build/graph/arrow.js';
import { buildDiagram } from '../../build/graph/build.js';
import { applyLayout, placeControls } from '../../build/layout/apply.js';
import { layTidy } from '../../build/layout/choose.js';
import { completeLayout } from '../../build/layout/complete/complete.js';
import { startElk } from '../../build/layout/elk/runner.js';
import { authoredLayout } from '../../build/layout/layout.js';
import { boundsOf, runsThrough } from '../../build/layout/lines/course.js';
import { crossings } from '../../build/layout/lines/meet.js';
import { unitsOf } from '../../build/layout/units.js';
import { topOf } from '../../build/model/control.js';
import { expand, overlaps } from '../../build/model/geometry.js';
import { startDrawing } from '../../build/pipeline.js';
import { readProject } from '../../build/read/read.js';

const INSERTIONS = Number(process.env.INSERTIONS ?? 8);
/** What a box has beside its text, drawing units: a text that only enters it is not cut. */
const PADDING = 14;
const OPTIONS = { direction: 'auto', spacing: 24, edges: 'curve' };
const args = process.argv.slice(2);
const files = args.filter((arg) => !arg.startsWith('--'));
if (files.length === 0 && !args.includes('--times')) {
  console.error('which roadmaps? node scripts/quality/layout-quality.mjs <file...>');
  process.exit(2);
}
const resources = await loadResources();
const elk = startElk();

const lay = ({ diagram, measure }) => layTidy(diagram, { ...OPTIONS, measure }, elk.run);

/** Nodes that stand for something: no labels, no groups, nothing inside a group that keeps its arrangement. */
const nodesOf = (diagram) =>
  diagram.elements.filter((e) => (e.kind === 'node' || e.kind === 'container') && e.control.children.length === 0);

/**
 * Pairs of nodes over one another. Nodes that are moved as one (a badge on a box, a number on a circle, the parts of a group)
 * are one composed node: pairs of them are counted apart.
 */
function overlapping({ diagram }, layout) {
  const { of } = unitsOf(diagram);
  const unit = (path) => of.get(topOf(path)) ?? path;
  const nodes = nodesOf(diagram).filter((e) => layout.bounds.has(e.path));
  const count = { apart: 0, composed: 0 };
  nodes.forEach((a, i) => {
    for (const b of nodes.slice(i + 1)) {
      if (holds(diagram, a.path, b.path) || holds(diagram, b.path, a.path)) continue;
      if (!overlaps(expand(layout.bounds.get(a.path), -1), expand(layout.bounds.get(b.path), -1))) continue;
      count[unit(a.path) === unit(b.path) ? 'composed' : 'apart']++;
    }
  });
  return count;
}

function holds(diagram, outer, inner) {
  for (let at = diagram.byPath.get(inner)?.parent; at !== undefined; at = diagram.byPath.get(at)?.parent) {
    if (at === outer) return true;
  }
  return false;
}

/** Lines that tie two nodes and run through the inside of a third. */
function throughNodes({ diagram }, layout) {
  const nodes = nodesOf(diagram).filter((e) => e.title !== undefined && layout.bounds.has(e.path));
  let count = 0;
  for (const edge of tiedEdges(diagram)) {
    const route = layout.routes.get(edge.path);
    const points = route && arrowPoints(route);
    if (!points) continue;
    const ends = [edge.from.attachment.to, edge.to.attachment.to, ...edge.through.map((stop) => stop.to)];
    const hit = nodes.some(
      (e) =>
        !ends.includes(e.path) &&
        !ends.some((end) => holds(diagram, e.path, end)) &&
        runsThrough(points, expand(layout.bounds.get(e.path), -2)),
    );
    if (hit) count++;
  }
  return count;
}

const tiedEdges = (diagram) =>
  diagram.elements.filter((e) => e.kind === 'edge' && e.from.attachment && e.to.attachment && !e.path.includes(':'));

function crossingCount({ diagram }, layout) {
  const lines = tiedEdges(diagram).flatMap((edge) => {
    const route = layout.routes.get(edge.path);
    // Lines of one node come together there, those that run on beneath it, too.
    const ends = [edge.from.attachment.to, edge.to.attachment.to, ...edge.through.map((stop) => stop.to)];
    return route ? [{ points: arrowPoints(route), bounds: boundsOf(arrowPoints(route)), ends }] : [];
  });
  let count = 0;
  lines.forEach((a, i) => {
    for (const b of lines.slice(i + 1)) {
      if (a.ends.some((end) => b.ends.includes(end))) continue;
      if (overlaps(expand(a.bounds, 1), expand(b.bounds, 1))) count += Math.min(1, crossings(a.points, b.points));
    }
  });
  return count;
}

/** How many of the connections are read from the picture that was laid out. */
function kept({ diagram, measure }, layout) {
  const key = ({ from, to }) => [from, to].sort().join(' ');
  const again = buildDiagram(diagram.mockup, placeControls(diagram.controls, layout), measure);
  const read = new Set(again.connections.map(key));
  return diagram.connections.filter((connection) => read.has(key(connection))).length;
}

/** Boxes that are narrower than their own text. */
function cutTexts({ diagram, measure }, layout) {
  return nodesOf(diagram).filter((e) => {
    const bounds = layout.bounds.get(e.path);
    const single = e.control.typeID === 'TextInput' || e.control.typeID === 'Button';
    return single && bounds && e.control.properties.text && bounds.width < measure(e.control).width - PADDING;
  }).length;
}

/** Boxes with a name, alone or grouped with their text, that one more can be added beside. */
function leavesOf(diagram) {
  return diagram.elements.filter((e) => {
    const title = e.title ?? (e.wraps && diagram.byPath.get(e.wraps)?.title);
    if (e.path.includes(':') || !e.bounds || title === undefined || diagram.spine.includes(e.path)) return false;
    if (e.kind === 'node')
      return e.control.typeID !== 'Label' && e.control.typeID !== 'Icon' && e.control.children.length === 0;
    return (
      e.kind === 'container' &&
      e.wraps !== undefined &&
      diagram.byPath.get(e.wraps)?.kind === 'node' &&
      !diagram.spine.includes(e.wraps)
    );
  });
}

/** The share of other nodes that move, beyond a shift of all, when a leaf is added beside one that there is. */
async function moved(project, mockup, drawing, before, layWith) {
  const { diagram } = drawing;
  const leaves = leavesOf(diagram);
  const shares = [];
  for (let i = 0; i < INSERTIONS && leaves.length > 0; i++) {
    const beside = leaves[Math.floor(((i + 0.5) * leaves.length) / INSERTIONS)];
    const { x: _x, y: _y, ...own } = (beside.wraps ? diagram.byPath.get(beside.wraps) : beside).control;
    const control = { ...own, w: beside.bounds.width, h: beside.bounds.height };
    const leaf = { ...control, id: 'added', zOrder: 1e6, extra: new Map([['balsa', { near: beside.path }]]) };
    const ties = diagram.connections.filter((c) => c.to === beside.path || c.from === beside.path);
    const drawn = ties.length === 1 ? diagram.byPath.get(ties[0].edges[0]) : undefined;
    const added = [leaf];
    if (drawn) {
      const from = ties[0].to === beside.path ? ties[0].from : ties[0].to;
      const { x: _a, y: _b, w: _w, h: _h, ...arrow } = drawn.control;
      const { p0: _p, p1: _q, p2: _r, ...properties } = arrow.properties;
      const extra = new Map([['balsa', { from, to: 'added' }]]);
      added.push({ ...arrow, properties: { ...properties, leftArrow: false }, id: 'tie', extra });
    }
    const after = await layWith(project, mockup, added);
    const shifts = nodesOf(drawing.diagram).flatMap(({ path: id }) => {
      const [a, b] = [before.bounds.get(id), after.bounds.get(id)];
      return a && b ? [{ x: b.x - a.x, y: b.y - a.y }] : [];
    });
    const common = { x: median(shifts.map((s) => s.x)), y: median(shifts.map((s) => s.y)) };
    shares.push(shifts.filter((s) => Math.hypot(s.x - common.x, s.y - common.y) > 1).length / shifts.length);
  }
  if (process.env.SHARES) process.stderr.write(`${shares.map((x) => (x * 100).toFixed(0)).join(' ')}\n`);
  return shares.length === 0 ? 0 : shares.reduce((a, b) => a + b, 0) / shares.length;
}

/** The leaf is placed in the drawing, and then everything anew. */
async function anew(project, mockup, added) {
  const open = { ...mockup, controls: [...mockup.controls, ...added] };
  const unplaced = startDrawing(project, open, resources);
  const placed = applyLayout(open, completeLayout(unplaced.diagram, { ...OPTIONS, measure: unplaced.measure }));
  return lay(startDrawing(project, placed, resources));
}

/** The leaf has no place, in a file as it was drawn. */
async function contributed(project, mockup, added) {
  return lay(startDrawing(project, { ...mockup, controls: [...mockup.controls, ...added] }, resources));
}

/** The leaf is added to what elk laid out before. */
function onTop(layout) {
  return (project, mockup, added) => {
    const laid = applyLayout(mockup, layout);
    const { diagram, measure } = startDrawing(project, { ...laid, controls: [...laid.controls, ...added] }, resources);
    return layTidy(diagram, { ...OPTIONS, measure }, elk.run);
  };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

if (args.includes('--times')) await times();
const rows = [];
for (const file of files) {
  const project = readProject(readFileSync(file));
  for (const mockup of (await project).mockups) {
    const drawing = startDrawing(await project, mockup, resources);
    const authored = authoredLayout(drawing.diagram);
    const start = performance.now();
    const layout = await lay(drawing);
    const ms = Math.round(performance.now() - start);
    rows.push({
      file: path.basename(path.dirname(file)) + (files.length === 1 ? '' : `/${path.basename(file)}`),
      nodes: nodesOf(drawing.diagram).length,
      edges: tiedEdges(drawing.diagram).length,
      overlaps: [overlapping(drawing, authored).apart, overlapping(drawing, layout).apart],
      composed: [overlapping(drawing, authored).composed, overlapping(drawing, layout).composed],
      ties: [drawing.diagram.connections.length, kept(drawing, layout)],
      through: [throughNodes(drawing, authored), throughNodes(drawing, layout)],
      crossings: [crossingCount(drawing, authored), crossingCount(drawing, layout)],
      cut: [cutTexts(drawing, authored), cutTexts(drawing, layout)],
      moved: await moved(await project, mockup, drawing, layout, anew),
      movedOpen: await moved(await project, mockup, drawing, layout, contributed),
      movedAgain: await moved(await project, mockup, drawing, layout, onTop(layout)),
      ms,
    });
    if (!args.includes('--json')) print(rows.at(-1));
  }
}
await elk.close();
if (args.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else if (rows.length > 1) print(total());

function print({
  file,
  nodes,
  edges,
  overlaps: o,
  composed,
  ties,
  through,
  crossings: c,
  cut,
  moved: share,
  movedOpen,
  movedAgain,
  ms,
}) {
  const percent = (part) => `${(part * 100).toFixed(1)} %`;
  const pair = ([drawn, laid]) => `${drawn} -> ${laid}`.padEnd(12);
  process.stdout.write(
    `${file.slice(-52).padEnd(53)} nodes ${String(nodes).padEnd(5)} edges ${String(edges).padEnd(5)} overlaps ${pair(o)} composed ${pair(composed)} ties read back ${pair(ties)} through ${pair(through)} crossings ${pair(c)} cut ${pair(cut)} moved ${percent(share)} (without a place ${percent(movedOpen)}, on top ${percent(movedAgain)}) ${ms} ms\n`,
  );
}

function total() {
  const sum = (key) => [0, 1].map((i) => rows.reduce((n, row) => n + row[key][i], 0));
  const add = (key) => rows.reduce((n, row) => n + row[key], 0);
  const mean = (key) => add(key) / rows.length;
  const sums = {
    overlaps: sum('overlaps'),
    composed: sum('composed'),
    ties: sum('ties'),
    through: sum('through'),
    crossings: sum('crossings'),
    cut: sum('cut'),
  };
  return {
    file: `all ${rows.length}`,
    nodes: add('nodes'),
    edges: add('edges'),
    ...sums,
    moved: mean('moved'),
    movedOpen: mean('movedOpen'),
    movedAgain: mean('movedAgain'),
    ms: add('ms'),
  };
}

/** Milliseconds for made-up roadmaps: a spine with field sets and trees on both sides, and the same without its spine. */
async function times() {
  for (const count of [50, 120, 300, 1000]) {
    for (const spine of [true, false]) {
      const controls = madeUp(count, spine);
      const project = await readProject(Buffer.from(JSON.stringify({ mockup: { controls: { control: controls } } })));
      const took = [];
      for (let i = 0; i < 3; i++) {
        const drawing = startDrawing(project, project.mockups[0], resources);
        const start = performance.now();
        await lay(drawing);
        took.push(performance.now() - start);
      }
      const kind = spine ? 'with a spine' : 'without a spine';
      process.stdout.write(`${String(count).padStart(5)} nodes ${kind.padEnd(16)} ${Math.round(median(took))} ms\n`);
    }
  }
}

function madeUp(count, spine) {
  const controls = [];
  const box = (x, y, text) => {
    const ID = String(controls.length);
    controls.push({ ID, typeID: 'TextInput', zOrder: ID, x, y, w: 160, h: 32, properties: { text } });
    return { ID, x: x + 80, y: y + 16 };
  };
  const line = (a, b, right) => {
    const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
    const at = (p) => ({ x: p.x - x, y: p.y - y });
    const properties = { p0: at(a), p1: { x: 0.5, y: 0 }, p2: at(b), leftArrow: 'false', rightArrow: String(right) };
    const ID = String(controls.length);
    const size = { w: Math.max(1, Math.abs(a.x - b.x)), h: Math.max(1, Math.abs(a.y - b.y)) };
    controls.push({ ID, typeID: 'Arrow', zOrder: String(-1e5 + controls.length), x, y, ...size, properties });
  };
  let last;
  for (let made = 0, band = 0; made < count; band++) {
    const hub = box(1000, band * 600, `Hub ${band}`);
    made++;
    if (last) line(last, hub, !spine);
    last = hub;
    for (let s = 0; s < 4 && made < count; s++) {
      const left = s % 2 === 0;
      const topic = box(left ? 600 : 1400, band * 600 + Math.floor(s / 2) * 260, `Topic ${band} ${s}`);
      made++;
      line(hub, topic, true);
      for (let l = 0; l < 5 && made < count; l++, made++) {
        line(
          topic,
          box(left ? 300 : 1700, band * 600 + Math.floor(s / 2) * 260 + l * 45, `Leaf ${band} ${s} ${l}`),
          true,
        );
      }
    }
  }
  return controls;
}
