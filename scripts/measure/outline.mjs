// Turns measured coverage into outlines: polylines simplified to few points, and polygons fitted to pixels.

/** Ramer-Douglas-Peucker on a function given as points [t, value]: no dropped point is off by more than `tolerance`. */
export function simplify(points, tolerance) {
  if (points.length < 3) return points;
  const [first] = points;
  const last = points[points.length - 1];
  let worst = 0;
  let at = 0;
  for (let i = 1; i < points.length - 1; i++) {
    const share = (points[i][0] - first[0]) / (last[0] - first[0]);
    const off = Math.abs(points[i][1] - first[1] - share * (last[1] - first[1]));
    if (off > worst) [worst, at] = [off, i];
  }
  if (worst <= tolerance) return [first, last];
  return [...simplify(points.slice(0, at + 1), tolerance).slice(0, -1), ...simplify(points.slice(at), tolerance)];
}

/** The share of the cell (left, top, side) that the polygon covers, exactly (holes by a second, reversed ring). */
export function coverage(ring, left, top, side) {
  let points = ring;
  points = clip(points, (p) => p[0] - left);
  points = clip(points, (p) => left + side - p[0]);
  points = clip(points, (p) => p[1] - top);
  points = clip(points, (p) => top + side - p[1]);
  return Math.abs(area(points)) / (side * side);
}

function clip(points, inside) {
  const kept = [];
  for (let i = 0; i < points.length; i++) {
    const a = points[i];
    const b = points[(i + 1) % points.length];
    const da = inside(a);
    const db = inside(b);
    if (da >= 0) kept.push(a);
    if (da >= 0 !== db >= 0) {
      const share = da / (da - db);
      kept.push([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]);
    }
  }
  return kept;
}

function area(points) {
  let sum = 0;
  for (let i = 0; i < points.length; i++) {
    const [x1, y1] = points[i];
    const [x2, y2] = points[(i + 1) % points.length];
    sum += x1 * y2 - x2 * y1;
  }
  return sum / 2;
}

/**
 * Moves the numbers of `start` until the rings that `build` makes of them cover the cells as measured; a pattern search
 * with falling steps. `strain` says how far numbers
 * are from what they may be. Gives the numbers and the root mean square of what is left.
 */
export function fitOutline(start, build, cells, side, strain = () => 0) {
  const loss = (numbers) => {
    const ring = build(numbers);
    let sum = strain(numbers);
    for (const [left, top, share] of cells) sum += (coverage(ring, left, top, side) - share) ** 2;
    return sum;
  };
  const numbers = [...start];
  let best = loss(numbers);
  for (let step = 0.5; step > 0.004; ) {
    let moved = false;
    for (let i = 0; i < numbers.length; i++) {
      for (const by of [step, -step]) {
        numbers[i] += by;
        const next = loss(numbers);
        if (next < best - 1e-9) {
          best = next;
          moved = true;
          break;
        }
        numbers[i] -= by;
      }
    }
    if (!moved) step /= 2;
  }
  return { numbers, error: Math.sqrt(best / cells.length) };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
