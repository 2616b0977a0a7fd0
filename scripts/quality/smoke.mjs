// Packs balsa, installs the package into a fresh folder, and uses it there as a stranger would: command and library.
// node scripts/quality/smoke.mjs          after `npm run build`; exits 1 at the first thing that is not as it should be
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(os.tmpdir(), 'balsa-smoke-'));
const shell = process.platform === 'win32';
const run = (command, args, cwd = folder) =>
  execFileSync(command, args, { cwd, shell: shell && command !== process.execPath, encoding: 'utf8' });
const balsa = (...args) =>
  run(process.execPath, [path.join('node_modules', 'balsa', 'dist', 'cli', 'main.js'), ...args]);

function expect(is, what) {
  if (!is) throw new Error(what);
  console.log(`ok  ${what}`);
}

const box = (ID, x, text) => ({
  ...{ ID, typeID: 'TextInput', x: String(x), y: '20', w: '120', h: '30', zOrder: ID },
  properties: { text },
});

try {
  const started = Date.now();
  const tarball = run('npm', ['pack', '--silent', '--pack-destination', folder], process.cwd()).trim();
  writeFileSync(path.join(folder, 'package.json'), '{"name": "stranger", "type": "module", "private": true}\n');
  run('npm', ['install', '--save-dev', '--no-audit', '--no-fund', `./${tarball}`]);
  console.log(`installed ${tarball} in ${Math.round((Date.now() - started) / 1000)} s`);
  const { version } = JSON.parse(readFileSync(path.join('package.json'), 'utf8'));
  expect(run('npx', ['--no-install', 'balsa', '--version']).trim() === version, 'npx balsa --version');
  mkdirSync(path.join(folder, 'project-files'));
  const mockup = { mockup: { controls: { control: [box('1', 20, 'Python'), box('2', 200, 'SQL')] } } };
  writeFileSync(path.join(folder, 'project-files', 'My Map.json'), JSON.stringify(mockup));
  expect(balsa('update').includes('wrote img/my-map.png'), 'balsa update writes the picture');
  expect(balsa('check').includes('1 current'), 'balsa check finds it current');
  expect(balsa('convert', 'project-files/My Map.json', '-o', 'map.bmpr').includes('map.bmpr'), 'balsa convert to BMPR');
  expect(balsa('graph', 'map.bmpr', '--format', 'markdown').includes('SQL'), 'balsa graph reads it');
  writeFileSync(
    path.join(folder, 'use.js'),
    `import { readFileSync } from 'node:fs';
import { loadResources, pictureOf, readProject, sceneOf } from 'balsa';
const project = await readProject(readFileSync('map.bmpr'));
const resources = await loadResources();
const { scene } = sceneOf(project, project.mockups[0], resources);
const { bytes } = await pictureOf(scene, resources, { format: 'webp', scale: 1, background: 0xffffff, text: 'outline' });
console.log(bytes.length > 100);
`,
  );
  expect(run(process.execPath, ['use.js']).trim() === 'true', 'the library draws');
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
