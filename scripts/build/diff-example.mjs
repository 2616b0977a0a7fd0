// Edits a roadmap of this repository as an author would, writes what `balsa diff` makes of it to docs/img, and prints the
// text that docs/diff.md shows. Run it after "npm run build"; the screenshot needs Chromium.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const source = 'project-files/ML Engineer Roadmap.json';
const project = JSON.parse(readFileSync(source, 'utf8'));
const list = project.mockups[0].mockup.controls.control;
const find = (text, type = 'TextInput') => list.find((c) => c.typeID === type && c.properties?.text === text);
const box = (c) => ({ x: Number(c.x), y: Number(c.y), w: Number(c.w ?? c.measuredW), h: Number(c.h ?? c.measuredH) });
const holds = (a, b) => a.x <= b.x && a.y <= b.y && a.x + a.w >= b.x + b.w && a.y + a.h >= b.y + b.h;
const ends = (c) => {
  const { x, y } = box(c);
  return [c.properties.p0, c.properties.p2].map((p) => ({ x: x + Number(p.x), y: y + Number(p.y) }));
};
const near = (p, c) => {
  const { x, y, w, h } = box(c);
  return p.x >= x - 4 && p.x <= x + w + 4 && p.y >= y - 4 && p.y <= y + h + 4;
};
const arrowBetween = (a, b) =>
  list.find((c) => c.typeID === 'Arrow' && ends(c).some((p) => near(p, a)) && ends(c).some((p) => near(p, b)));
const drawArrow = (arrow, from, to) => {
  const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  Object.assign(arrow, { x: `${x}`, y: `${y}`, w: `${Math.abs(from.x - to.x)}`, h: `${Math.abs(from.y - to.y)}` });
  arrow.properties.p0 = { x: from.x - x, y: from.y - y };
  arrow.properties.p2 = { x: to.x - x, y: to.y - y };
};

// A new tool at the end of a section, with its arrow.
const serving = find('Model Serving');
const triton = find('NVIDIA Triton');
const kserve = structuredClone(triton);
Object.assign(kserve, { ID: '900', y: `${Number(triton.y) + 42}`, zOrder: '900' });
kserve.properties.text = 'KServe';
const tie = structuredClone(arrowBetween(serving, triton));
Object.assign(tie, { ID: '901', zOrder: '901' });
const [start] = ends(tie);
drawArrow(tie, start, { x: Number(kserve.x) - 1, y: Number(kserve.y) + 16 });
const section = list.find((c) => c.typeID === 'FieldSet' && holds(box(c), box(serving)));
section.h = `${Number(section.h) + 42}`;
list.push(kserve, tie);

// One renamed, one recommended now, one gone with its arrow, one arrow that leads elsewhere.
find('Rocky / AlmaLinux').properties.text = 'Rocky Linux';
find('Weights & Biases').properties.color = find('Python').properties.color;
const fastApi = arrowBetween(serving, find('FastAPI'));
const [from] = ends(fastApi);
const bento = box(find('MLflow'));
drawArrow(fastApi, from, { x: bento.x - 1, y: bento.y + 16 });
const gone = find('Codeforces');
const goneArrow = list.find((c) => c.typeID === 'Arrow' && ends(c).some((p) => near(p, gone)));
for (const c of [gone, goneArrow]) list.splice(list.indexOf(c), 1);

// A whole section further down.
const data = list.find((c) => c.typeID === 'FieldSet' && c.properties.text === 'Data Engineering');
const inside = box(data);
for (const c of list.filter((c) => holds(inside, box(c)))) c.y = `${Number(c.y) + 24}`;

// Balsamiq gives other IDs when a drawing is pasted: none of this relies on them.
for (const [i, c] of list.entries()) c.ID = String(5000 - i);

const folder = mkdtempSync(path.join(os.tmpdir(), 'balsa-example-'));
const edited = path.join(folder, 'edited.json');
writeFileSync(edited, JSON.stringify(project));
mkdirSync('docs/img', { recursive: true });
const balsa = (...args) =>
  execFileSync(process.execPath, ['dist/cli/main.js', 'diff', '--name', source, source, edited, ...args], {
    encoding: 'utf8',
  });
console.log(balsa());
console.log(balsa('--format', 'markdown'));
balsa('-o', 'docs/img/diff.png', '--scale', '1');
const report = path.join(folder, 'report.html');
balsa('-o', report);
const chromium = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => existsSync(file));
if (chromium) {
  const { chromium: engine } = await import('playwright-core');
  const browser = await engine.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
  await page.goto(`file://${report}`);
  await page.getByRole('button', { name: /added “KServe”/ }).click();
  await page.screenshot({ path: 'docs/img/diff-report.png' });
  await browser.close();
}
rmSync(folder, { recursive: true });
