// Bundles balsa and the packages that it is made of into dist/: the command, the library, the process that draws and the
// thread that surveys, split so that each command loads only what it needs. What no bundle can hold is copied to dist/files.
// The part of the library that runs in browsers, too, is a bundle of its own, dist/browser.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
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
  'harfbuzzjs/dist/harfbuzz.wasm',
  'harfbuzzjs/dist/harfbuzz-subset.wasm',
  'sql.js/dist/sql-wasm.wasm',
];

const COMMAND = {
  'cli/main': 'src/cli/main.ts',
  'cli/drawing-process': 'src/cli/shared/drawing/drawing-process.ts',
  'cli/survey-thread': 'src/cli/shared/repository/survey-thread.ts',
};

/**
 * Chunks that are made of all that these modules import, in this order; what is in an earlier one is not in a later one.
 * Without them the code of one picture lies in seventy chunks, and finding and opening each takes as long as running it: a
 * sixth of the start of `--help`. A chunk asks only earlier ones for something, whatever is imported where.
 */
const LAYERS = [
  { name: 'version', of: ['src/cli/version.ts'] },
  { name: 'version', of: ['src/cli/start-up.ts'], within: ['src/cli/run.ts'] },
  // Before anything that is kept compiled; what only tells of the commands does without.
  { name: 'start-up', of: ['src/cli/start-up.ts'] },
  // What the command line has in common with what draws: the library needs no command line.
  { name: 'base', of: ['src/cli/run.ts'], within: ['src/cli/shared/drawing/tasks.ts', 'src/bundled.ts'] },
  { name: 'start', of: ['src/cli/run.ts'] },
  { name: 'draw', of: ['src/cli/shared/drawing/tasks.ts', 'src/bundled.ts', 'src/read/read.ts'] },
  { name: 'render', of: ['src/cli/render/render.ts'] },
  { name: 'layout', of: ['src/layout/choose.ts'] },
];

const LAYERS_OF_LIBRARY = [{ name: 'draw', of: ['src/index.ts', 'src/bundled.ts', 'src/read/read.ts'] }];

/** Packages that most runs do not need, and that are therefore loaded by a function at their first use. */
const loadedLate = {
  name: 'loaded-late',
  transform: {
    filter: { id: /[/\\]src[/\\].*\.ts$/ },
    handler: (code) => ({
      code: partsOfNodeLate(
        withoutUnused(
          code.replace(/createRequire\(import\.meta\.url\)\('((?!sharp|@resvg)[^']+)'\)/g, "require('$1')"),
        ),
      ),
      // Lines stay where they are.
      map: null,
    }),
  },
};

/** Nothing asks Node for `createRequire` where it is not called any more. */
function withoutUnused(code) {
  return code.includes('createRequire(') ? code : code.replace("import { createRequire } from 'node:module';", '');
}

/**
 * What starts processes and threads, what hashes, what sets up V8, and what tells of modules and the system: parts of Node
 * whose loading takes a quarter of a bare start, and that a single picture or a help text does not need. They are loaded where their functions are called.
 */
function partsOfNodeLate(code) {
  const imports = /import \{([^}]*)\} from '(node:(?:child_process|worker_threads|crypto|v8|module|os))';/g;
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

/**
 * What is imported of CommonJS, Node's own parts among it, is found on the module itself. The bundler's way, a copy with a
 * getter for each of its names, takes 8 ms of each start.
 */
const namesOnTheModule = {
  name: 'names-on-the-module',
  transform: {
    filter: { id: /rolldown\/runtime\.js$/ },
    handler(code) {
      const start = code.indexOf('export var __toESM = ');
      const end = code.indexOf('export var __toCommonJS');
      if (start < 0 || end < start) throw new Error('rolldown imports CommonJS in another way now: look at it again');
      const own = `export var __toESM = (mod, isNodeMode) => {
  const isDefault = isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, 'default');
  return Object.create(mod ?? null, isDefault ? { default: { value: mod, enumerable: true } } : {});
};\n`;
      return { code: code.slice(0, start) + own + code.slice(end), map: null };
    },
  },
};

