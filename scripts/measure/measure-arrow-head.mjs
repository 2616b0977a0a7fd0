// Measures the head of Balsamiq's arrows on its exports at twice the size and prints its outline: the head points right
// and the end of the curve is the origin; drawing units.
//   node scripts/measure/measure-arrow-head.mjs [corpus folder, default ../shared/corpus]
// Every head on a white ground is turned into that position and the coverage is averaged over all of them; the shaft
// (the curve itself) is left out. Then a polygon is fitted whose blurred picture is nearest to the average.
import { coverage, curveOf, exports } from './mockups.mjs';

const corpus = process.argv[2] ?? '../shared/corpus';
const STEP = 0.1;
const AREA = { left: -14, right: 5, top: -10, bottom: 10 };
const COLUMNS = Math.round((AREA.right - AREA.left) / STEP);
const ROWS = Math.round((AREA.bottom - AREA.top) / STEP);
/** Half the stroke and the blur of a pixel at twice the size. */
const SHAFT = 2 + 0.6;

const sum = new Float64Array(COLUMNS * ROWS);
const count = new Float64Array(COLUMNS * ROWS);
let heads = 0;
for await (const { controls, picture } of exports(corpus, /roadmap-2x/)) {
  for (const arrow of controls) {
    const curve = curveOf(arrow);
    if (!curve) continue;
    const read = coverage(picture, arrow.properties.color);
    const place = (p) => ({ x: arrow.x + p.x - curve.left, y: arrow.y + p.y - curve.top });
    const ends = [];
    if (arrow.properties.rightArrow !== 'false') ends.push([place(curve.p2), place(curve.p0)]);
    if (arrow.properties.leftArrow !== 'false') ends.push([place(curve.p0), place(curve.p2)]);
    for (const [end, start] of ends) if (add(read, end, place(curve.control), start)) heads++;
  }
}

function add(read, end, control, start) {
  const angle = Math.atan2(end.y - control.y, end.x - control.x);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const shaft = Array.from({ length: 200 }, (_, i) => {
    const t = 1 - (i / 200) ** 2;
    const x = (1 - t) ** 2 * start.x + 2 * t * (1 - t) * control.x + t * t * end.x - end.x;
    const y = (1 - t) ** 2 * start.y + 2 * t * (1 - t) * control.y + t * t * end.y - end.y;
    return { u: x * cos + y * sin, v: -x * sin + y * cos };
  }).filter(({ u, v }) => Math.hypot(u, v) < 20);
  const samples = [];
  let hidden = 0;
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const u = AREA.left + column * STEP;
      const v = AREA.top + row * STEP;
      const share = read(end.x + u * cos - v * sin, end.y + u * sin + v * cos);
      if (share === undefined) hidden++;
      else if (!shaft.some((p) => Math.hypot(p.u - u, p.v - v) < SHAFT)) samples.push([row * COLUMNS + column, share]);
    }
  }
  if (hidden > 0.12 * ROWS * COLUMNS) return false;
  for (const [at, share] of samples) {
    sum[at] += share;
    count[at]++;
  }
  return true;
}

/** The polygon's picture: coverage of the grid's points, blurred as bilinear reading of half-unit pixels blurs it. */
function paint(polygon) {
  const inside = new Float64Array(COLUMNS * ROWS);
  for (let row = 0; row < ROWS; row++) {
    const v = AREA.top + row * STEP;
    const crossings = [];
    for (let i = 0; i < polygon.length; i++) {
      const [[u0, v0], [u1, v1]] = [polygon[i], polygon[(i + 1) % polygon.length]];
      if (v0 > v !== v1 > v) crossings.push(u0 + ((v - v0) / (v1 - v0)) * (u1 - u0));
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = (crossings[i] - AREA.left) / STEP;
      const to = (crossings[i + 1] - AREA.left) / STEP;
      for (let column = Math.max(0, Math.floor(from)); column <= Math.min(COLUMNS - 1, Math.ceil(to)); column++) {
        inside[row * COLUMNS + column] += Math.max(0, Math.min(column + 0.5, to) - Math.max(column - 0.5, from));
      }
    }
  }
  return blur(blur(inside, 1), COLUMNS);
}

const KERNEL = Array.from({ length: 17 }, (_, i) => Math.exp(-(((i - 8) * STEP) ** 2) / (2 * 0.0625)));
const WEIGHT = KERNEL.reduce((a, b) => a + b);

function blur(grid, stride) {
  const out = new Float64Array(grid.length);
  for (let i = 0; i < grid.length; i++) {
    let total = 0;
    for (let k = 0; k < KERNEL.length; k++) {
      const at = i + (k - 8) * stride;
      if (at >= 0 && at < grid.length) total += grid[at] * KERNEL[k];
    }
    out[i] = total / WEIGHT;
  }
  return out;
}

function error(polygon) {
  const picture = paint(polygon);
  let total = 0;
  let seen = 0;
  for (let i = 0; i < sum.length; i++) {
    if (count[i] < 3) continue;
    const weight = Math.min(count[i], 10);
    total += weight * (picture[i] - sum[i] / count[i]) ** 2;
    seen += weight;
  }
  return total / seen;
}

let polygon = [
  [2.4, 0],
  [1, -1.5],
  [-2.3, -4.6],
  [-5.5, -6.2],
  [-10.2, -7.4],
  [-11.2, -7],
  [-11.5, -6],
  [-11.6, -3.7],
  [-8.4, -1],
  [-8.3, 1],
  [-11, 3.3],
  [-10.6, 7.3],
  [-10.3, 7.8],
  [-9, 7.8],
  [-7.8, 7.3],
  [-4, 5],
  [0.5, 2.2],
];
let best = error(polygon);
for (let step = 0.4; step > 0.015; step /= 2) {
  for (let improved = true, round = 0; improved && round < 12; round++) {
    improved = false;
    for (let i = 0; i < polygon.length; i++) {
      for (const [du, dv] of [
        [step, 0],
        [-step, 0],
        [0, step],
        [0, -step],
      ]) {
        const moved = polygon.with(i, [polygon[i][0] + du, polygon[i][1] + dv]);
        const e = error(moved);
        if (e < best) [polygon, best, improved] = [moved, e, true];
      }
    }
  }
}
console.log(`${heads} heads; root mean square error of coverage ${Math.sqrt(best).toFixed(4)}`);
console.log(JSON.stringify(polygon.map(([u, v]) => [Number(u.toFixed(2)), Number(v.toFixed(2))])));
