import { type ArrowGeometry, arrowPoints } from '../../graph/arrow.ts';
import { childOrigin } from '../../graph/build.ts';
import type { Diagram, Element } from '../../graph/diagram.ts';
import { type ControlPath, GROUP, SYMBOL_INSTANCE } from '../../model/control.ts';
import {
  add,
  bottom,
  contains,
  distance,
  expand,
  holds,
  overlaps,
  type Point,
  type Rect,
  right,
  type Size,
  subtract,
  translate,
  union,
} from '../../model/geometry.ts';
import { tally } from '../../model/lists.ts';
import { moveLine, wholeBox } from '../layout.ts';
import { boundsOf, facing, runsThrough } from '../lines/course.ts';
import { crossings } from '../lines/meet.ts';
import { groupOf } from './intent.ts';

/** What stays free around a thing; drawing units. */
const MARGIN = 4;
/** A line that ends this near may be read as one that leads to the thing; drawing units. */
const NEAR_END = 10;
/**
 * Between the border of a container and what it holds, where what is there shows nothing; drawing units. A container that
 * grows leaves as much of the distance to the border of the one around it.
 */
export const PADDING = 14;

interface Growth {
  readonly path: ControlPath;
  readonly before: Rect;
  readonly after: Rect;
}

/** Something that stands on its own, or belongs to another thing (`of`). */
export interface Standing {
  readonly path: ControlPath;
  readonly bounds: Rect;
  readonly of?: ControlPath;
}

/** What stands where, while unplaced controls get their places. */
export class Room {
  readonly bounds = new Map<ControlPath, Rect>();
  /** The lines that have a place. */
  readonly lines = new Map<ControlPath, ArrowGeometry>();
  readonly #points: (readonly Point[])[] = [];
  readonly #diagram: Diagram;
  /** What holds each control, those placed since included. */
  readonly #parents = new Map<ControlPath, ControlPath>();
  /** What waits for the place of the group that it is part of, by group. */
  readonly #waiting = new Map<ControlPath, Element[]>();

  constructor(diagram: Diagram) {
    this.#diagram = diagram;
    for (const element of diagram.elements) {
      if (element.parent !== undefined) this.#parents.set(element.path, element.parent);
      if (!element.bounds) continue;
      const group = this.#openGroup(element.path);
      if (group !== undefined) this.#waiting.set(group, [...(this.#waiting.get(group) ?? []), element]);
      else this.#show(element, element.bounds);
    }
  }

