// How much of drawings comes back through outlines: drawing -> outline -> drawing made anew -> outline.
// node scripts/quality/outline-round-trip.mjs [--worst N] [--show] <file...>
// Counts topics, classes, sections, links and ties of the first outline that the second has as well, each apart; drawings
// that are no outline are listed apart. Run after `npm run build`.
import { readFileSync } from 'node:fs';
import { makeProject } from '../../build/apply/make.js';
import { loadResources } from '../../build/bundled.js';
import { isOutline, outlineOf } from '../../build/graph/export/outline.js';
import { descendants, tiesOf } from '../../build/outline/outline.js';
import { readOutline } from '../../build/outline/read.js';
import { outlineStyle } from '../../build/outline/styles.js';
import { writeOutline } from '../../build/outline/write.js';
import { startDrawing } from '../../build/pipeline.js';
import { readProject } from '../../build/read/read.js';

const args = process.argv.slice(2);
const show = args.includes('--show');
const style = outlineStyle(args.find((arg) => arg.startsWith('--style='))?.slice(8));
const files = args.filter((arg) => !arg.startsWith('--'));
const resources = await loadResources();
const KINDS = ['topics', 'classes', 'sections', 'links', 'ties'];

/** What an outline says, as lists of strings of each kind. */
function facts({ title, arrows, legends }) {
  const meanings = new Map(legends.flatMap(({ lines }) => lines.map(({ key, meaning }) => [key, meaning])));
  const all = [title, ...descendants(title)];
  const classes = all.flatMap((e) => (e.class ? [`${e.text} = ${meanings.get(e.class)}`] : []));
  const sections = all.flatMap((e) =>
    e.children.filter((c) => c.relation === 'in').map((c) => `${e.text} > ${c.text}`),
  );
  const links = all.flatMap((e) => (e.link ? [`${e.text} ${e.link}`] : []));
  const ties = tiesOf({ title, arrows, legends }).map(({ from, to, direction }) => {
    const ends = [from.text, to.text];
    return direction === 'forward' ? ends.join(' -> ') : ends.sort().join(direction === 'none' ? ' -- ' : ' <-> ');
  });
  return { topics: all.map(({ text }) => text), classes, sections, links, ties };
}

/** What of `a` is missing in `b`, as often as it is missing. */
function missing(a, b) {
  const left = new Map();
  for (const one of b) left.set(one, (left.get(one) ?? 0) + 1);
  return a.filter((one) => {
    const n = left.get(one) ?? 0;
    left.set(one, n - 1);
    return n <= 0;
  });
}

const total = Object.fromEntries(KINDS.map((kind) => [kind, { all: 0, lost: 0, read: 0 }]));
const rows = [];
const apart = [];
for (const file of files) {
  const project = await readProject(readFileSync(file), {});
  for (const mockup of project.mockups.slice(0, 1)) {
    const { diagram } = startDrawing(project, mockup, resources);
    if (!isOutline(diagram)) {
      apart.push(file);
      continue;
    }
    const first = outlineOf(diagram).outline;
    const read = readOutline(writeOutline({ mockups: [first] }));
    const again = writeOutline(read) === writeOutline({ mockups: [first] });
    const before = facts(first);
    const parsed = facts(read.mockups[0]);
    let after;
    try {
      const made = await makeProject(read, style, resources);
      const drawn = startDrawing(made, made.mockups[0], resources);
      after = facts(outlineOf(drawn.diagram).outline);
    } catch (error) {
      console.log(file, error.message);
      continue;
    }
    const row = { file, lost: 0, ...(again ? {} : { notSame: true }) };
    for (const kind of KINDS) {
      const lost = missing(before[kind], after[kind]);
      total[kind].all += before[kind].length;
      total[kind].lost += lost.length;
      total[kind].read += missing(before[kind], parsed[kind]).length;
      row[kind] = `${lost.length}/${before[kind].length}`;
      row.lost += lost.length;
      if (show) for (const one of lost) console.log(`  ${kind}: ${one}`);
    }
    rows.push(row);
  }
}
for (const { file, ...row } of rows.sort((a, b) => b.lost - a.lost).slice(0, 200))
  console.log(file.split('/').slice(-2)[0], JSON.stringify(row));
for (const kind of KINDS) {
  const { all, lost, read } = total[kind];
  const share = (n) => (all === 0 ? '-' : `${((100 * (all - n)) / all).toFixed(2)} %`);
  console.log(`${kind}: ${all}; read back as written ${share(read)}; back from the drawing made anew ${share(lost)}`);
}
console.log(`${apart.length} are no outline: ${apart.map((file) => file.split('/').slice(-2)[0]).join(', ')}`);
