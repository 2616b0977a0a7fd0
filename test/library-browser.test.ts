import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium as engine } from 'playwright-core';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { balsa, temporaryFolder } from './balsa.ts';
import { chromium, NEEDS_CHROMIUM } from './chromium.ts';
import { blocksOf, PROJECT } from './docs.ts';

const PAGE = 'http://balsa.test/';
const examples = (await blocksOf('docs/library.md')).filter(({ language }) => language === 'js');

const control = (ID: string, typeID: string, x: number, text: string) => ({
  ...{ ID, typeID, x: String(x), y: '20', w: '120', h: '30', zOrder: ID },
  properties: { text },
});
const arrow = {
  ...{ ID: '9', typeID: 'Arrow', x: '140', y: '35', w: '60', h: '1', zOrder: '9' },
  properties: { p0: { x: 0, y: 0 }, p1: { x: 0.5, y: 0 }, p2: { x: 60, y: 0 }, leftArrow: 'false' },
};
// What needs a package that is loaded late: the order of Hebrew between Latin letters, and lines that break beside kana.
const texts = [
  control('3', 'Label', 340, 'one שתיים three'),
  control('4', 'Paragraph', 500, 'カタカナの長い文章は折り返す'),
];
const controls = [control('1', 'TextInput', 20, 'Python'), control('2', 'Button', 200, '*SQL* _now_'), ...texts, arrow];
const DRAWING = JSON.stringify({ mockup: { controls: { control: controls } } });

/** BMML with an image beside it; project JSON carries the image. */
const SHOT = `<mockup version="1.0" skin="sketch" mockupW="99" mockupH="99" measuredW="99" measuredH="99"><controls>
<control controlID="0" controlTypeID="com.balsamiq.mockups::Image" x="10" y="10" w="80" h="60" measuredW="80" measuredH="60" zOrder="0" locked="false" isInGroup="-1">
<controlProperties><src>./assets/dot.png</src></controlProperties></control></controls></mockup>`;
const DOT = path.join(PROJECT, 'docs/img/wireframe.png');

