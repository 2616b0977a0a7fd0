// Measures the outline of a border that stretches: the edges of its ink along the sides, its corners pixel by pixel.
import { fitOutline, median, simplify } from './outline.mjs';

/** Side of the square that a profile is written for. */
const REFERENCE = 100;
const SIDES = ['top', 'right', 'bottom', 'left'];
const CORNERS = [
  ['left', 'top'],
  ['top', 'right'],
  ['right', 'bottom'],
  ['bottom', 'left'],
];

/**
 * Measures a profile on `boxes` (each with `ink`, rows of coverage at `scale` pixels per unit).
 *
 * `slice`: corners keep their size within this distance of the sides; `depth` and `thickness`: how deep the ink of a side
 * may lie and how thick it may be, by side; `bins`: stations along a side; `shortest`: sides that are shorter are left out;
 * `corners`: by corner, points from which the fit starts, on the axes of that corner (from the side that runs down from
 * it to the one that runs across), outside and inside.
 */
export function measureNineSlice(boxes, recipe) {
  const sides = Object.fromEntries(SIDES.map((side) => [side, measureSide(boxes, side, recipe)]));
  const corners = CORNERS.map(([before, after]) => measureCorner(boxes, before, after, sides, recipe));
  return {
    size: REFERENCE,
    slice: recipe.slice,
    outer: ring('outer', sides, corners, recipe),
    inner: ring('inner', sides, corners, recipe),
    error: Math.max(...corners.map((corner) => corner.error)),
  };
}

/** Reads the box as if `side` were its top: `i` pixels along from the left or top, `d` pixels deep. */
function reader({ ink }, side) {
  const height = ink.length;
  const width = ink[0].length;
  if (side === 'top') return { length: width, at: (i, d) => ink[d][i] };
  if (side === 'bottom') return { length: width, at: (i, d) => ink[height - 1 - d][i] };
  if (side === 'left') return { length: height, at: (i, d) => ink[i][d] };
  return { length: height, at: (i, d) => ink[i][width - 1 - d] };
}

/** Outer and inner edge of the ink along one side, as depth over the share (0 to 1) of the stretched part. */
function measureSide(boxes, side, { slice, depth, thickness, bins, shortest, tolerance }) {
  const count = bins[side];
  const stations = Array.from({ length: count }, () => ({ share: [], outer: [], inner: [] }));
  for (const box of boxes) {
    const { scale } = box;
    const { length, at } = reader(box, side);
    const units = length / scale;
    if (units < shortest[side]) continue;
    for (let i = Math.ceil((slice + 0.5) * scale); i < (units - slice - 0.5) * scale; i++) {
      let sum = 0;
      let moment = 0;
      for (let d = 0; d < depth[side] * scale; d++) {
        sum += at(i, d);
        moment += at(i, d) * (d + 0.5);
      }
      const [least, most] = thickness[side];
      // Something else lies on the border here.
      if (at(i, depth[side] * scale - 1) > 0.02 || sum < least * scale || sum > most * scale) continue;
      const share = ((i + 0.5) / scale - slice) / (units - 2 * slice);
      const station = stations[Math.min(count - 1, Math.floor(share * count))];
      station.share.push(share);
      station.outer.push((moment / sum - sum / 2) / scale);
      station.inner.push((moment / sum + sum / 2) / scale);
    }
  }
  const filled = stations.filter((station) => station.share.length >= 5);
  const edge = (name) => simplify(drawnOut(filled.map((s) => [median(s.share), median(s[name])])), tolerance);
  return { outer: edge('outer'), inner: edge('inner') };
}

/** The same polyline, drawn on to 0 and 1. */
function drawnOut(points) {
  const along = ([x1, y1], [x2, y2], x) => [x, y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)];
  return [along(points[0], points[1], 0), ...points, along(points.at(-2), points.at(-1), 1)];
}

/** The outline of a corner between the ends of its two sides, outside and inside, clockwise. */
function measureCorner(boxes, before, after, sides, { slice, corners }) {
  const right = before === 'right' || after === 'right';
  const bottom = before === 'bottom' || after === 'bottom';
  const across = bottom ? 'bottom' : 'top';
  const down = right ? 'right' : 'left';
  const at = ({ ink }, x, y) => ink[bottom ? ink.length - 1 - y : y][right ? ink[0].length - 1 - x : x];
  const side = 1 / boxes[0].scale;
  const count = Math.ceil((slice + 0.25) / side);
  const cells = [];
  for (let y = 0; y < count; y++) {
    for (let x = 0; x < count; x++) cells.push([x * side, y * side, median(boxes.map((box) => at(box, x, y)))]);
  }
  const end = (name, edge) => {
    const points = sides[name][edge];
    return (name === down ? bottom : right) ? points.at(-1)[1] : points[0][1];
  };
  const far = slice + 1;
  const { outer, inner } = corners[`${across}-${down}`];
  const starts = [...outer, ...inner].flat();
  const split = (numbers) => {
    const points = Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
    return { outer: points.slice(0, outer.length), inner: points.slice(outer.length) };
  };
  const chain = (points, edge) => [
    [end(down, edge), far],
    [end(down, edge), slice],
    ...points,
    [slice, end(across, edge)],
    [far, end(across, edge)],
  ];
  const build = (numbers) => {
    const points = split(numbers);
    return [...chain(points.outer, 'outer'), ...chain(points.inner, 'inner').reverse()];
  };
  // Points run from the one side to the other and stay in the corner.
  const strain = (numbers) => {
    let sum = 0;
    for (const value of numbers) sum += Math.max(0, -0.1 - value, value - slice) ** 2;
    for (const points of Object.values(split(numbers))) {
      for (let i = 1; i < points.length; i++) {
        const [[x1, y1], [x2, y2]] = [points[i - 1], points[i]];
        sum += Math.max(0, x1 - x2 - 0.1) ** 2 + Math.max(0, y2 - y1 - 0.1) ** 2;
      }
    }
    return sum * 10;
  };
  const { numbers, error } = fitOutline(starts, build, cells, side, strain);
  const mirror = ([x, y]) => [right ? REFERENCE - x : x, bottom ? REFERENCE - y : y];
  const turned = (points) => (before === down ? points.map(mirror) : points.map(mirror).reverse());
  const points = split(numbers);
  return { outer: turned(points.outer), inner: turned(points.inner), error };
}

/** A point of a side, `along` from its left or top end and `depth` inwards, on the reference square. */
function place(side, along, depth) {
  if (side === 'top') return [along, depth];
  if (side === 'bottom') return [along, REFERENCE - depth];
  if (side === 'left') return [depth, along];
  return [REFERENCE - depth, along];
}

/** One closed ring, clockwise from the left top corner. */
function ring(edge, sides, corners, { slice }) {
  return CORNERS.flatMap(([, after], i) => {
    const side = sides[after][edge].map(([share, depth]) =>
      place(after, slice + share * (REFERENCE - 2 * slice), depth),
    );
    return [...corners[i][edge], ...(after === 'bottom' || after === 'left' ? side.reverse() : side)];
  });
}
