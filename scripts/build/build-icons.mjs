// Writes data/icons/*.txt, or into the folder given: the outlines and names of Font Awesome, compact, from the npm packages
// of its versions 4, 6 and 7, and of icons of our own; and where in these the line of each name is. Run it after an upgrade of one of them; the output depends on
// nothing else.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import svgpath from 'svgpath';
import { LINE_ICONS } from './line-icons.mjs';

const OUT = process.argv[2] ?? fileURLToPath(new URL('../../data/icons/', import.meta.url));
const require = createRequire(import.meta.url);
const root = (name) => dirname(require.resolve(`${name}/package.json`));

/** Units per unit of the drawings of versions 6 and 7, which have 512 to the side of an icon. */
const PRECISION = 4;

/** Path data of M, L, Q, C and Z as relative whole numbers: `scale` source units make one unit. */
function compact(data, scale, moves = (path) => path) {
  const path = moves(svgpath(data)).unarc().unshort().abs().scale(scale);
  let out = '';
  let at = [0, 0];
  let start = at;
  let before = '';
  const write = (letter, points) => {
    const numbers = [];
    for (const point of points) numbers.push(point[0] - at[0], point[1] - at[1]);
    const text = numbers.map((n, i) => (n < 0 || (i === 0 && letter !== before) ? `${n}` : ` ${n}`)).join('');
    out += letter === before ? text : letter + text;
    before = letter;
    at = points.at(-1) ?? at;
  };
  path.iterate((segment) => {
    const [command, ...n] = segment;
    const r = n.map(Math.round);
    const pairs = [];
    for (let i = 0; i + 1 < r.length; i += 2) pairs.push([r[i], r[i + 1]]);
    if (command === 'M') {
      before = '';
      write('m', pairs);
      start = at;
    } else if (command === 'L' || command === 'Q' || command === 'C') {
      const last = pairs.at(-1);
      const flat = pairs.every((p) => p[0] === at[0] && p[1] === at[1]);
      if (last && !flat) write(command.toLowerCase(), pairs);
    } else if (command === 'H') write('l', [[r[0], at[1]]]);
    else if (command === 'V') write('l', [[at[0], r[0]]]);
    else if (command === 'Z' || command === 'z') {
      out += 'z';
      before = 'z';
      at = start;
    } else throw new Error(`unexpected command ${command}`);
  });
  return out;
}

/** The 675 glyphs of version 4 under all their names, from its SVG font: em 1792, ascent 1536, y upwards. */
function version4() {
  const svg = readFileSync(join(root('font-awesome'), 'fonts/fontawesome-webfont.svg'), 'utf8');
  const css = readFileSync(join(root('font-awesome'), 'css/font-awesome.css'), 'utf8');
  const [, fontAdvance] = /<font [^>]*horiz-adv-x="(\d+)"/.exec(svg);
  const glyphs = new Map();
  for (const [, tag] of svg.matchAll(/<glyph ([^>]*)\/>/g)) {
    const code = /unicode="&#x([0-9a-f]+);"/i.exec(tag)?.[1].toLowerCase();
    const d = /\sd="([^"]*)"/.exec(tag)?.[1];
    const advance = Number(/horiz-adv-x="(\d+)"/.exec(tag)?.[1] ?? fontAdvance);
    if (code && d) glyphs.set(code, { advance, d });
  }
  const lines = [];
  for (const [, selectors, code] of css.matchAll(/((?:\.fa-[\w-]+:before,?\s*)+)\{\s*content: "\\(f[0-9a-f]+)"/g)) {
    const glyph = glyphs.get(code);
    if (!glyph) throw new Error(`no glyph ${code}`);
    const names = [...selectors.matchAll(/\.fa-([\w-]+):before/g)].map(([, name]) => name);
    const d = compact(glyph.d, 1, (path) => path.scale(1, -1).translate(0, 1536));
    lines.push(`${names.join(',')} ${glyph.advance} 1792 ${d}`);
  }
  return lines;
}