/** A package's file with other words: `changes` are pairs of what it says and what it is to say; `front` stands before it. */
function reworded(name, id, changes, front = '') {
  return {
    name,
    transform: {
      filter: { id },
      handler(code, file) {
        let changed = code;
        for (const [from, to] of changes) {
          if (!changed.includes(from)) throw new Error(`${file}: has other words now, look at it again: ${from}`);
          changed = changed.replaceAll(from, to);
        }
        return { code: front + changed, map: null };
      },
    },
  };
}

/** commander loads what starts processes, a tenth of a start of balsa, for commands that are programs of their own: here none is. */
const commandsAreOurs = reworded('commands-are-ours', /[/\\]commander[/\\]lib[/\\]command\.js$/, [
  ["const childProcess = require('node:child_process');\n", '\n'],
  ['childProcess.', "require('node:child_process')."],
]);

/** picocolors looks for a terminal when it is loaded, which makes Node's stream of standard output; here colours are asked for. */
const coloursAreAsked = reworded('colours-are-asked', /[/\\]picocolors[/\\]picocolors\.js$/, [
  ['((p.stdout || {}).isTTY && env.TERM !== "dumb")', 'false'],
]);

/** It waits for its WebAssembly before anything can be asked of it, which no CommonJS can: who asks waits (src/bundled.ts). */
const harfBuzzStartsLate = reworded('harfbuzz-starts-late', /[/\\]harfbuzzjs[/\\]dist[/\\]index\.mjs$/, [
  ['init(await createHarfBuzz());', 'export const started = createHarfBuzz().then(init);'],
]);

const HARFBUZZ_GLUE = /[/\\]harfbuzzjs[/\\]dist[/\\]harfbuzz\.js$/;

/** Its WebAssembly is found as other files are, also where the code is bundled once more with a program that uses it. */
const harfBuzzOfNode = reworded(
  'harfbuzz',
  HARFBUZZ_GLUE,
  [
    ['new URL("harfbuzz.wasm",import.meta.url).href', 'packageFile("harfbuzzjs/dist/harfbuzz.wasm")'],
    // Code that is kept compiled can ask for nothing in this way (src/cli/shared/code-cache.ts).
    ['const{createRequire}=await import("module");', ''],
  ],
  `import { createRequire } from 'node:module';import { packageFile } from ${JSON.stringify(path.resolve('src/package-files.ts'))};`,
);

/** In a browser its WebAssembly is beside it, in a form that bundlers know, and nothing asks for Node. */
const harfBuzzOfBrowsers = reworded('harfbuzz', HARFBUZZ_GLUE, [
  [
    'var ENVIRONMENT_IS_NODE=typeof process=="object"&&process.versions?.node&&process.type!="renderer";',
    'const ENVIRONMENT_IS_NODE=false;',
  ],
]);

/** Which of the layers each module is in, once all modules are known. */
function layers(wanted) {
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
        for (const { name, of, within } of wanted) {
          const inside = within && reached(within, infoOf);
          for (const id of reached(of, infoOf))
            if (!layerOf.has(id) && (!inside || inside.has(id))) layerOf.set(id, name);
        }
      },
    },
    groups: [{ debugName: 'layers', name: (id) => layerOf.get(id) ?? null, includeDependenciesRecursively: false }],
  };
}

