// Checks on real files that equal versions have no difference: each file with all IDs anew and every list shuffled, with its
// numbers written another way, and saved in the other formats. node scripts/quality/diff-equal.mjs [--folder ../shared/corpus]
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

const { values } = parseArgs({ options: { folder: { type: 'string', default: '../shared/corpus' } } });
const vite = await createServer({
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, hmr: false },
  appType: 'custom',
});
const { equalVersions } = await vite.ssrLoadModule(path.resolve('test/diff/equal-versions.ts'));

const files = readdirSync(values.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(json|bmpr|bmml)$/i.test(name),
);
const counts = new Map();
let read = 0;
let stopped = false;
// Ctrl-C gives the figures so far.
process.on('SIGINT', () => {
  stopped = true;
});
for (const name of files.sort()) {
  await new Promise((resolve) => setImmediate(resolve));
  if (stopped) break;
  const results = await equalVersions(name, readFileSync(path.join(values.folder, name)));
  if (!results) continue;
  read++;
  for (const { way, changes } of results) {
    const count = counts.get(way) ?? { equal: 0, different: 0 };
    counts.set(way, count);
    if (changes.length === 0) count.equal++;
    else {
      count.different++;
      console.log(`${name}, ${way}: ${changes.length} changes, first ${JSON.stringify(changes[0]).slice(0, 300)}`);
    }
  }
}
console.log(`${read} files`);
for (const [way, { equal, different }] of counts) console.log(`${way}: ${equal} equal, ${different} different`);
process.exitCode = [...counts.values()].some(({ different }) => different > 0) ? 1 : 0;
await vite.close();
