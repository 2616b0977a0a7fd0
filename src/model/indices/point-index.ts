import type { Point } from '../geometry.ts';

/** Points with a value each, found by place. */
export class PointIndex<T> {
  readonly #cells = new Map<number, Map<number, { readonly point: Point; readonly value: T }[]>>();
  readonly #size: number;
  #count = 0;

  /** @param size side of a cell, drawing units: about the radius that is asked for most */
  constructor(size: number) {
    this.#size = size;
  }

  add(point: Point, value: T): void {
    const column = Math.floor(point.x / this.#size);
    const row = Math.floor(point.y / this.#size);
    let cells = this.#cells.get(column);
    if (!cells) {
      cells = new Map();
      this.#cells.set(column, cells);
    }
    const cell = cells.get(row);
    if (cell) cell.push({ point, value });
    else cells.set(row, [{ point, value }]);
    this.#count++;
  }

  /** Values within `radius` (drawing units) of the point, in no particular order. */
  within(point: Point, radius: number): T[] {
    return this.#around(point, radius).map(({ value }) => value);
  }

  /** The `count` values nearest to the point with their distances, nearest first, looked for up to `reach` away. */
  nearest(point: Point, count: number, reach: number): { readonly value: T; readonly distance: number }[] {
    let found: { value: T; distance: number }[] = [];
    if (this.#count === 0) return found;
    for (let radius = this.#size; ; radius = Math.min(2 * radius, reach)) {
      found = this.#around(point, radius);
      if (found.length >= count || radius >= reach) break;
    }
    return found.sort((a, b) => a.distance - b.distance).slice(0, count);
  }

  #around(point: Point, radius: number): { value: T; distance: number }[] {
    const found: { value: T; distance: number }[] = [];
    const low = (v: number) => Math.floor((v - radius) / this.#size);
    const high = (v: number) => Math.floor((v + radius) / this.#size);
    for (let column = low(point.x); column <= high(point.x); column++) {
      const cells = this.#cells.get(column);
      if (!cells) continue;
      for (let row = low(point.y); row <= high(point.y); row++) {
        for (const entry of cells.get(row) ?? []) {
          const distance = Math.hypot(entry.point.x - point.x, entry.point.y - point.y);
          if (distance <= radius) found.push({ value: entry.value, distance });
        }
      }
    }
    return found;
  }
}
