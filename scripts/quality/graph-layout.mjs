// How good layouts from a graph are, beside what people drew: node scripts/quality/graph-layout.mjs [--json] [--pictures DIR]
// [--page] <file...>. Each roadmap is reduced to its graph (names, classes, what holds what, what is tied; no places, no
// sizes) and laid out. Run after `npm run build`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadResources } from '../../build/bundled.js';
import { arrowPoints } from '../../build/graph/arrow.js';
import { layoutFromGraph, spineOfPlan } from '../../build/layout/elk/place.js';
import { startElk } from '../../build/layout/elk/runner.js';
import { authoredLayout } from '../../build/layout/layout.js';
import { boundsOf, runsThrough } from '../../build/layout/lines/course.js';
import { crossings } from '../../build/layout/lines/meet.js';
import { planFromIntents } from '../../build/layout/plan/plan.js';
import { contains, expand, overlaps, union } from '../../build/model/geometry.js';
import { finishDrawing, startDrawing } from '../../build/pipeline.js';
import { pictureOf } from '../../build/raster/picture.js';
import { readProject } from '../../build/read/read.js';
import { reduced } from './reduce.mjs';

const args = process.argv.slice(2);
const folder = args.includes('--pictures') ? args[args.indexOf('--pictures') + 1] : undefined;
const files = args.filter((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--pictures');
if (files.length === 0) {
  console.error('which roadmaps? node scripts/quality/graph-layout.mjs <file...>');
  process.exit(2);
}
const resources = await loadResources();
const elk = startElk();
const OPTIONS = { direction: 'auto', shape: 'auto', spacing: 24, edges: 'curve' };

/** Boxes and lines of a drawing in one form, whoever placed them. */
function drawn(diagram, layout) {
  const nodes = diagram.elements.flatMap((e) => {
    const bounds = layout.bounds.get(e.path);
    const counts =
      (e.kind === 'node' || e.kind === 'container') &&
      e.path !== diagram.backdrop &&
      (e.title !== undefined || e.kind === 'container');
    return counts && bounds && e.control.typeID !== '__group__' ? [{ path: e.path, bounds }] : [];
  });
  const parentOf = (at) => diagram.byPath.get(at)?.parent;
  const lines = diagram.elements.flatMap((e) => {
    if (e.kind !== 'edge' || !e.from.attachment || !e.to.attachment) return [];
    const route = layout.routes.get(e.path);
    const ends = [e.from.attachment.to, e.to.attachment.to, ...e.through.map((stop) => stop.to)];
    return route ? [{ points: arrowPoints(route), ends }] : [];
  });
  return { nodes, lines, parentOf };
}

/** The same of a plan: what it ties and holds is what it says, not what one would read from the picture. */
function planned(plan, layout) {
  const nodes = [...plan.boxes.values()].map((box) => ({ path: box.path, bounds: layout.bounds.get(box.path), box }));
  const lines = plan.ties.flatMap(({ edge, from, to }) => {
    const route = edge && layout.routes.get(edge);
    return route ? [{ points: arrowPoints(route), ends: [from, to] }] : [];
  });
  return { nodes, lines, parentOf: (at) => plan.boxes.get(at)?.parent };
}

const isAbove = (outer, inner, parentOf) => {
  for (let at = parentOf(inner); at !== undefined; at = parentOf(at)) if (at === outer) return true;
  return false;
};

function faults({ nodes, lines, parentOf }) {
  const count = { overlaps: 0, foreign: 0, through: 0, crossings: 0 };
  nodes.forEach((a, i) => {
    for (const b of nodes.slice(i + 1)) {
      if (isAbove(a.path, b.path, parentOf) || isAbove(b.path, a.path, parentOf)) continue;
      if (!overlaps(expand(a.bounds, -1), expand(b.bounds, -1))) continue;
      if (contains(a.bounds, b.bounds) || contains(b.bounds, a.bounds)) count.foreign++;
      else count.overlaps++;
    }
  });
  for (const { points, ends } of lines) {
    const isHit = nodes.some(
      ({ path: at, bounds }) =>
        !ends.includes(at) &&
        !ends.some((end) => isAbove(at, end, parentOf) || isAbove(end, at, parentOf)) &&
        runsThrough(points, expand(bounds, -2)),
    );
    if (isHit) count.through++;
  }
  const placed = lines.map((line) => ({ ...line, bounds: boundsOf(line.points) }));
  placed.forEach((a, i) => {
    for (const b of placed.slice(i + 1)) {
      if (a.ends.some((end) => b.ends.includes(end))) continue;
      if (overlaps(expand(a.bounds, 1), expand(b.bounds, 1)) && crossings(a.points, b.points) > 0) count.crossings++;
    }
  });
  return count;
}

/** Boxes of one column (of one section or hanging on one stage) of several widths, and out of the order of the source. */
function columns({ nodes, parentOf }, plan) {
  const lists = new Map();
  for (const node of nodes) {
    if (!node.box.stretches || parentOf(node.path) === undefined) continue;
    const key = `${parentOf(node.path)} ${Math.round(node.bounds.x + node.bounds.width / 2)}`;
    lists.set(key, [...(lists.get(key) ?? []), node]);
  }
  const tied = new Set(plan.ties.map(({ to }) => to));
  let [uneven, disordered] = [0, 0];
  for (const list of lists.values()) {
    if (new Set(list.map(({ bounds }) => bounds.width)).size > 1) uneven++;
    const free = list.filter(({ path: at }) => !tied.has(at));
    if (free.some(({ bounds }, i) => i > 0 && bounds.y < free[i - 1].bounds.y)) disordered++;
  }
  return { uneven, disordered };
}

const extentOf = (layout) => [...layout.bounds.values()].reduce(union, undefined);

async function measureOne(file, project, mockup) {
  const author = startDrawing(project, mockup, resources);
  const authored = authoredLayout(author.diagram);
  const controls = reduced(author.diagram, author.measure);
  const json = JSON.stringify({ mockup: { controls: { control: controls } } });
  const graph = await readProject(new TextEncoder().encode(json));
  const drawing = startDrawing(graph, graph.mockups[0], resources);
  const start = performance.now();
  const layout = await layoutFromGraph(drawing.diagram, { ...OPTIONS, measure: drawing.measure }, elk.run);
  const ms = Math.round(performance.now() - start);
  const plan = planFromIntents(drawing.diagram, drawing.measure);
  const ours = planned(plan, layout);
  const spine = spineOfPlan(plan).map((at) => layout.bounds.get(at));
  const middles = spine.map(({ x, width }) => x + width / 2);
  const [was, is] = [extentOf(authored), extentOf(layout)];
  const name = `${path.basename(path.dirname(file))}${project.mockups.length > 1 ? ` ${mockup.name}` : ''}`;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    const picture = async (of, laid, ending) => {
      const { scene } = finishDrawing(of, laid);
      const options = { format: 'png', scale: 1, background: 0xffffff, text: 'outline' };
      writeFileSync(path.join(folder, `${name}.${ending}.png`), (await pictureOf(scene, resources, options)).bytes);
    };
    await picture(drawing, layout, 'graph').catch((error) => process.stderr.write(`${error.message}\n`));
    writeFileSync(path.join(folder, `${name}.json`), json);
  }
  const cut = ours.nodes.filter(
    ({ box, bounds }) =>
      box.element.control.typeID === 'TextInput' && bounds.width < drawing.measure(box.element.control).width - 1,
  ).length;
  return {
    file: name,
    nodes: plan.boxes.size,
    ties: plan.ties.length,
    author: faults(drawn(author.diagram, authored)),
    ours: { ...faults(ours), cut, ...columns(ours, plan) },
    stages: spine.length,
    bent: spine.length === 0 ? 0 : Math.max(...middles) - Math.min(...middles),
    area: (is.width * is.height) / (was.width * was.height),
    aspect: is.height / is.width / (was.height / was.width),
    size: [is, was].map(({ width, height }) => `${Math.round(width)} x ${Math.round(height)}`),
    ms,
  };
}

const rows = [];
for (const file of files) {
  const project = await readProject(readFileSync(file));
  for (const mockup of project.mockups) {
    try {
      const row = await measureOne(file, project, mockup);
      rows.push(row);
      if (!args.includes('--json') && !args.includes('--page')) print(row);
    } catch (error) {
      process.stderr.write(`${file}: ${error.message}\n`);
      if (args.includes('--stack')) process.stderr.write(`${error.stack}\n`);
    }
  }
}
await elk.close();
if (args.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else if (args.includes('--page')) page();
else summary();

function print({ file, nodes, ties, author, ours, stages, bent, area, aspect, size, ms }) {
  const pair = (key) => `${author[key]} -> ${ours[key]}`.padEnd(9);
  process.stdout.write(
    `${file.slice(-50).padEnd(51)} n ${String(nodes).padEnd(4)} t ${String(ties).padEnd(4)} over ${ours.overlaps} foreign ${ours.foreign} cut ${ours.cut} uneven ${ours.uneven} order ${ours.disordered} through ${pair('through')} cross ${pair('crossings')} stages ${stages} bent ${bent.toFixed(1)} area ${area.toFixed(2)} aspect ${aspect.toFixed(2)} ${size.join(' / ')} ${ms} ms\n`,
  );
}

function summary() {
  const sum = (of) => rows.reduce((total, row) => total + of(row), 0);
  const share = (is, of = rows) => `${((of.filter(is).length / Math.max(1, of.length)) * 100).toFixed(0)} %`;
  const spined = rows.filter(({ stages }) => stages > 0);
  const lines = [
    `drawings ${rows.length}, nodes ${sum((r) => r.nodes)}, ties ${sum((r) => r.ties)}`,
    `overlaps ${sum((r) => r.ours.overlaps)}, foreign ${sum((r) => r.ours.foreign)}, cut ${sum((r) => r.ours.cut)}`,
    `uneven columns ${sum((r) => r.ours.uneven)}, out of order ${sum((r) => r.ours.disordered)}`,
    `through: author ${sum((r) => r.author.through)}, ours ${sum((r) => r.ours.through)}; crossings: author ${sum((r) => r.author.crossings)}, ours ${sum((r) => r.ours.crossings)}`,
    `no more than the author's: ${share((r) => r.ours.through + r.ours.crossings <= r.author.through + r.author.crossings)}`,
    `with a spine ${spined.length}, straight within 2 units: ${share((r) => r.bent <= 2, spined)}`,
    `area at most 1.3: ${share((r) => r.area <= 1.3)}, mean ${(sum((r) => r.area) / rows.length).toFixed(2)}; proportions within 1.5: ${share((r) => r.aspect <= 1.5 && r.aspect >= 1 / 1.5)}; both ${share((r) => r.area <= 1.3 && r.aspect <= 1.5 && r.aspect >= 1 / 1.5)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The means and the ten that take up the most room beside their authors' drawings, as tables for docs/layout.md. */
function page() {
  const sum = (of) => rows.reduce((total, row) => total + of(row), 0);
  const mean = (of) => (sum(of) / rows.length).toFixed(2);
  const share = (is, of = rows) => `${((of.filter(is).length / Math.max(1, of.length)) * 100).toFixed(0)} %`;
  const faultsOf = (count) => count.through + count.crossings;
  const near = ({ aspect }) => aspect <= 1.5 && aspect >= 1 / 1.5;
  const spined = rows.filter(({ stages }) => stages > 0);
  const head = [
    ['drawings, nodes, ties', [rows.length, sum((r) => r.nodes), sum((r) => r.ties)].join(', ')],
    [
      'nodes over one another; sections with what is not theirs; cut texts',
      ['overlaps', 'foreign', 'cut'].map((key) => sum((r) => r.ours[key])).join('; '),
    ],
    [
      'columns of several widths; columns out of order',
      [sum((r) => r.ours.uneven), sum((r) => r.ours.disordered)].join('; '),
    ],
    ["lines through boxes (authors')", `${sum((r) => r.ours.through)} (${sum((r) => r.author.through)})`],
    ["crossings (authors')", `${sum((r) => r.ours.crossings)} (${sum((r) => r.author.crossings)})`],
    ["no more of both than the author's", share((r) => faultsOf(r.ours) <= faultsOf(r.author))],
    ['with a spine; straight to 2 units', `${spined.length}; ${share((r) => r.bent <= 2, spined)}`],
    ["area beside the author's: mean; at most 1.3", `${mean((r) => r.area)}; ${share((r) => r.area <= 1.3)}`],
    [
      "proportions within a factor of 1.5 of the author's; and area at most 1.3",
      `${share(near)}; ${share((r) => near(r) && r.area <= 1.3)}`,
    ],
  ];
  const worst = [...rows].sort((a, b) => b.area - a.area).slice(0, 10);
  const lines = [
    ...['| | |', '|---|---|', ...head.map((cells) => `| ${cells.join(' | ')} |`), ''],
    ...[
      '| the ten largest | nodes | ties | author | from its graph | area | crossings |',
      '|---|---|---|---|---|---|---|',
    ],
    ...worst.map(({ file, nodes, ties, size, area, author, ours }) => {
      const name = file.replaceAll('__', ' ').replace(/-[0-9a-f]{6}$/, '');
      return `| ${name} | ${nodes} | ${ties} | ${size[1]} | ${size[0]} | ${area.toFixed(2)} | ${author.crossings} → ${ours.crossings} |`;
    }),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
