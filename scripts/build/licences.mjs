// Writes the list of the packages that are installed with balsa or bundled in it into THIRD-PARTY.md, with their licences and
// the texts of these, from package-lock.json, the bundle and the installed packages. A test tells when it drifts.
//
//   node scripts/build/licences.mjs [--check]     exit 1 when the file would change
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bundledPackages } from './bundle.mjs';

const FILE = 'THIRD-PARTY.md';
const BEGIN = '<!-- made by scripts/build/licences.mjs: begin -->';
const END = '<!-- made by scripts/build/licences.mjs: end -->';

const bundled = await bundledPackages();
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const all = Object.entries(lock.packages)
  .filter(([place, { dev, link }]) => place !== '' && (!dev || bundled.has(place)) && !link)
  .map(([place, { version, license = 'not stated', os, cpu }]) => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { place, name, version, license, elsewhere: Boolean(os || cpu) };
  })
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));

/** Builds of one package for one platform each stand in one row, whichever of them is installed here. */
const rows = new Map();
for (const one of all) {
  const family = one.elsewhere ? familyOf(one.name) : one.name;
  const key = `${family}\n${one.version}\n${one.license}`;
  const row = rows.get(key) ?? { family, version: one.version, license: one.license, platforms: 0 };
  row.platforms += one.elsewhere ? 1 : 0;
  rows.set(key, row);
}

/** Texts by what they say apart from whose work it is; each with the packages that it covers and their copyright lines. */
const texts = new Map();
for (const { place, name, elsewhere } of all) {
  // What is installed differs from machine to machine.
  if (elsewhere) continue;
  const text = textOf(place);
  if (text === undefined) continue;
  const [holders, body] = split(text);
  const key = body.replace(/\s+/g, ' ').toLowerCase();
  const entry = texts.get(key) ?? { body, packages: [] };
  entry.packages.push({ name, holders });
  texts.set(key, entry);
}

const table = [...rows.values()].map(({ family, version, license, platforms }) => {
  const what =
    platforms > 0
      ? `\`${family}\` (${platforms} builds, of which npm installs the one of the platform)`
      : `\`${family}\``;
  return `| ${what} | ${version} | ${license} |`;
});
const sections = [...texts.values()].map(({ body, packages }) => {
  const names = packages.map(
    ({ name, holders }) => `- \`${name}\`${holders.length > 0 ? `: ${holders.join('; ')}` : ''}`,
  );
  return `${[...new Set(names)].join('\n')}\n\n\`\`\`text\n${body}\n\`\`\``;
});
const made = `${BEGIN}\n${all.length} packages are installed or shipped with balsa, platform builds counted each.\n\n| package | version | licence |\n|---|---|---|\n${table.join('\n')}\n\n### Texts\n\n${sections.join('\n\n')}\n${END}`;

const old = readFileSync(FILE, 'utf8');
const [from, to] = [old.indexOf(BEGIN), old.indexOf(END)];
if (from < 0 || to < 0) throw new Error(`${FILE} has no place for the list: ${BEGIN} ... ${END}`);
const next = old.slice(0, from) + made + old.slice(to + END.length);
if (process.argv.includes('--check')) {
  if (next !== old) console.error(`${FILE} is not current: run "npm run licences"`);
  process.exit(next === old ? 0 : 1);
}
writeFileSync(FILE, next);

function familyOf(name) {
  return name.replace(
    /-(?:(?:linux|linuxmusl|darwin|win32|android|freebsd|wasm32|webcontainers)(?:-[a-z0-9]+)*)$/,
    '-*',
  );
}

function textOf(place) {
  if (!existsSync(place)) return undefined;
  const name = readdirSync(place)
    .sort()
    .find((file) => /^(licen[cs]e|copying)(\.(md|txt|mit))?$/i.test(file));
  return name === undefined ? undefined : readFileSync(`${place}/${name}`, 'utf8').replaceAll('\r\n', '\n').trim();
}

/** The lines that say whose work it is, and the rest. */
function split(text) {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const isHolder = (line) =>
    /^\s*(?:\(c\)|©|copyright\b)(?! notice| holder| owner| license)/i.test(line) && line.length < 140;
  const head = lines.slice(0, 25);
  const holders = head.filter(isHolder).map((line) => line.trim());
  const body = [...head.filter((line) => !isHolder(line)), ...lines.slice(25)]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return [holders, body.replaceAll('```', "'''")];
}
