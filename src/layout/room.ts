import { arrowPoints } from '../graph/arrow.ts';
import type { Diagram, Element } from '../graph/diagram.ts';
import type { ControlPath } from '../model/control.ts';
import { bottom, contains, expand, holds, overlaps, type Rect, type Size, union } from '../model/geometry.ts';
import { crossings, facing, runsThrough } from './route.ts';

/** What stays free around a thing; drawing units. */
const MARGIN = 4;
/** A line that ends this near may be read as one that leads to the thing; drawing units. */
const NEAR_END = 10;

/** What stands where, while unplaced controls get their places. */
export class Room {
  readonly bounds = new Map<ControlPath, Rect>();
  readonly #diagram: Diagram;
  /** What holds each control, those placed since included. */
  readonly #parents = new Map<ControlPath, ControlPath>();
  readonly #lines: { readonly path: ControlPath; readonly points: ReturnType<typeof arrowPoints> }[] = [];

  constructor(diagram: Diagram) {
    this.#diagram = diagram;
    for (const element of diagram.elements) {
      if (element.bounds) this.bounds.set(element.path, element.bounds);
      if (element.parent !== undefined) this.#parents.set(element.path, element.parent);
      if (element.kind === 'edge') this.#lines.push({ path: element.path, points: arrowPoints(element.geometry) });
    }
  }

  place(path: ControlPath, bounds: Rect, parent: ControlPath | undefined): void {
    this.bounds.set(path, bounds);
    if (parent !== undefined) this.#parents.set(path, parent);
  }

  parentOf(path: ControlPath): ControlPath | undefined {
    return this.#parents.get(path);
  }

  /** The nodes and containers with a place that `container` holds, or those at the top. */
  members(container: ControlPath | undefined): readonly { readonly element: Element; readonly bounds: Rect }[] {
    return this.#diagram.elements.flatMap((element) => {
      const bounds = this.bounds.get(element.path);
      const own = element.kind === 'node' || element.kind === 'container';
      return bounds && own && this.parentOf(element.path) === container ? [{ element, bounds }] : [];
    });
  }

  /** Whether nothing stands or runs in the rectangle but what holds it (`within`, and what holds that). */
  free(place: Rect, within: ControlPath | undefined, path: ControlPath): boolean {
    const around = expand(place, MARGIN);
    for (const element of this.#diagram.elements) {
      const bounds = this.bounds.get(element.path);
      if (!bounds || element.kind === 'edge' || element.path === path || element.path === this.#diagram.backdrop)
        continue;
      if (this.#holds(element.path, within) || path.startsWith(`${element.path}:`)) continue;
      // A mark inside what holds it (a title, a badge) is in the way, an invisible group is not: what is in it is.
      if (element.control.children.length > 0) continue;
      if (overlaps(bounds, around)) return false;
    }
    return !this.#lines.some(({ points }) => runsThrough(points, place));
  }

  /** Whether a line ends so near that it would be read as one that leads here. */
  meets(place: Rect): boolean {
    const around = expand(place, NEAR_END);
    return this.#lines.some(({ points }) => [points[0], points.at(-1)].some((end) => end && holds(around, end)));
  }

  /** Whether a straight line from `from` to a place for `path` runs through no node and crosses no line. */
  leads(from: ControlPath, path: ControlPath, place: Rect): boolean {
    const start = this.bounds.get(from);
    if (!start) return true;
    const points = facing(start, place);
    const blocked = this.#diagram.elements.some((element) => {
      const bounds = this.bounds.get(element.path);
      if (!bounds || element.kind === 'edge' || element.path === this.#diagram.backdrop) return false;
      if (element.path === path || element.path === from || element.control.children.length > 0) return false;
      if (element.kind !== 'node' || overlaps(bounds, start) || this.#holds(element.path, from)) return false;
      return runsThrough(points, bounds);
    });
    if (blocked) return false;
    const near = expand(start, MARGIN);
    return !this.#lines.some(({ points: line }) => {
      const [a, b] = [line[0], line.at(-1)];
      const meets = (a && holds(near, a)) || (b && holds(near, b));
      return !meets && crossings(points, line) > 0;
    });
  }

  #holds(path: ControlPath, within: ControlPath | undefined): boolean {
    for (let at = within; at !== undefined; at = this.parentOf(at)) if (at === path) return true;
    return false;
  }

  /** Whether `container` can grow to hold the rectangle without running into anything outside it. */
  canGrow(container: ControlPath, needed: Rect): boolean {
    const before = this.bounds.get(container);
    if (!before) return false;
    const after = union(before, needed) ?? before;
    for (const element of this.#diagram.elements) {
      const bounds = this.bounds.get(element.path);
      if (!bounds || element.kind === 'edge' || element.path === this.#diagram.backdrop) continue;
      if (this.#holds(element.path, container) || this.#isWithin(element.path, container)) continue;
      if (overlaps(bounds, after) && !overlaps(bounds, before)) return false;
    }
    return true;
  }

  #isWithin(path: ControlPath, container: ControlPath): boolean {
    if (path.startsWith(`${container}:`)) return true;
    for (let at = this.parentOf(path); at !== undefined; at = this.parentOf(at)) if (at === container) return true;
    return false;
  }

  /** Makes `container`, and what holds it, large enough. Gives the containers that grew. */
  grow(container: ControlPath, needed: Rect): readonly ControlPath[] {
    const grown: ControlPath[] = [];
    let inner = needed;
    for (let at: ControlPath | undefined = container; at !== undefined; at = this.parentOf(at)) {
      const before = this.bounds.get(at);
      if (!before || contains(before, inner)) break;
      const after: Rect = union(before, inner) ?? before;
      this.bounds.set(at, after);
      grown.push(at);
      inner = after;
    }
    return grown;
  }

  /** The left lower corner of everything. */
  beneath(): { readonly x: number; readonly y: number } {
    const all = [...this.bounds.values()];
    if (all.length === 0) return { x: 0, y: 0 };
    return { x: Math.min(...all.map((r) => r.x)), y: Math.max(...all.map(bottom)) };
  }
}

/** The most frequent width and height of boxes of one type, as far as the natural size fits in. */
export function commonSize(natural: Size, others: readonly Rect[]): Size {
  const width = mode(others.map((r) => r.width).filter((w) => w >= natural.width));
  const height = mode(others.map((r) => r.height).filter((h) => h >= natural.height && h <= natural.height * 2));
  return { width: Math.ceil(width ?? natural.width), height: Math.ceil(height ?? natural.height) };
}

function mode(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0];
}
