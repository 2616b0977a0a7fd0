// Draws the sources of this repository, the committed cases and files that are named, with each of several versions of
// Node.js, and says which outputs differ by a byte: SVG (outlines and text), PNG, and the JSON of a conversion.
// Exits 1 when one differs. The npm package `node` brings versions: npm i --prefix /tmp/node22 node@22
//
//   node scripts/quality/same-bytes.mjs NODE... [-- FILE...]      NODE is the path of a node; the one that runs this is first
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = path.join(root, 'dist/cli/main.js');
const words = process.argv.slice(2);
const cut = words.includes('--') ? words.indexOf('--') : words.length;
const nodes = [process.execPath, ...words.slice(0, cut)];
const files = words.slice(cut + 1).map((file) => path.resolve(file));
if (nodes.length < 2) {
  console.error('name another node: node scripts/quality/same-bytes.mjs /path/to/node22/bin/node');
  process.exit(2);
}

const sources = readdirSync(path.join(root, 'project-files'))
  .filter((name) => /\.(json|bmpr|bmml)$/.test(name))
  .map((name) => path.join(root, 'project-files', name));

/** What is made of each source, as the arguments of a run that writes into a folder. */
const RUNS = [
  ['svg', (inputs) => ['render', ...inputs, '--format', 'svg']],
  ['svg-text', (inputs) => ['render', ...inputs, '--format', 'svg', '--text', 'text']],
  ['png', (inputs) => ['render', ...inputs, '--format', 'png']],
  ['json', (inputs) => ['convert', ...inputs, '--to', 'json']],
];

/** Digests of everything that a version of Node.js writes, by its name. */
function digestsOf(node) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balsa-bytes-'));
  const digests = new Map();
  try {
    for (const [name, args] of RUNS) {
      const out = path.join(folder, name);
      const run = spawnSync(node, [main, ...args([...sources, ...files]), '-o', `${out}${path.sep}`, '--quiet'], {
        cwd: root,
        maxBuffer: 1024 ** 3,
      });
      digests.set(`${name}: exit code`, `${run.status}`);
      for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = path.join(entry.parentPath ?? entry.path, entry.name);
        digests.set(path.relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex'));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return digests;
}

const [first, ...others] = nodes.map((node) => {
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  return { version, digests: digestsOf(node) };
});
let differences = 0;
for (const { version, digests } of others) {
  for (const name of new Set([...first.digests.keys(), ...digests.keys()])) {
    if (first.digests.get(name) === digests.get(name)) continue;
    differences++;
    console.log(`${name} differs: ${first.version} and ${version}`);
  }
}
console.log(
  `${first.digests.size - RUNS.length} outputs of ${[first, ...others].map(({ version }) => version).join(', ')}: ${differences} differences`,
);
process.exitCode = differences > 0 ? 1 : 0;