/** Its other form asks for its parts in a way that no bundler sees. */
const RESOLVE = { alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' } };
const SMALL = {
  format: 'esm',
  minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
  comments: { legal: false, annotation: false, jsdoc: false },
};

/** Writes dist/browser. Modules of balsa do nothing when they are loaded: what of them needs Node and is not used is left out. */
async function bundleForBrowsers() {
  const bundle = await rolldown({
    input: { index: 'src/browser.ts' },
    platform: 'browser',
    // What is loaded late is asked for as in Node.
    resolve: { ...RESOLVE, mainFields: ['main'] },
    treeshake: { moduleSideEffects: [{ test: /[/\\]src[/\\]|^node:/, sideEffects: false }] },
    plugins: [loadedLate, harfBuzzOfBrowsers],
    checks: { ineffectiveDynamicImport: false },
    onLog(_level, log) {
      if (log.code !== 'UNRESOLVED_IMPORT') console.warn(log.message);
    },
  });
  try {
    const { output } = await bundle.write({ ...SMALL, dir: 'dist/browser', chunkFileNames: '[name].js' });
    const asked = output.flatMap((chunk) =>
      chunk.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : [],
    );
    const strange = asked.filter((name) => !output.some(({ fileName }) => fileName === name));
    if (strange.length > 0) throw new Error(`dist/browser asks for what browsers do not have: ${strange.join(', ')}`);
  } finally {
    await bundle.close();
  }
  copyFileSync(createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz.wasm'), 'dist/browser/harfbuzz.wasm');
}

/** The program: CommonJS, which takes a fifth of a bare start of Node less to load than the same files as ES modules. */
const PROGRAM = {
  input: COMMAND,
  layers: LAYERS,
  plugins: [harfBuzzStartsLate, namesOnTheModule],
  output: {
    format: 'cjs',
    chunkFileNames: 'chunks/[name]-[hash].js',
    sourcemap: true,
    sourcemapExcludeSources: true,
  },
};

/** The library: ES modules, which those who bundle it once more can tell apart. */
const LIBRARY = {
  input: { index: 'src/index.ts' },
  layers: LAYERS_OF_LIBRARY,
  plugins: [],
  output: { chunkFileNames: 'library/[name]-[hash].js' },
};

async function bundled({ input, layers: wanted, plugins, output }, write) {
  const { plugin, groups } = layers(wanted);
  const bundle = await rolldown({
    input,
    platform: 'node',
    external: EXTERNAL,
    resolve: RESOLVE,
    // sql.js asks for its folder and is told where its file is (src/read/bmpr/sqlite.ts).
    transform: { target: 'node20.15', define: { BUNDLED: 'true', __dirname: '"."' } },
    plugins: [loadedLate, commandsAreOurs, coloursAreAsked, harfBuzzOfNode, ...plugins, plugin],
    preserveEntrySignatures: 'allow-extension',
    // A package that is loaded late is loaded late on purpose, wherever else it is named.
    checks: { ineffectiveDynamicImport: false },
    onLog(level, log) {
      if (level === 'warn') console.warn(log.message);
    },
  });
  const written = { ...SMALL, dir: 'dist', entryFileNames: '[name].js', codeSplitting: { groups }, ...output };
  try {
    return (await (write ? bundle.write(written) : bundle.generate(written))).output;
  } finally {
    await bundle.close();
  }
}

/** Writes dist/ but for the types. */
export async function bundle() {
  await bundled(PROGRAM, true);
  for (const folder of ['cli', 'chunks']) writeFileSync(`dist/${folder}/package.json`, '{ "type": "commonjs" }\n');
  await bundled(LIBRARY, true);
  await bundleForBrowsers();
  const require = createRequire(import.meta.url);
  const { copyName } = await import('../../build/package-files.js');
  mkdirSync('dist/files', { recursive: true });
  for (const file of FILES) copyFileSync(require.resolve(file), path.join('dist/files', copyName(file)));
}

/** @returns the folders (`node_modules/zod`) of the packages that are in the bundle or copied beside it. */
export async function bundledPackages() {
  const chunks = [...(await bundled(PROGRAM, false)), ...(await bundled(LIBRARY, false))];
  const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  const files = [...modules.map((id) => id.replaceAll('\\', '/')), ...FILES.map((file) => `node_modules/${file}`)];
  return new Set(files.flatMap((file) => /node_modules\/(?:@[^/]+\/)?[^/]+(?!.*node_modules\/)/.exec(file)?.[0] ?? []));
}
