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

/**
 * Rows of a field with so many things. It grows by steps, so that one thing more seldom makes a container higher: it goes
 * into a place that was free, or starts a column.
 */
export function rowsFor(count: number): number {
  if (count <= 2) return count;
  if (count <= 8) return 4;
  if (count <= 18) return 6;
  return Math.max(8, Math.ceil(Math.sqrt(count * 1.5)));
}

/** Things in columns, one under the other, in the order given. Columns are as wide as their widest, rows as high as the highest. */
export function packColumns(things: readonly Sized[], spacing: number, rows = rowsFor(things.length)): Packed {
  if (things.length === 0) return NOTHING;
  const tall = Math.max(...things.map((thing) => thing.height));
  const small = Math.min(...things.map((thing) => thing.height));
  // Things of one height share rows; a field of various heights is packed column by column.
  const even = tall <= small * 1.5;
  const places = new Map<string, Point>();
  let x = 0;
  let height = even ? rows * tall + (rows - 1) * spacing : 0;
  for (let first = 0; first < things.length; first += rows) {
    const column = things.slice(first, first + rows);
    const width = Math.max(...column.map((thing) => thing.width));
    let y = 0;
    for (const thing of column) {
      places.set(thing.path, { x, y: y + (even ? Math.floor((tall - thing.height) / 2) : 0) });
      y += (even ? tall : thing.height) + spacing;
    }
    height = Math.max(height, y - spacing);
    x += width + spacing;
  }
  return { places, width: x - spacing, height };
}

/** Things in columns beneath something as wide as `width`; rows come in pairs, so that there is often room for one more. */
export function packBeneath(things: readonly Sized[], width: number, spacing: number): Packed {
  if (things.length === 0) return NOTHING;
  const widest = Math.max(...things.map((thing) => thing.width));
  const columns = Math.max(1, Math.floor((width + spacing) / (widest + spacing)));
  const rows = Math.ceil(things.length / columns);
  const even = rows === 1 ? 1 : 2 * Math.ceil(rows / 2);
  const packed = packColumns(things, spacing, even);
  // The outer columns stand under the ends of what is above.
  const used = Math.ceil(things.length / even);
  const pitch = used > 1 ? Math.floor((Math.max(width, packed.width) - widest) / (columns - 1 || 1)) : 0;
  const places = new Map([...packed.places].map(([path, at], i) => [path, { ...at, x: Math.floor(i / even) * pitch }]));
  return { ...packed, places, width: used > 1 ? (used - 1) * pitch + widest : packed.width };
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