  /** @param by how far from where the file says; not at all when absent */
  #show(element: Element, bounds: Rect, by?: Point): void {
    this.bounds.set(element.path, by ? translate(bounds, by) : bounds);
    if (element.kind !== 'edge') return;
    const line = by ? moveLine(element.geometry, by) : element.geometry;
    this.lines.set(element.path, line);
    this.#points.push(arrowPoints(line));
  }

  /** The innermost group without a place that a control is part of. */
  #openGroup(path: ControlPath): ControlPath | undefined {
    for (let at = groupOf(path); at !== undefined; at = groupOf(at)) {
      const group = this.#diagram.byPath.get(at);
      if (group && !group.bounds) return at;
    }
    return undefined;
  }

  /** Where the coordinates of what is in a group without a place start: those of the list that holds the group. */
  #originOf(group: ControlPath): Point {
    for (let at = groupOf(group); at !== undefined; at = groupOf(at)) {
      const outer = this.#diagram.byPath.get(at);
      if (outer?.bounds) return childOrigin(outer.control, outer.bounds);
    }
    return { x: 0, y: 0 };
  }

  /** The size of a group without a place, from the places in it; `undefined` when nothing in it has one. */
  sizeOfGroup(path: ControlPath): Size | undefined {
    const all = (this.#waiting.get(path) ?? []).reduce<Rect | undefined>(
      (sum, { bounds }) => union(sum, bounds),
      undefined,
    );
    if (!all) return undefined;
    const { x, y } = this.#originOf(path);
    return { width: Math.max(1, right(all) - x), height: Math.max(1, bottom(all) - y) };
  }

  place(path: ControlPath, bounds: Rect, parent: ControlPath | undefined): void {
    this.bounds.set(path, bounds);
    if (parent !== undefined) this.#parents.set(path, parent);
    const by = subtract(bounds, this.#originOf(path));
    for (const element of this.#waiting.get(path) ?? []) {
      if (element.bounds) this.#show(element, element.bounds, by);
    }
    this.#waiting.delete(path);
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
    return !this.#points.some((points) => runsThrough(points, place));
  }

  /** Whether nothing that is drawn stands in the rectangle but what holds it. */
  isClear(place: Rect, within: ControlPath | undefined): boolean {
    return this.#diagram.elements.every((element) => {
      const bounds = this.bounds.get(element.path);
      if (!bounds || element.kind === 'edge' || element.path === this.#diagram.backdrop) return true;
      if (element.control.children.length > 0 || this.#holds(element.path, within)) return true;
      return !overlaps(bounds, place);
    });
  }

  /** How much of what is not in a container it overlaps that it did not overlap before. */
  newlyMet(container: ControlPath, before: ReadonlyMap<ControlPath, Rect>): number {
    const [is, was] = [this.bounds.get(container), before.get(container)];
    if (!is || !was) return 0;
    return this.#diagram.elements.filter(({ path, kind, control }) => {
      const [bounds, old] = [this.bounds.get(path), before.get(path)];
      if (!bounds || !old || kind === 'edge' || path === this.#diagram.backdrop || control.children.length > 0)
        return false;
      if (this.#holds(path, container) || this.#isWithin(path, container)) return false;
      return overlaps(bounds, is) && !overlaps(old, was);
    }).length;
  }

  /** Whether a line runs through the rectangle. */
  runs(place: Rect): boolean {
    return this.#points.some((points) => runsThrough(points, place));
  }

  /** Whether a line ends so near that it would be read as one that leads here. */
  meets(place: Rect): boolean {
    const around = expand(place, NEAR_END);
    return this.#points.some((points) => [points[0], points.at(-1)].some((end) => end && holds(around, end)));
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
    return !this.#points.some((line) => {
      const [a, b] = [line[0], line.at(-1)];
      const meets = (a && holds(near, a)) || (b && holds(near, b));
      return !meets && crossings(points, line) > 0;
    });
  }

  #holds(path: ControlPath, within: ControlPath | undefined): boolean {
    for (let at = within; at !== undefined; at = this.parentOf(at)) if (at === path) return true;
    return false;
  }

  /**
   * Whether `container` can grow to hold the rectangle, and what is around it with it, without running into anything.
   *
   * @param lines whether a line is in the way, too
   */
  canGrow(container: ControlPath, needed: Rect, lines: boolean): boolean {
    return this.#growth(container, needed).every(({ path, before, after }) => {
      if (this.#isFixed(path)) return false;
      const meets = (r: Rect, box: Rect) => overlaps(r, expand(box, MARGIN));
      const blocked = this.#diagram.elements.some((element) => {
        const bounds = this.bounds.get(element.path);
        if (!bounds || element.kind === 'edge' || element.path === this.#diagram.backdrop) return false;
        if (this.#holds(element.path, path) || this.#isWithin(element.path, path)) return false;
        return meets(bounds, after) && !meets(bounds, before);
      });
      if (blocked) return false;
      return !lines || !this.#points.some((points) => runsThrough(points, after) && !runsThrough(points, before));
    });
  }

  /** Whether its size is not ours to change: what is in a symbol, or is cropped, would change with it. */
  #isFixed(container: ControlPath): boolean {
    for (let at: ControlPath | undefined = container; at !== undefined; at = groupOf(at)) {
      const control = this.#diagram.byPath.get(at)?.control;
      if (control?.typeID === SYMBOL_INSTANCE) return true;
      if (control?.typeID === GROUP && control.properties.crop) return true;
    }
    return false;
  }

  /** What becomes of a container, and of those around it, to hold the rectangle; the innermost first. */
  #growth(container: ControlPath, needed: Rect): readonly Growth[] {
    const steps: Growth[] = [];
    let inner = needed;
    for (let at: ControlPath | undefined = container; at !== undefined; at = this.parentOf(at)) {
      const before = this.bounds.get(at);
      if (!before || contains(before, inner)) break;
      const after: Rect = union(before, inner) ?? before;
      steps.push({ path: at, before, after });
      const around = this.parentOf(at);
      inner = apart(before, after, around === undefined ? undefined : this.bounds.get(around));
    }
    return steps;
  }

  #isWithin(path: ControlPath, container: ControlPath): boolean {
    if (path.startsWith(`${container}:`)) return true;
    for (let at = this.parentOf(path); at !== undefined; at = this.parentOf(at)) if (at === container) return true;
    return false;
  }

  /** Makes `container`, and what holds it, large enough. Gives the containers that grew. */
  grow(container: ControlPath, needed: Rect): readonly ControlPath[] {
    const steps = this.#growth(container, needed);
    for (const { path, after } of steps) this.bounds.set(path, after);
    return steps.map(({ path }) => path);
  }

  /** What stands on its own in `container`, or at the top: everything but lines, the page's backdrop and what belongs to others. */
  standing(container: ControlPath | undefined): readonly Standing[] {
    return this.#diagram.elements.flatMap((element) => {
      const bounds = this.bounds.get(element.path);
      if (!bounds || element.kind === 'edge' || element.path === this.#diagram.backdrop) return [];
      if (this.parentOf(element.path) !== container) return [];
      const of = element.kind === 'mark' ? element.of?.to : undefined;
      return [{ path: element.path, bounds, ...(of === undefined ? {} : { of }) }];
    });
  }

  /** Whether the size of a container, and of those around it, is the author's to change only. */
  isFixed(container: ControlPath): boolean {
    for (let at: ControlPath | undefined = container; at !== undefined; at = this.parentOf(at)) {
      if (this.#isFixed(at)) return true;
    }
    return false;
  }

  /** Moves things down, with all that they hold; the lines follow. */
  moveDown(paths: ReadonlySet<ControlPath>, by: number): void {
    const carries = (path: ControlPath) => {
      for (let at: ControlPath | undefined = path; at !== undefined; at = this.parentOf(at) ?? groupOf(at)) {
        if (paths.has(at)) return true;
      }
      return false;
    };
    for (const { path } of this.#diagram.elements) {
      const bounds = this.bounds.get(path);
      if (bounds && !this.lines.has(path) && carries(path)) this.bounds.set(path, translate(bounds, { x: 0, y: by }));
    }
  }

  /** The lines as they run after things were moved: replaces those that there were. */
  setLines(lines: ReadonlyMap<ControlPath, ArrowGeometry>): void {
    this.#points.length = 0;
    for (const [path, line] of lines) {
      const before = this.lines.get(path);
      this.lines.set(path, line);
      this.#points.push(arrowPoints(line));
      const box = this.bounds.get(path);
      if (before === line || !before || !box) continue;
      const by = subtract(line.from, before.from);
      const isMoved = distance(line.to, add(before.to, by)) < 1e-9;
      this.bounds.set(path, isMoved ? translate(box, by) : wholeBox(boundsOf([line.from, line.to])));
    }
  }

  /** What is where, to go back to. */
  snapshot(): () => void {
    const [bounds, lines, points] = [new Map(this.bounds), new Map(this.lines), [...this.#points]];
    return () => {
      this.bounds.clear();
      for (const [path, box] of bounds) this.bounds.set(path, box);
      this.lines.clear();
      for (const [path, line] of lines) this.lines.set(path, line);
      this.#points.splice(0, this.#points.length, ...points);
    };
  }

  /** The left lower corner of everything. */
  beneath(): Point {
    const all = [...this.bounds.values()];
    if (all.length === 0) return { x: 0, y: 0 };
    return { x: Math.min(...all.map((r) => r.x)), y: Math.max(...all.map(bottom)) };
  }

  /** The left upper corner of the page, or of what stands off it. */
  corner(): Point {
    const all = [...this.bounds.values()];
    return { x: Math.min(0, ...all.map((r) => r.x)), y: Math.min(0, ...all.map((r) => r.y)) };
  }
}

/** What the container around must hold: the one that grew, as far from its borders as it was. */
function apart(before: Rect, after: Rect, outer: Rect | undefined): Rect {
  if (!outer) return after;
  const kept = (gap: number, grew: boolean) => (grew ? Math.min(PADDING, Math.max(0, gap)) : 0);
  const left = kept(before.x - outer.x, after.x < before.x);
  const top = kept(before.y - outer.y, after.y < before.y);
  const end = kept(right(outer) - right(before), right(after) > right(before));
  const low = kept(bottom(outer) - bottom(before), bottom(after) > bottom(before));
  return {
    x: after.x - left,
    y: after.y - top,
    width: after.width + left + end,
    height: after.height + top + low,
  };
}

/** The most frequent width and height of boxes of one type, as far as the natural size fits in. */
export function commonSize(natural: Size, others: readonly Rect[]): Size {
  const width = mode(others.map((r) => r.width).filter((w) => w >= natural.width));
  const height = mode(others.map((r) => r.height).filter((h) => h >= natural.height && h <= natural.height * 2));
  return { width: Math.ceil(width ?? natural.width), height: Math.ceil(height ?? natural.height) };
}

function mode(values: readonly number[]): number | undefined {
  return [...tally(values)].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0];
}
