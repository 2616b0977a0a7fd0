/** A point, in drawing units (Balsamiq's pixels at 100 %), y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A size, in drawing units. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** An axis-aligned rectangle, in drawing units; `x` and `y` are its left and top. */
export interface Rect extends Point, Size {}

export function rect(x: number, y: number, width: number, height: number): Rect {
  return { x, y, width, height };
}

export function right(r: Rect): number {
  return r.x + r.width;
}

export function bottom(r: Rect): number {
  return r.y + r.height;
}

export function centre(r: Rect): Point {
  return { x: r.x + r.width / 2, y: r.y + r.height / 2 };
}

/** The smallest rectangle that holds both; `undefined` stands for nothing. */
export function union(a: Rect | undefined, b: Rect | undefined): Rect | undefined {
  if (!a) return b;
  if (!b) return a;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(right(a), right(b)) - x, height: Math.max(bottom(a), bottom(b)) - y };
}

/** `r` moved by the vector `by`. */
export function translate(r: Rect, by: Point): Rect {
  return { x: r.x + by.x, y: r.y + by.y, width: r.width, height: r.height };
}

/** `r` with each side moved outwards by `margin` (inwards when negative). */
export function expand(r: Rect, margin: number): Rect {
  return { x: r.x - margin, y: r.y - margin, width: r.width + 2 * margin, height: r.height + 2 * margin };
}

/** Whether `inner` lies inside `outer`, touching sides included. */
export function contains(outer: Rect, inner: Rect): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer);
}

/** Whether the point lies inside `r` or on its border. */
export function holds(r: Rect, p: Point): boolean {
  return p.x >= r.x && p.x <= right(r) && p.y >= r.y && p.y <= bottom(r);
}

/** Whether the two share more than a border. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
}

export function add(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y };
}

export function subtract(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}

/** The nearest point whose coordinates are whole numbers. */
export function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

export function area(r: Size): number {
  return r.width * r.height;
}

/** The area that both share. */
export function sharedArea(a: Rect, b: Rect): number {
  const width = Math.min(right(a), right(b)) - Math.max(a.x, b.x);
  const height = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** How much of `inner` lies in `outer`, 0 to 1; lines without area count by the part of their length. */
export function shareInside(inner: Rect, outer: Rect): number {
  const thick = { ...inner, width: Math.max(inner.width, 0.01), height: Math.max(inner.height, 0.01) };
  return sharedArea(thick, outer) / area(thick);
}

/** Distance from the point to the rectangle; 0 inside. */
export function gapTo(r: Rect, p: Point): number {
  return Math.hypot(Math.max(r.x - p.x, 0, p.x - right(r)), Math.max(r.y - p.y, 0, p.y - bottom(r)));
}

/** Distance from a point inside the rectangle to its nearest side. */
export function depthIn(r: Rect, p: Point): number {
  return Math.min(p.x - r.x, right(r) - p.x, p.y - r.y, bottom(r) - p.y);
}

/** Distance between two rectangles; 0 when they touch. */
export function rectGap(a: Rect, b: Rect): number {
  const dx = Math.max(a.x - right(b), b.x - right(a), 0);
  const dy = Math.max(a.y - bottom(b), b.y - bottom(a), 0);
  return Math.hypot(dx, dy);
}

/** The point on the straight line from `a` to `b` that is `share` of the way along. */
export function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