/** Names of version 4 that later versions have under another name, by style and that name. */
function version4Names(name) {
  const yaml = readFileSync(join(root('fontawesome-free-6'), 'metadata/shims.yml'), 'utf8');
  const prefixes = { solid: 'fas', regular: 'far', brands: 'fab' };
  const names = new Map();
  for (const [, old, body] of yaml.matchAll(/^'?([\w-]+)'?:\n((?: {2}.*\n?)+)/gm)) {
    const value = (key) => new RegExp(`^ {2}${key}: '?([\\w-]+)'?`, 'm').exec(body)?.[1];
    const icon = value('name') ?? old;
    if ((value('prefix') ?? 'fas') === prefixes[name]) names.set(icon, [...(names.get(icon) ?? []), old]);
  }
  return names;
}

/** The icons of a style in versions 6 and 7; where both have an icon, version 6 counts. */
function style(name) {
  const former = version4Names(name);
  const lines = new Map();
  const taken = new Set();
  for (const source of ['fontawesome-free-6', '@fortawesome/fontawesome-free']) {
    const folder = root(source);
    const families = JSON.parse(readFileSync(join(folder, 'metadata/icon-families.json'), 'utf8'));
    for (const file of readdirSync(join(folder, 'svgs', name)).sort()) {
      const icon = file.replace(/\.svg$/, '');
      const names = [icon, ...(families[icon]?.aliases?.names ?? [])];
      const fresh = names.filter((n) => !taken.has(n));
      if (fresh.length < names.length || fresh.length === 0) continue;
      for (const n of fresh) taken.add(n);
      const svg = readFileSync(join(folder, 'svgs', name, file), 'utf8');
      const [, , , width, height] = /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(svg).map(Number);
      const d = compact(/ d="([^"]+)"/.exec(svg)[1], PRECISION);
      lines.set(icon, { names: fresh, rest: `${width * PRECISION} ${height * PRECISION} ${d}` });
    }
  }
  for (const { names } of lines.values()) {
    for (const old of names.flatMap((n) => former.get(n) ?? [])) {
      if (!taken.has(old)) names.push(old);
      taken.add(old);
    }
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { names, rest }]) => `${names.join(',')} ${rest}`);
}

/** Icons of our own, on the grid of versions 6 and 7. */
function lines() {
  return LINE_ICONS.map(
    ([names, width, height, d]) => `${names} ${width * PRECISION} ${height * PRECISION} ${compact(d, PRECISION)}`,
  );
}

const FREE = 'Font Awesome Free by Fonticons, Inc., https://fontawesome.com. Licence: CC BY 4.0.';
const FONT = 'Font Awesome 4.7 by Dave Gandy, https://fontawesome.com/v4. Licence: SIL Open Font License 1.1.';

function write(name, notice, lines) {
  const head = `# ${notice}\n# Path data only, made by scripts/build/build-icons.mjs: names, width and height of the canvas, relative path data.\n`;
  const text = `${head}${lines.join('\n')}\n`;
  writeFileSync(join(OUT, `${name}.txt`), text);
  let at = head.length;
  const places = lines.flatMap((line) => {
    const start = at;
    at += line.length + 1;
    return line
      .slice(0, line.indexOf(' '))
      .split(',')
      .map((one) => `${one} ${start} ${line.length}\n`);
  });
  writeFileSync(
    join(OUT, `${name}.names.txt`),
    `# Name, first byte and bytes of its line in ${name}.txt\n${places.join('')}`,
  );
  console.log(`${name}: ${lines.length} icons, ${Math.round(text.length / 1024)} KB`);
}

copyFileSync(join(root('fontawesome-free-6'), 'LICENSE.txt'), join(OUT, 'LICENSE.txt'));
write('version4', FONT, version4());
write('solid', FREE, style('solid'));
write('regular', FREE, style('regular'));
write('brands', FREE, style('brands'));
write('lines', 'Drawn for balsa. Licence: MIT.', lines());
