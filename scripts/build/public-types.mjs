// The types of the library: the declarations that src/index.ts and src/browser.ts lead to, which may name no package of the bundle.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Copies `index.d.ts`, `browser.d.ts` and what they lead to from one folder to the other. */
export function publicTypes(from, to) {
  const open = ['index.d.ts', 'browser.d.ts'];
  for (const file of open) {
    for (const [, name] of readFileSync(path.join(from, file), 'utf8').matchAll(
      /(?:from |import\()['"]([^'"]+)['"]/g,
    )) {
      if (name.startsWith('node:')) continue;
      if (!name.startsWith('.'))
        throw new Error(`${file}: the public types name the package ${name}, which is bundled`);
      const next = path.join(path.dirname(file), name.replace(/\.[jt]s$/, '.d.ts'));
      if (!open.includes(next)) open.push(next);
    }
    mkdirSync(path.join(to, path.dirname(file)), { recursive: true });
    copyFileSync(path.join(from, file), path.join(to, file));
  }
}
