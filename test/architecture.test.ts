import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** A module of src: which others it imports, types included, and what it declares and exports. Paths begin behind `src/`. */
interface Module {
  readonly name: string;
  readonly text: string;
  readonly imports: readonly string[];
  readonly declares: readonly string[];
}

const names = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const modules: readonly Module[] = names
  .map((name) => name.replaceAll('\\', '/'))
  .sort()
  .map((name) => {
    const text = readFileSync(`${ROOT}src/${name}`, 'utf8');
    const imports = [...text.matchAll(/(?:\bfrom|\bimport\(|^import)\s*'(\.[^']+)'/gm)];
    const declares = [
      ...text.matchAll(/^export (?:async |abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm),
    ];
    return {
      name,
      text,
      imports: imports.map(([, to = '']) => path.posix.join(path.posix.dirname(name), to)),
      declares: declares.map(([, declared = '']) => declared),
    };
  });
const folderOf = (name: string) => path.posix.dirname(name);

/** The rule as docs/architecture.md prints it: a folder, and the folders that its modules may import. */
function allowedArrows(): ReadonlyMap<string, ReadonlySet<string>> {
  const page = readFileSync(`${ROOT}docs/architecture.md`, 'utf8');
  const list = /```text imports\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  return new Map(
    list
      .trim()
      .split('\n')
      .map((line) => {
        const [from = '', to = ''] = line.split('->').map((part) => part.trim());
        return [from, new Set(to.split(/\s+/))];
      }),
  );
}

describe('the house', () => {
  it('finds the modules and their imports', () => {
    expect(modules.length).toBeGreaterThan(300);
    expect(modules.find(({ name }) => name === 'read/read.ts')?.imports).toContain('model/project.ts');
    const known = new Set(modules.map(({ name }) => name));
    expect(modules.flatMap(({ imports }) => imports).filter((name) => !known.has(name))).toEqual([]);
  });

  it('has no arrow between folders but those that docs/architecture.md lists, and lists none that is not there', () => {
    const drawn = new Set<string>();
    for (const { name, imports } of modules) {
      for (const to of imports) {
        const [a, b] = [folderOf(name), folderOf(to)];
        if (a !== b) drawn.add(`${a} -> ${b}`);
      }
    }
    const allowed = [...allowedArrows()].flatMap(([from, tos]) => [...tos].map((to) => `${from} -> ${to}`));
    expect([...drawn].sort()).toEqual([...new Set(allowed)].sort());
  });

  it('has no circle of files', () => {
    const importsOf = new Map(modules.map(({ name, imports }) => [name, imports]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (name: string, above: readonly string[]) => {
      const at = above.indexOf(name);
      if (at >= 0) circles.push([...above.slice(at), name].join(' -> '));
      if (at >= 0 || done.has(name)) return;
      for (const to of importsOf.get(name) ?? []) visit(to, [...above, name]);
      done.add(name);
    };
    for (const { name } of modules) visit(name, []);
    expect(circles).toEqual([]);
  });

  it('has a module for every import of its scripts', () => {
    const scripts = readdirSync(`${ROOT}scripts`, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.mjs'),
    );
    const missing = scripts.flatMap((script) => {
      const name = script.replaceAll('\\', '/');
      const text = readFileSync(`${ROOT}scripts/${name}`, 'utf8');
      const built = [...text.matchAll(/'((?:\.\.\/)+build\/[^']+)\.js'/g)].map(([, to = '']) =>
        path.posix.join('scripts', path.posix.dirname(name), to),
      );
      return built
        .filter(
          (one) => !names.map((known) => known.replaceAll('\\', '/')).includes(`${one.replace(/^build\//, '')}.ts`),
        )
        .map((one) => `${name} -> ${one}`);
    });
    expect(missing).toEqual([]);
  });

  it('declares no exported name twice', () => {
    const places = new Map<string, string[]>();
    for (const { name, declares } of modules) {
      for (const declared of new Set(declares)) places.set(declared, [...(places.get(declared) ?? []), name]);
    }
    expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  it('has no folder of more than 15 files, the catalogue of controls aside', () => {
    const counts = new Map<string, number>();
    for (const { name } of modules) counts.set(folderOf(name), (counts.get(folderOf(name)) ?? 0) + 1);
    expect([...counts].filter(([folder, count]) => count > 15 && folder !== 'render/controls')).toEqual([]);
  });

  it('reads files at its edges alone', () => {
    const reading = modules.filter(({ text }) => /from 'node:fs(\/promises)?'/.test(text)).map(({ name }) => name);
    // The last one loads code, that of the package which cuts fonts.
    const edges = ['bundled.ts', 'package-files.ts', 'render/text/embed/cut.ts'];
    expect(reading.filter((name) => !name.startsWith('cli/'))).toEqual(edges);
  });

  it('lets no locale decide an output', () => {
    const found = modules.filter(({ text }) => /localeCompare|toLocale|Intl\.(?!Segmenter)/.test(text));
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it('knows the formats of files by their cards alone: no ending or name of one is written elsewhere', () => {
    // What reads and writes a format may name it; help texts show examples; a stranger's files have one of the endings.
    const own = /^(model\/formats|read\/(bmpr|bmml)\/.*|read\/recognise|write\/.*|cli\/\w+\/options)\.ts$/;
    const named = modules.flatMap(({ name, text }) => {
      if (own.test(name)) return [];
      const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|(?:from|import\()\s*'[^']*'/gm, '');
      return [...code.matchAll(/\b(?:bmpr|bmml)\b/gi)].map(([found]) => `${name}: ${found}`);
    });
    expect(named).toEqual([]);
  });
});
