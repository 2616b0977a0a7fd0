// Measures how much wider or narrower each letter was in the cut of Balsamiq Sans that Balsamiq drew with until mid-2020. That
// cut is not public, but files keep the widths of texts that Balsamiq measured with it: each is the sum of its letters'
// widths. A least-squares fit over all such texts of a corpus gives the widths of the letters, as differences from the
// font of today. Writes src/render/text/older-widths.ts.
//
//   npm run build && node scripts/measure/measure-older-cut.mjs [CORPUS]
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { loadFonts } from '../../build/bundled.js';
import { openProject } from '../../build/cli/shared/files/project.js';
import { walkControls } from '../../build/model/control.js';
import { DEFAULT_LIMITS } from '../../build/model/limits.js';
import { DEFAULT_SETTINGS } from '../../build/model/project.js';

const corpus = process.argv[2] ?? '../shared/corpus';
const output = new URL('../../src/render/text/older-widths.ts', import.meta.url);
/** What these types are wider than their text, drawing units. */
const PADDING = new Map([
  ['Label', 0],
  ['TextInput', 14],
]);
/** A file with this share of exact widths was measured with the font of today. */
const TODAY = 0.5;
/** A text whose width differs by more was measured with another font altogether. */
const MOST = 0.12;
/** Letters that fewer texts have are left out. */
const FEWEST = 6;
const ROUNDS = 12;
/** Pulls letters that the texts say little about towards no difference. */
const RIDGE = 0.02;

const engine = await loadFonts();
const texts = { regular: new Map(), bold: new Map() };
for (const file of await glob(['**/*.bmpr', '**/*.json'], { cwd: corpus, ignore: ['pairs.json', 'atlas/**'] })) {
  const project = await openProject(path.join(corpus, file), DEFAULT_LIMITS).catch(() => undefined);
  if (!project || project.settings.fontFace !== DEFAULT_SETTINGS.fontFace) continue;
  const found = project.mockups.flatMap((mockup) => textsOf(mockup.controls, project.settings));
  const exact = found.filter(({ measured, width }) => measured === Math.ceil(width - 1e-6)).length;
  if (found.length === 0 || exact / found.length > TODAY) continue;
  for (const text of found) {
    if (Math.abs(text.measured - text.width) > Math.max(4, MOST * text.width)) continue;
    texts[text.face].set(`${text.text}|${text.size}|${text.measured}`, text);
  }
}

function textsOf(controls, settings) {
  const found = [];
  walkControls(controls, ({ typeID, measuredW, properties }) => {
    const { text, size = settings.fontSize, bold, italic, textOrientation } = properties;
    if (!PADDING.has(typeID) || !measuredW || !text || italic || textOrientation) return;
    if (/[*_\-[\]&~{}\\\n]|[^\x20-\x7eÀ-ž]/.test(text)) return;
    const face = bold ? 'bold' : 'regular';
    const measured = measuredW - PADDING.get(typeID);
    found.push({ text, size, face, measured, width: engine.advance(text, face, size) });
  });
  return found;
}

const lines = Object.entries(texts).map(([face, found]) => {
  const { differences, counts, off } = letterWidths([...found.values()]);
  console.log(`${face}: ${found.size} texts, half of them within ${off.toFixed(2)} units`);
  const table = [...differences]
    .filter(([letter]) => counts.get(letter) >= FEWEST)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, by]) => `${letter}${Math.round(by)}`);
  return `  ${face}: ${JSON.stringify(table.join('\t'))},`;
});
writeFileSync(
  output,
  `/**
 * Thousandths of an em by which letters of Balsamiq's earlier font are wider than those of today, by weight: a letter and its
 * number, parted by tabs. Written by scripts/measure/measure-older-cut.mjs.
 */
export const OLDER_WIDTHS = {
${lines.join('\n')}
} as const;
`,
);

/** Robust least squares: texts that fit badly count less in the next round. */
function letterWidths(rows) {
  const letters = [...new Set(rows.flatMap(({ text }) => [...text]))];
  const index = new Map(letters.map((letter, i) => [letter, i]));
  const counts = new Map(letters.map((letter) => [letter, rows.filter(({ text }) => text.includes(letter)).length]));
  const unknowns = letters.length + 1;
  const equations = rows.map(({ text, size, measured, width }) => {
    const left = new Float64Array(unknowns);
    for (const letter of text) left[index.get(letter)] += size / 1000;
    left[letters.length] = 1;
    return { left, right: measured - width };
  });
  let weights = rows.map(() => 1);
  let solution = new Float64Array(unknowns);
  let off = 0;
  for (let round = 0; round < ROUNDS; round++) {
    solution = solve(equations, weights, unknowns);
    const errors = equations.map(({ left, right }) =>
      Math.abs(right - left.reduce((s, v, i) => s + v * solution[i], 0)),
    );
    off = [...errors].sort((a, b) => a - b)[errors.length >> 1];
    const spread = 1.48 * off + 0.1;
    weights = errors.map((error) => 1 / (1 + (error / (2 * spread)) ** 2));
  }
  return { differences: letters.map((letter, i) => [letter, solution[i]]), counts, off };
}

/** The normal equations, by Gaussian elimination with pivots. */
function solve(equations, weights, n) {
  const rows = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n + 1 }, (_, j) => (i === j ? RIDGE ** 2 : 0)),
  );
  equations.forEach(({ left, right }, k) => {
    for (let i = 0; i < n; i++) {
      if (left[i] === 0) continue;
      for (let j = 0; j < n; j++) rows[i][j] += weights[k] * left[i] * left[j];
      rows[i][n] += weights[k] * left[i] * right;
    }
  });
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(rows[k][i]) > Math.abs(rows[pivot][i])) pivot = k;
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const factor = rows[k][i] / rows[i][i];
      if (factor !== 0) for (let j = i; j <= n; j++) rows[k][j] -= factor * rows[i][j];
    }
  }
  return rows.map((row, i) => row[n] / row[i]);
}
