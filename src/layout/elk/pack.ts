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
