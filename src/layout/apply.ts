import { type ArrowGeometry, arrowGeometry } from '../graph/arrow.ts';
import { childOrigin } from '../graph/build.ts';
import { type Control, type ControlPath, childPath, GROUP, storedSize } from '../model/control.ts';
import { distance, type Point, type Rect, subtract } from '../model/geometry.ts';
import type { Mockup } from '../model/project.ts';
import type { Properties } from '../model/properties.ts';
import type { Layout } from './layout.ts';

/**
 * The mockup with the places of the layout in its controls: what the author opens in Balsamiq and goes on with. Positions,
 * sizes and the points of arrows change, nothing else.
 */
export function applyLayout(mockup: Mockup, layout: Layout): Mockup {
  return { ...mockup, controls: placeControls(mockup.controls, layout) };
}

/** The controls with the places of the layout. */
export function placeControls(controls: readonly Control[], layout: Layout): readonly Control[] {
  return applyTo(controls, { x: 0, y: 0 }, undefined, layout);
}

function applyTo(
  controls: readonly Control[],
  origin: Point,
  parent: ControlPath | undefined,
  layout: Layout,
): readonly Control[] {
  return controls.map((control) => {
    const path = childPath(parent, control.id);
    const bounds = layout.bounds.get(path);
    if (!bounds) return control;
    const route = layout.routes.get(path);
    const placed = route ? withRoute(control, route, bounds, origin) : withBounds(control, bounds, origin);
    if (control.typeID !== GROUP || control.children.length === 0) return placed;
    return { ...placed, children: applyTo(control.children, childOrigin(control, bounds), path, layout) };
  });
}

function withBounds(control: Control, bounds: Rect, origin: Point): Control {
  const { width, height } = storedSize(control);
  return {
    ...control,
    ...subtract(bounds, origin),
    ...(width === bounds.width ? {} : { w: bounds.width }),
    ...(height === bounds.height ? {} : { h: bounds.height }),
  };
}

function withRoute(control: Control, route: ArrowGeometry, bounds: Rect, origin: Point): Control {
  const before = ownLine(control, origin);
  if (before && near(before.from, route.from) && near(before.to, route.to) && near(before.control, route.control)) {
    return control;
  }
  const shape = shapeOf(control, route);
  const base = withBounds(control, bounds, origin);
  const points = pointsOf(route, bounds);
  const properties: Properties = { ...control.properties, ...points, ...(shape === undefined ? {} : { shape }) };
  return { ...base, properties };
}

/** The line of the arrow as the file has it. */
function ownLine(control: Control, origin: Point): ArrowGeometry | undefined {
  const { width, height } = storedSize(control);
  if (control.x === undefined || control.y === undefined || width === undefined || height === undefined)
    return undefined;
  return arrowGeometry(control, { x: origin.x + control.x, y: origin.y + control.y, width, height });
}

function near(a: Point, b: Point): boolean {
  return distance(a, b) < 1e-9;
}

/** A bend that the arrow's own shape cannot have needs another: a line becomes a curve, anything an elbow. */
function shapeOf({ properties: { shape } }: Control, route: ArrowGeometry): string | undefined {
  if (route.shape === 'elbow') return 'elbow';
  if (route.shape === 'straight') return shape === 'elbow' ? 'bezier' : shape;
  return shape === undefined || shape === 'bezier' ? shape : 'bezier';
}

/** The three points as Balsamiq stores them; the inverse of `arrowGeometry`. */
function pointsOf({ from, to, control, shape }: ArrowGeometry, box: Rect): Pick<Properties, 'p0' | 'p1' | 'p2'> {
  const along = subtract(to, from);
  const square = along.x * along.x + along.y * along.y;
  const middle =
    shape === 'curve' ? { x: (from.x + 2 * control.x + to.x) / 4, y: (from.y + 2 * control.y + to.y) / 4 } : control;
  const v = subtract(middle, from);
  const bend =
    shape === 'straight' || square < 1e-9
      ? { x: 0.5, y: 0 }
      : { x: (v.x * along.x + v.y * along.y) / square, y: (v.x * along.y - v.y * along.x) / square };
  return { p0: subtract(from, box), p1: bend, p2: subtract(to, box) };
}
