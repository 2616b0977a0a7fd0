// Writes data/fonts/symbols.ttf: the letters and signs that Balsamiq Sans lacks and drawings use (Greek, arrows, mathematics,
// shapes, dingbats, more Latin letters), out of DejaVu Sans. Run it after an upgrade of that package or of harfbuzzjs, after "npm run build".
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cutFont } from '../../build/render/text/embed/cut.js';

const OUT = fileURLToPath(new URL('../../data/fonts/', import.meta.url));
const source = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'));

/** First and last character of each block. */
const BLOCKS = [
  [0x0180, 0x024f], // Latin Extended-B
  [0x0300, 0x036f], // combining marks
  [0x0370, 0x03ff], // Greek
  [0x1e00, 0x1eff], // Latin Extended Additional
  [0x2010, 0x205e], // punctuation
  [0x2070, 0x209c], // superscripts and subscripts
  [0x2100, 0x218b], // letter-like signs and fractions
  [0x2190, 0x21ff], // arrows
  [0x2200, 0x22ff], // mathematics
  [0x2300, 0x23ff], // technical signs
  [0x2460, 0x24ff], // numbers in circles
  [0x25a0, 0x25ff], // shapes
  [0x2600, 0x26ff], // signs
  [0x2700, 0x27bf], // dingbats
  [0x27f0, 0x27ff], // long arrows
  [0x2b00, 0x2bff], // more arrows and stars
];

const characters = BLOCKS.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
).join('');
const FEATURES = ['kern', 'ccmp', 'mark', 'mkmk'];
const font = cutFont(readFileSync(join(source, 'ttf/DejaVuSans.ttf')), characters, FEATURES);
mkdirSync(OUT, { recursive: true });
writeFileSync(join(OUT, 'symbols.ttf'), font);
copyFileSync(join(source, 'LICENSE'), join(OUT, 'LICENSE.txt'));
console.log(`symbols.ttf: ${font.length} bytes`);
