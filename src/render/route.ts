import { between, distance, type Point, type Rect } from '../model/geometry.ts';
import { directionAt, pointAt, quadraticBounds } from '../model/quadratic.ts';
import type { ArrowCurve } from './context.ts';
import type { Path } from './scene.ts';

/** The line of an arrow as a path. */
export function routePath({ from, control, to, shape }: ArrowCurve): Path {
  const start = ['M', from.x, from.y] as const;
  if (shape === 'curve') return [start, ['Q', control.x, control.y, to.x, to.y]];
  if (shape === 'elbow') return [start, ['L', control.x, control.y], ['L', to.x, to.y]];
  return [start, ['L', to.x, to.y]];
}

/** The smallest rectangle that holds the line, its width not counted. */
export function routeBounds({ from, control, to, shape }: ArrowCurve): Rect {
  if (shape === 'curve') return quadraticBounds({ from, control, to });
  const points = shape === 'elbow' ? [from, control, to] : [from, to];
  const x = Math.min(...points.map((p) => p.x));
  const y = Math.min(...points.map((p) => p.y));
  const width = Math.max(...points.map((p) => p.x)) - x;
  return { x, y, width, height: Math.max(...points.map((p) => p.y)) - y };
}

/** The point at `share` (0 to 1) of the way: of a curve's parameter, or of the length of straight lines. */
export function routePoint(route: ArrowCurve, share: number): Point {
  const { from, control, to, shape } = route;
  if (shape === 'curve') return pointAt(route, share);
  if (shape === 'straight') return between(from, to, share);
  const first = distance(from, control);
  const whole = first + distance(control, to);
  const gone = share * whole;
  if (gone <= first) return between(from, control, first === 0 ? 0 : gone / first);
  return between(control, to, (gone - first) / (whole - first));
}

/** The directions, radians clockwise from rightwards, in which the line points outwards at its start and at its end. */
export function outwardDirections(route: ArrowCurve): { readonly start: number; readonly end: number } {
  const bend = route.shape === 'straight' ? between(route.from, route.to, 0.5) : route.control;
  const line = { from: route.from, control: bend, to: route.to };
  return { start: directionAt(line, 0) + Math.PI, end: directionAt(line, 1) };
}

/** `route` moved by the vector. */
export function moveRoute(route: ArrowCurve, by: Point): ArrowCurve {
  const move = (p: Point) => ({ x: p.x + by.x, y: p.y + by.y });
  return { ...route, from: move(route.from), control: move(route.control), to: move(route.to) };
}
