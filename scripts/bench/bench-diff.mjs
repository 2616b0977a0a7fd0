// Measures the diff of large mockups: node scripts/bench/bench-diff.mjs (after "npm run build"). A roadmap is repeated until it
// has the wanted number of controls, then edited: every ID anew, a section moved, topics added, removed and renamed.
import { readFileSync } from 'node:fs';
import { diffDiagrams } from '../../build/diff/facts/diagram.js';
import { buildDiagram } from '../../build/graph/build.js';
import { readProject } from '../../build/read/read.js';

const { mockups } = await readProject(readFileSync('project-files/ML Engineer Roadmap.json'));
const [mockup] = mockups;
const edge = Math.max(...mockup.controls.map((c) => (c.x ?? 0) + (c.w ?? c.measuredW ?? 0)));

for (const count of [1000, 5000]) {
  const all = [];
  for (let copy = 0; all.length < count; copy++) {
    for (const control of mockup.controls.slice(0, count - all.length)) {
      const { text } = control.properties;
      const properties = text ? { ...control.properties, text: `${text} ${copy}` } : control.properties;
      all.push({ ...control, properties, x: (control.x ?? 0) + copy * (edge + 100), zOrder: all.length });
    }
  }
  const edited = all.flatMap((control, i) => {
    if (i % 50 === 7) return [];
    const moved = i % 1000 > 200 && i % 1000 < 300 ? { ...control, y: (control.y ?? 0) + 40 } : control;
    const { text } = moved.properties;
    return [text && i % 50 === 9 ? { ...moved, properties: { ...moved.properties, text: `new topic ${i}` } } : moved];
  });
  const diagram = (controls, from) => {
    const own = controls.map((control, i) => ({ ...control, id: String(from + i) }));
    return buildDiagram({ ...mockup, controls: own }, own, () => ({ width: 100, height: 30 }));
  };
  const [old, next] = [diagram(all, 0), diagram(edited, 100_000)];
  const times = [];
  let changes = 0;
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    const { content, layout } = diffDiagrams(old, next);
    times.push(performance.now() - started);
    changes = content.length + layout.length;
  }
  const [first, , best] = [times[0], ...times.sort((a, b) => b - a).slice(1)];
  console.log(
    `${count} against ${edited.length} controls: ${first.toFixed(0)} ms at first, ${best.toFixed(0)} ms at best, ${changes} changes`,
  );
}

// The worst cases: boxes that nothing tells apart, and a drawing in which everything went its own way.
const [sample] = mockup.controls.filter(({ typeID }) => typeID === 'TextInput');
const grid = (count, change) =>
  Array.from({ length: count }, (_, i) => ({
    ...sample,
    x: 300 * (i % 40),
    y: 50 * Math.floor(i / 40),
    zOrder: i,
    ...change(i),
  }));
const text = (words) => ({ properties: { ...sample.properties, text: words } });
const far = (i) => ({ x: 300 * (i % 40) + ((i * 7919) % 4000), y: 50 * Math.floor(i / 40) + ((i * 104729) % 4000) });
const worst = [
  ['1000 identical boxes against 980 of them', grid(1000, () => text('Topic')), (i) => (i % 50 === 7 ? undefined : {})],
  ['1000 identical boxes, each moved another way', grid(1000, () => text('Topic')), far],
  ['5000 boxes, each moved another way', grid(5000, (i) => text(`Topic ${i}`)), far],
  ['5000 wordless boxes, each moved another way', grid(5000, () => text('')), far],
];
for (const [name, all, change] of worst) {
  const edited = all.flatMap((control, i) => {
    const to = change(i);
    return to ? [{ ...control, ...to }] : [];
  });
  const diagram = (controls, from) => {
    const own = controls.map((control, i) => ({ ...control, id: String(from + i) }));
    return buildDiagram({ ...mockup, controls: own }, own, () => ({ width: 100, height: 30 }));
  };
  const [old, next] = [diagram(all, 0), diagram(edited, 100_000)];
  const started = performance.now();
  const { content, layout } = diffDiagrams(old, next);
  console.log(`${name}: ${(performance.now() - started).toFixed(0)} ms, ${content.length + layout.length} changes`);
}
