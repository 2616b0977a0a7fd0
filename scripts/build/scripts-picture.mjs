// Draws docs/img/scripts.json to docs/img/scripts.png with the parts of fonts of test/fonts, installed in a folder of its own.
// Run it after "npm run build".
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(os.tmpdir(), 'balsa-scripts-'));
try {
  copyFileSync('docs/img/scripts.json', path.join(folder, 'scripts.json'));
  const fonts = readdirSync('test/fonts');
  for (const name of fonts) {
    cpSync(path.join('test/fonts', name), path.join(folder, 'node_modules/@expo-google-fonts', name), {
      recursive: true,
    });
  }
  const devDependencies = Object.fromEntries(fonts.map((name) => [`@expo-google-fonts/${name}`, '*']));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ devDependencies }));
  const config = { sources: ['scripts.json'], output: 'scripts.png', language: 'zh-Hans' };
  writeFileSync(path.join(folder, 'balsa.config.json'), JSON.stringify(config));
  execFileSync(process.execPath, [path.resolve('dist/cli/main.js'), 'update'], { cwd: folder, stdio: 'inherit' });
  copyFileSync(path.join(folder, 'scripts.png'), 'docs/img/scripts.png');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
