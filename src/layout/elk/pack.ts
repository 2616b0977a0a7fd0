import type { Point, Size } from '../../model/geometry.ts';

/** Something with a size that is placed as one. */
export interface Sized extends Size {
  readonly path: string;
}

/** Where things are placed, left tops, and the space that they take from 0, 0. */
export interface Packed extends Size {
  readonly places: ReadonlyMap<string, Point>;
}

export const NOTHING: Packed = { places: new Map(), width: 0, height: 0 };

/** Columns of a field with so many things: more of them come late, for then everything in the field moves. */
export function columnsFor(count: number): number {
  if (count <= 4) return 1;
  if (count <= 14) return 2;
  return count <= 36 ? 3 : Math.ceil(Math.sqrt(count / 3));
}

/**
 * Things in rows of so many columns, in the order given. Columns are as wide as their widest, and as wide apart as `width`
 * allows. From three on, rows come in pairs: one thing more often finds a place that was free, and moves nothing below.
 */
export function packField(
  things: readonly Sized[],
  spacing: number,
  columns = columnsFor(things.length),
  width = 0,
): Packed {
  if (things.length === 0) return NOTHING;
  const rows = Math.ceil(things.length / columns);
  const wide = Array.from({ length: columns }, (_, c) =>
    Math.max(0, ...things.filter((_t, i) => i % columns === c).map((t) => t.width)),
  );
  const used = wide.filter((w) => w > 0).length;
  const inner = wide.reduce((sum, w) => sum + w, 0);
  const gap = used > 1 ? Math.max(spacing, Math.floor((width - inner) / (used - 1))) : spacing;
  const places = new Map<string, Point>();
  let [y, tallest] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const line = things.slice(row * columns, (row + 1) * columns);
    const tall = Math.max(...line.map((thing) => thing.height));
    let x = 0;
    line.forEach((thing, c) => {
      places.set(thing.path, { x, y: y + Math.floor((tall - thing.height) / 2) });
      x += (wide[c] ?? 0) + gap;
    });
    y += tall + spacing;
    tallest = Math.max(tallest, tall);
  }
  const spare = rows > 2 && rows % 2 === 1 ? tallest + spacing : 0;
  return { places, width: inner + gap * Math.max(0, used - 1), height: y - spacing + spare };
}

/** Things in rows beneath something as wide as `width`, in as many columns as that has room for. */
export function packBeneath(things: readonly Sized[], width: number, spacing: number): Packed {
  const widest = Math.max(1, ...things.map((thing) => thing.width));
  const columns = Math.max(1, Math.floor((width + spacing) / (widest + spacing)));
  return packField(things, spacing, columns, width);
}

/** Things in rows from left to right, a new row when `width` is full. */
export function packRows(things: readonly Sized[], width: number, spacing: number): Packed {
  const places = new Map<string, Point>();
  let [x, y, high, wide] = [0, 0, 0, 0];
  for (const thing of things) {
    if (x > 0 && x + thing.width > width) {
      x = 0;
      y += high + spacing;
      high = 0;
    }
    places.set(thing.path, { x, y });
    wide = Math.max(wide, x + thing.width);
    high = Math.max(high, thing.height);
    x += thing.width + spacing;
  }
  return { places, width: wide, height: things.length === 0 ? 0 : y + high };
}

/** One packing above the other, their left sides in line, or their right sides. */
export function stack(parts: readonly Packed[], spacing: number, align: 'left' | 'right' = 'left'): Packed {
  const places = new Map<string, Point>();
  const width = Math.max(0, ...parts.map((part) => part.width));
  let y = 0;
  for (const part of parts.filter((one) => one.places.size > 0)) {
    const dx = align === 'left' ? 0 : width - part.width;
    for (const [path, at] of part.places) places.set(path, { x: at.x + dx, y: at.y + y });
    y += part.height + spacing;
  }
  return { places, width, height: Math.max(0, y - spacing) };
}
