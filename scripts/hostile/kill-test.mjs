// Kills "balsa update" at random moments while it rewrites many images, and checks what stays: every image must be the
// old one or the new one, whole, and the run after must leave no temporary file and every image current.
//
//   node scripts/hostile/kill-test.mjs [KILLS] [IMAGES]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const KILLS = Number(process.argv[2] ?? 200);
const IMAGES = Number(process.argv[3] ?? 40);
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const root = mkdtempSync(path.join(os.tmpdir(), 'balsa-kill-'));
const sources = path.join(root, 'project-files');
const images = path.join(root, 'img');

/** Writes every source in one of two versions. */
function writeSources(version) {
  mkdirSync(sources, { recursive: true });
  for (let i = 0; i < IMAGES; i++) {
    const control = Array.from({ length: 12 }, (_, k) => ({
      ...{ ID: String(k), typeID: 'TextInput', x: '10', y: String(40 * k), w: '160', h: '30', zOrder: String(k) },
      properties: { text: `${version} ${i} ${k}` },
    }));
    const mockup = { controls: { control }, attributes: { name: 'Map' } };
    writeFileSync(path.join(sources, `map-${i}.json`), JSON.stringify({ mockup }));
  }
}

const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const visible = () => readdirSync(images).filter((name) => !name.startsWith('.'));
const temporaries = () => readdirSync(images).filter((name) => name.endsWith('.balsa-tmp'));
const digests = () => new Map(visible().map((name) => [name, digest(path.join(images, name))]));
const run = (...args) => spawnSync(process.execPath, [main, ...args], { cwd: root, encoding: 'utf8' });

/** Starts an update and kills it after some milliseconds; gives how long it took when it ended before. */
async function kill(delay) {
  const child = spawn(process.execPath, [main, 'update', '--quiet'], { cwd: root, stdio: 'ignore' });
  const start = performance.now();
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  const timer = setTimeout(() => child.kill('SIGKILL'), delay);
  const signal = await ended;
  clearTimeout(timer);
  return signal === 'SIGKILL' ? undefined : performance.now() - start;
}

try {
  const whole = [];
  for (const version of ['old', 'new']) {
    writeSources(version);
    const start = performance.now();
    const { status, stderr } = run('update', '--quiet');
    if (status !== 0) throw new Error(stderr);
    whole.push({ digests: digests(), milliseconds: performance.now() - start });
  }
  let longest = Math.max(...whole.map(({ milliseconds }) => milliseconds));
  let version = 1;
  let killed = 0;
  let between = 0;
  let left = 0;
  const broken = [];
  while (killed < KILLS) {
    // Once every image has reached one version, the next kills happen on the way to the other.
    if (digestsEqual(digests(), whole[version].digests)) {
      version = 1 - version;
      writeSources(version === 0 ? 'old' : 'new');
    }
    const ended = await kill(Math.random() * longest);
    if (ended === undefined) killed++;
    else longest = ended;
    left += temporaries().length;
    const found = digests();
    for (const [name, value] of found) {
      const known = whole.some(({ digests: all }) => all.get(name) === value);
      if (!known) broken.push(`${name} after kill ${killed}`);
    }
    if (found.size !== IMAGES) broken.push(`${IMAGES - found.size} images are gone after kill ${killed}`);
    const fresh = [...found].filter(([name, value]) => whole[version].digests.get(name) === value).length;
    if (fresh > 0 && fresh < IMAGES) between++;
  }
  const last = run('update', '--quiet');
  const stay = temporaries();
  const check = run('check');
  console.log(
    `${killed} kills during updates of ${IMAGES} images (${(longest / 1000).toFixed(1)} s each): ${between} between the first image and the last, ${left} temporary files left by kills; ${broken.length} broken images, ${stay.length} temporary files after the next run, check exits ${check.status}`,
  );
  for (const line of broken) console.log(line);
  if (broken.length > 0 || stay.length > 0 || last.status !== 0 || check.status !== 0) process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}

function digestsEqual(a, b) {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);
}
