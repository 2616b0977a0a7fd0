// Bundles balsa and the packages that it is made of into dist/: the command, the library, the process that draws and the
// thread that surveys, split so that each command loads only what it needs. What no bundle can hold is copied to dist/files.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rolldown } from 'rolldown';

/** Native code cannot be bundled: npm installs what fits the machine. */
export const EXTERNAL = ['sharp', '@resvg/resvg-js'];

/** Read at run time as they are (src/package-files.ts). */
export const FILES = [
  ...['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'].map(
    (face) => `@expo-google-fonts/balsamiq-sans/BalsamiqSans_${face}.ttf`,
  ),
  'elkjs/lib/elk.bundled.js',
  'harfbuzzjs/dist/harfbuzz-subset.wasm',
  'sql.js/dist/sql-wasm.wasm',
];

const ENTRIES = {
  'cli/main': 'src/cli/main.ts',
  'cli/drawing-process': 'src/cli/shared/drawing/drawing-process.ts',
  'cli/survey-thread': 'src/cli/shared/repository/survey-thread.ts',
  index: 'src/index.ts',
};

/**
 * Chunks that are made of all that these modules import, in this order; what is in an earlier one is not in a later one.
 * Without them the code of one picture lies in seventy chunks, and finding and opening each takes as long as running it: a
 * sixth of the start of `--help`. A chunk asks only earlier ones for something, whatever is imported where.
 */
const LAYERS = [
  { name: 'version', of: ['src/cli/version.ts'] },
  // What the command line has in common with what draws: the library needs no command line.
  { name: 'base', of: ['src/cli/run.ts'], within: ['src/cli/shared/drawing/tasks.ts', 'src/bundled.ts'] },
  { name: 'start', of: ['src/cli/run.ts'] },
  { name: 'draw', of: ['src/cli/shared/drawing/tasks.ts', 'src/bundled.ts', 'src/read/read.ts'] },
  { name: 'render', of: ['src/cli/render/render.ts'] },
];

/** Packages that most runs do not need, and that are therefore loaded by a function at their first use. */
const loadedLate = {
  name: 'loaded-late',
  transform: {
    filter: { id: /[/\\]src[/\\].*\.ts$/ },
    handler: (code) => ({
      code: partsOfNodeLate(
        code.replace(/createRequire\(import\.meta\.url\)\('((?!sharp|@resvg)[^']+)'\)/g, "require('$1')"),
      ),
      // Lines stay where they are.
      map: null,
    }),
  },
};

/**
 * What starts processes and threads, and what hashes: parts of Node whose loading takes a quarter of a bare start, and that
 * a single picture does not need. They are loaded where their functions are called.
 */
function partsOfNodeLate(code) {
  const imports = /import \{([^}]*)\} from '(node:(?:child_process|worker_threads|crypto))';/g;
  let late = code;
  for (const [line, names, part] of code.matchAll(imports)) {
    const functions = names.split(',').map((name) => name.trim());
    const values = functions.filter((name) => !name.startsWith('type '));
    // What is no function that is called is asked for at once.
    if (!values.every((name) => late.includes(`${name}(`))) continue;
    late = late.replace(line, '');
    for (const name of values) {
      late = late.replace(new RegExp(`\\bnew ${name}\\(`, 'g'), `new (require('${part}').${name})(`);
      late = late.replace(new RegExp(`(?<![.\\w])${name}\\(`, 'g'), `require('${part}').${name}(`);
    }
  }
  return late;
}

/** commander loads what starts processes, a tenth of a start of balsa, for commands that are programs of their own: here none is. */
const commandsAreOurs = {
  name: 'commands-are-ours',
  transform: {
    filter: { id: /[/\\]commander[/\\]lib[/\\]command\.js$/ },
    handler(code, file) {
      const load = "const childProcess = require('node:child_process');\n";
      if (!code.includes(load)) throw new Error(`${file}: loads processes in another way now: look at it again`);
      return {
        code: code.replace(load, '\n').replaceAll('childProcess.', "require('node:child_process')."),
        map: null,
      };
    },
  },
};

/** Which layer each module is in, once all modules are known. */
function layers() {
  const layerOf = new Map();
  const reached = (files, infoOf) => {
    const open = files.map((file) => path.resolve(file));
    const known = new Set(open);
    for (const id of open)
      for (const next of infoOf(id)?.importedIds ?? []) {
        if (known.has(next)) continue;
        known.add(next);
        open.push(next);
      }
    return known;
  };
  return {
    plugin: {
      name: 'layers',
      buildEnd() {
        const infoOf = (id) => this.getModuleInfo(id);
        for (const { name, of, within } of LAYERS) {
          const inside = within && reached(within, infoOf);
          for (const id of reached(of, infoOf))
            if (!layerOf.has(id) && (!inside || inside.has(id))) layerOf.set(id, name);
        }
      },
    },
    groups: [{ debugName: 'layers', name: (id) => layerOf.get(id) ?? null, includeDependenciesRecursively: false }],
  };
}

async function bundled(write) {
  const { plugin, groups } = layers();
  const bundle = await rolldown({
    input: ENTRIES,
    platform: 'node',
    external: EXTERNAL,
    // Its other form asks for its parts in a way that no bundler sees.
    resolve: { alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' } },
    // sql.js asks for its folder and is told where its file is (src/read/bmpr/sqlite.ts).
    transform: { target: 'node20.9', define: { BUNDLED: 'true', __dirname: '"."' } },
    plugins: [loadedLate, commandsAreOurs, plugin],
    preserveEntrySignatures: 'allow-extension',
    // A package that is loaded late is loaded late on purpose, wherever else it is named.
    checks: { ineffectiveDynamicImport: false },
    onLog(level, log) {
      if (level === 'warn') console.warn(log.message);
    },
  });
  const output = {
    dir: 'dist',
    format: 'esm',
    chunkFileNames: 'chunks/[name]-[hash].js',
    entryFileNames: '[name].js',
    codeSplitting: { groups },
    minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
    comments: { legal: false, annotation: false, jsdoc: false },
    sourcemap: true,
    sourcemapExcludeSources: true,
  };
  try {
    return (await (write ? bundle.write(output) : bundle.generate(output))).output;
  } finally {
    await bundle.close();
  }
}

/** Writes dist/ but for the types. */
export async function bundle() {
  await bundled(true);
  const require = createRequire(import.meta.url);
  const { copyName } = await import('../../build/package-files.js');
  mkdirSync('dist/files', { recursive: true });
  for (const file of FILES) copyFileSync(require.resolve(file), path.join('dist/files', copyName(file)));
  // The glue code of this one looks for it beside itself.
  copyFileSync(require.resolve('harfbuzzjs/dist/harfbuzz.wasm'), 'dist/chunks/harfbuzz.wasm');
}

/** @returns the folders (`node_modules/zod`) of the packages that are in the bundle or copied beside it. */
export async function bundledPackages() {
  const modules = (await bundled(false)).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  const files = [...modules.map((id) => id.replaceAll('\\', '/')), ...FILES.map((file) => `node_modules/${file}`)];
  return new Set(files.flatMap((file) => /node_modules\/(?:@[^/]+\/)?[^/]+(?!.*node_modules\/)/.exec(file)?.[0] ?? []));
}
