// Bundles balsa and the packages that it is made of into dist/: the command, the library, the process that draws and the
// thread that surveys, split so that each command loads only what it needs. What no bundle can hold is copied to dist/files.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

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

/** Packages that most runs do not need, and that are therefore loaded by a function at their first use. */
const loadedLate = {
  name: 'loaded-late',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replace(
        /createRequire\(import\.meta\.url\)\('((?!sharp|@resvg)[^']+)'\)/g,
        "require('$1')",
      ),
      loader: 'ts',
    }));
  },
};

/** commander loads what starts processes, a tenth of a start of balsa, for commands that are programs of their own: here none is. */
const commandsAreOurs = {
  name: 'commands-are-ours',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]commander[/\\]lib[/\\]command\.js$/ }, ({ path: file }) => {
      const load = "const childProcess = require('node:child_process');\n";
      const source = readFileSync(file, 'utf8');
      if (!source.includes(load)) throw new Error(`${file}: loads processes in another way now: look at it again`);
      return {
        contents: source.replace(load, '').replaceAll('childProcess.', "require('node:child_process')."),
        loader: 'js',
      };
    });
  },
};

const OPTIONS = {
  entryPoints: ENTRIES,
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.9',
  external: EXTERNAL,
  // Its other form asks for its parts in a way that no bundler sees.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  // sql.js asks for its folder and is told where its file is (src/read/bmpr/sqlite.ts).
  define: { BUNDLED: 'true', __dirname: '"."' },
  // Packages written as CommonJS ask for the modules of Node by `require`.
  banner: {
    js: "import { createRequire as balsaRequire } from 'node:module'; const require = balsaRequire(import.meta.url);",
  },
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  plugins: [loadedLate, commandsAreOurs],
};

/** Writes dist/ but for the types. */
export async function bundle() {
  await build({ ...OPTIONS, write: true });
  const require = createRequire(import.meta.url);
  const { copyName } = await import('../../build/package-files.js');
  mkdirSync('dist/files', { recursive: true });
  for (const file of FILES) copyFileSync(require.resolve(file), path.join('dist/files', copyName(file)));
  // The glue code of this one looks for it beside itself.
  copyFileSync(require.resolve('harfbuzzjs/dist/harfbuzz.wasm'), 'dist/chunks/harfbuzz.wasm');
}

/** @returns the folders (`node_modules/zod`) of the packages that are in the bundle or copied beside it. */
export async function bundledPackages() {
  const { metafile } = await build({ ...OPTIONS, write: false });
  const files = [...Object.keys(metafile.inputs), ...FILES.map((file) => `node_modules/${file}`)];
  return new Set(files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
}
