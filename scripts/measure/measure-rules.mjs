// Measures the hand-drawn stroke of rules on Balsamiq's exports and prints its profile: places along the stroke with its
// upper and lower edge there (vertical rules: left and right), drawing units from the side of the control's box.
//   node scripts/measure/measure-rules.mjs [corpus folder, default ../shared/corpus]
// Exports at twice the size show horizontal rules; vertical ones are found at single size only.
import { exports } from './mockups.mjs';

const corpus = process.argv[2] ?? '../shared/corpus';
/** Length of the ends, which keep their size at every length. */
const CAP = 6;
const ACROSS = 10;
const SHORTEST = 200;
/** Thicker ink than this is a rule that something else crosses. */
const THICKEST = 3.6;
/** Where edges are printed: distance from an end, and share of what lies between the ends. */
const PLACES = [0, 0.5, 1, 2, 3, 4.5];
const SHARES = Array.from({ length: 11 }, (_, i) => i / 10);

await measure('HRule', /^ui-v4 davidmorgan/);
await measure('VRule', /^ui-v3/);

async function measure(typeID, pattern) {
  const samples = { start: [], middle: [], end: [] };
  let rules = 0;
  for await (const { controls, picture } of exports(corpus, pattern)) {
    for (const rule of controls) {
      const { stroke, color } = rule.properties ?? {};
      const length = Number(typeID === 'HRule' ? rule.w : rule.h);
      if (rule.typeID !== typeID || stroke || color || length < SHORTEST) continue;
      rules++;
      for (let i = 0; i < length * picture.scale; i++) {
        const edges = edgesAt(picture, rule, i);
        const at = (i + 0.5) / picture.scale;
        if (!edges) continue;
        if (at < CAP) samples.start.push([at, ...edges]);
        else if (at > length - CAP) samples.end.push([length - at, ...edges]);
        else samples.middle.push([(at - CAP) / (length - 2 * CAP), ...edges]);
      }
    }
  }
  console.log(`${typeID}: ${rules} rules`);
  console.log(`  start ${JSON.stringify(rows(samples.start, PLACES, 0.5))}`);
  console.log(`  middle ${JSON.stringify(rows(samples.middle, SHARES, 0.02))}`);
  console.log(`  end ${JSON.stringify(rows(samples.end, [...PLACES].reverse(), 0.5))}`);
}

/** Both edges of the ink `i` pixels along a rule, from how much of the pixels across it covers. */
function edgesAt({ data, width, height, scale, origin }, rule, i) {
  const left = Math.round((rule.x - origin.x) * scale);
  const top = Math.round((rule.y - origin.y) * scale);
  let ink = 0;
  let moment = 0;
  for (let j = 0; j < ACROSS * scale; j++) {
    const [x, y] = rule.typeID === 'HRule' ? [left + i, top + j] : [left + j, top + i];
    if (x < 0 || y < 0 || x >= width || y >= height) return undefined;
    const at = (y * width + x) * 3;
    const dark = (255 - data[at]) / 255;
    const outermost = j === 0 || j === ACROSS * scale - 1;
    if (Math.abs(data[at] - data[at + 1]) > 3 || (outermost && dark > 0)) return undefined;
    ink += dark;
    moment += dark * (j + 0.5);
  }
  if (ink === 0 || ink / scale > THICKEST) return undefined;
  return [(moment / ink - ink / 2) / scale, (moment / ink + ink / 2) / scale];
}

function rows(samples, places, reach) {
  return places.flatMap((place) => {
    const near = samples.filter(([at]) => Math.abs(at - place) <= reach);
    if (near.length === 0) return [];
    return [[place, mean(near.map((s) => s[1])), mean(near.map((s) => s[2]))]];
  });
}

function mean(values) {
  return Number((values.reduce((a, b) => a + b, 0) / values.length).toFixed(2));
}