/** A package of a user's, with balsa and what npm installs beside it. */
async function consumer(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'node_modules', '@resvg'), { recursive: true });
  await symlink(PROJECT, path.join(folder, 'node_modules', 'balsa'), 'junction');
  for (const name of ['sharp', '@resvg/resvg-js']) {
    await symlink(path.join(PROJECT, 'node_modules', name), path.join(folder, 'node_modules', name), 'junction');
  }
  for (const [name, text] of Object.entries({ 'package.json': '{"type": "module"}', ...files })) {
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

/** Bundles `entry.js` of a folder into its `out`. @returns what the bundle imports that it does not hold. */
async function bundle(folder: string, platform: 'browser' | 'node', external: string[] = []): Promise<string[]> {
  const input = path.join(folder, 'entry.js');
  const build = await rolldown({ input, cwd: folder, platform, external, onLog: () => undefined });
  try {
    const { output } = await build.write({ dir: path.join(folder, 'out'), format: 'esm' });
    const own = new Set(output.map(({ fileName }) => fileName));
    const asked = output.flatMap((chunk) =>
      chunk.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : [],
    );
    return asked.filter((name) => !own.has(name));
  } finally {
    await build.close();
  }
}

describe('the library in a bundler', () => {
  it('for Node draws the bytes of the command, with sharp and resvg beside it', async () => {
    const text = examples.find(({ heading }) => heading === 'Bytes to PNG')?.text ?? '';
    const folder = await consumer({ 'entry.js': text, 'map.json': DRAWING });
    const strange = await bundle(folder, 'node', ['sharp', '@resvg/resvg-js']);
    expect(strange.filter((name) => !isBuiltin(name) && !['sharp', '@resvg/resvg-js'].includes(name))).toEqual([]);
    await promisify(execFile)(process.execPath, ['out/entry.js'], { cwd: folder });
    await balsa(['render', 'map.json', '-o', 'again.png', '--text', 'outline'], { cwd: folder });
    const [own, bundled] = [
      await readFile(path.join(folder, 'again.png')),
      await readFile(path.join(folder, 'map.png')),
    ];
    expect(bundled.equals(own)).toBe(true);
  });

  it.skipIf(!chromium)(`for browsers reads, tells the graph and draws as in Node${NEEDS_CHROMIUM}`, async () => {
    const part = examples.find(({ heading }) => heading === 'In a browser')?.text ?? '';
    const folder = await consumer({
      'entry.js': `${part}
const sqlite = new TextEncoder().encode('SQLite format 3\\0');
globalThis.refused = await readJsonOrBmml(sqlite).catch(({ problems }) => problems[0].message);
const dot = await file('/dot.png');
const bmml = await readJsonOrBmml(await file('/shot.bmml'), { name: 'shot.bmml', open: () => dot });
const json = await readJsonOrBmml(await file('/shot.json'));
const shots = [bmml, json].map((shot) => svgOf(sceneOf(shot, shot.mockups[0], resources).scene, resources));
globalThis.done = { markdown: exportGraph(diagram, 'outline'), svg, notices: notices.length, shots };`,
    });
    expect(await bundle(folder, 'browser')).toEqual([]);
    const out = path.join(folder, 'out');
    await cp(path.join(PROJECT, 'dist/browser/harfbuzz.wasm'), path.join(out, 'harfbuzz.wasm'));
    for (const name of await readdir(out)) {
      if (name.endsWith('.js')) expect(await readFile(path.join(out, name), 'utf8')).not.toMatch(/["'`]node:/);
    }
    const { json, ...expected } = await inNode();
    expect(expected.shots[0]).toContain('data:image/png;base64,iVBORw0KGgo');
    const html = '<!doctype html><meta charset="utf-8"><script type="module" src="/entry.js"></script>';
    const texts: Readonly<Record<string, string>> = {
      '': html,
      'map.json': DRAWING,
      'shot.bmml': SHOT,
      'shot.json': json,
    };
    const served = (name: string) => {
      if (texts[name] !== undefined) return texts[name];
      if (name === 'dot.png') return readFile(DOT);
      return readFile(name.startsWith('balsa/') ? path.join(PROJECT, name.slice(6)) : path.join(out, name));
    };
    const TYPES: Readonly<Record<string, string>> = {
      '': 'text/html',
      '.js': 'text/javascript',
      '.wasm': 'application/wasm',
    };
    const browser = await engine.launch({ executablePath: chromium as string, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.route('**/*', async (route) => {
        const name = new URL(route.request().url()).pathname.slice(1);
        const contentType = TYPES[path.extname(name)] ?? 'application/octet-stream';
        const body = await Promise.resolve(served(name)).catch(() => undefined);
        await (body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ contentType, body }));
      });
      await page.goto(PAGE);
      await page
        .waitForFunction('globalThis.done !== undefined', undefined, { timeout: 60_000 })
        .catch(() => undefined);
      expect(errors).toEqual([]);
      expect(await page.evaluate('globalThis.done')).toEqual(expected);
      expect(await page.evaluate('globalThis.refused')).toMatch(/^is a BMPR database, which balsa reads in Node\.js/);
    } finally {
      await browser.close();
    }
  });
});

/** What the package's own entry makes of the drawings in Node, and project JSON of the one with an image. */
async function inNode(): Promise<{ readonly json: string; readonly shots: readonly string[] }> {
  const script = `
import { readFile } from 'node:fs/promises';
import { exportGraph, loadResources, pictureOf, readProject, sceneOf, startDrawing, writeProjectJson } from 'balsa';
const resources = await loadResources();
const draw = async (project) => {
  const { scene, notices } = sceneOf(project, project.mockups[0], resources);
  const { bytes } = await pictureOf(scene, resources, { format: 'svg', scale: 1, background: undefined, text: 'outline' });
  return { svg: new TextDecoder().decode(bytes), notices: notices.length };
};
const project = await readProject(await readFile('map.json'));
const markdown = exportGraph(startDrawing(project, project.mockups[0], resources).diagram, 'outline');
const dot = await readFile('dot.png');
const bmml = await readProject(await readFile('shot.bmml'), { name: 'shot.bmml', open: () => dot });
const json = writeProjectJson(bmml);
const again = await readProject(new TextEncoder().encode(json));
const shots = [(await draw(bmml)).svg, (await draw(again)).svg];
console.log(JSON.stringify({ markdown, ...(await draw(project)), shots, json }));`;
  const folder = await consumer({ 'script.js': script, 'map.json': DRAWING, 'shot.bmml': SHOT });
  await cp(DOT, path.join(folder, 'dot.png'));
  const { stdout } = await promisify(execFile)(process.execPath, ['script.js'], { cwd: folder, maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}
