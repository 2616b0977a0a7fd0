import { type ArrowGeometry, arrowGeometry } from '../graph/arrow.ts';
import { childOrigin, type Measure } from '../graph/build.ts';
import type { Diagram } from '../graph/diagram.ts';
import { type Control, type ControlPath, childPath, GROUP, storedSize } from '../model/control.ts';
import { add, distance, type Point, type Rect, type Size, subtract, translate } from '../model/geometry.ts';
import type { Mockup } from '../model/project.ts';
import type { Properties } from '../model/properties.ts';
import { inWholeUnits, type Layout, moveLine } from './layout.ts';

/** What a layout was made from: tells what it left as it was. */
interface Basis {
  readonly diagram: Diagram;
  readonly measure: Measure;
}

/**
 * The mockup with the places of the layout in its controls: what the author opens in Balsamiq and goes on with. Positions,
 * sizes and the points of arrows change, nothing else.
 *
 * @param basis where given, a control that the layout left as it was is not touched: one that stores no size keeps none,
 *   and repeated IDs do no harm
 */
export function applyLayout(mockup: Mockup, layout: Layout, basis?: Basis): Mockup {
  return { ...mockup, controls: placeControls(mockup.controls, layout, basis) };
}

/** The controls with the places of the layout. */
export function placeControls(controls: readonly Control[], layout: Layout, basis?: Basis): readonly Control[] {
  const start = { x: 0, y: 0 };
  return applyTo(controls, { now: start, before: start }, undefined, { layout: inWholeUnits(layout), basis });
}

/** Where the coordinates of a list of controls start, in the layout and in the file. */
interface Origin {
  readonly now: Point;
  readonly before: Point;
}

interface Target {
  readonly layout: Layout;
  readonly basis: Basis | undefined;
}

function applyTo(
  controls: readonly Control[],
  origin: Origin,
  parent: ControlPath | undefined,
  target: Target,
): readonly Control[] {
  const { layout, basis } = target;
  return controls.map((control) => {
    const path = childPath(parent, control.id);
    const bounds = layout.bounds.get(path);
    if (!bounds) return control;
    const before = basis?.diagram.byPath.get(path)?.bounds;
    const route = layout.routes.get(path);
    const placed = route
      ? withRoute(control, path, route, bounds, origin, basis)
      : { ...control, ...placeOf(control, bounds, before, origin), ...sizeOf(control, bounds, before, basis) };
    if (control.typeID !== GROUP || control.children.length === 0) return placed;
    const inner: Origin = {
      now: childOrigin(control, bounds),
      before: childOrigin(control, before ?? { ...origin.before, width: 0, height: 0 }),
    };
    return { ...placed, children: applyTo(control.children, inner, path, target) };
  });
}

/** The place in the list that holds the control; what stands as it stood keeps the numbers that it has. */
function placeOf({ x, y }: Control, bounds: Rect, before: Rect | undefined, origin: Origin): Point {
  const place = subtract(bounds, origin.now);
  if (!before || x === undefined || y === undefined) return place;
  const moved = distance(subtract(bounds, before), subtract(origin.now, origin.before));
  return moved < 1e-9 ? { x, y } : place;
}

/**
 * What must be stored for the control to have its size: nothing where it has it already, or by nature. A measured size is
 * Balsamiq's to store: by those it is told how old a file is.
 */
function sizeOf(
  control: Control,
  bounds: Size,
  before: Size | undefined,
  basis: Basis | undefined,
): Partial<Pick<Control, 'w' | 'h'>> {
  const stored = storedSize(control);
  const unset = before ?? basis?.measure(control);
  // A measured size may be an old one, beside which the control has its natural one.
  const isKept = (side: keyof Size) =>
    before?.[side] === bounds[side] || (stored[side] ?? unset?.[side]) === bounds[side];
  return {
    ...(isKept('width') ? {} : { w: bounds.width }),
    ...(isKept('height') ? {} : { h: bounds.height }),
  };
}

function withRoute(
  control: Control,
  path: ControlPath,
  route: ArrowGeometry,
  bounds: Rect,
  origin: Origin,
  basis: Basis | undefined,
): Control {
  const own = ownLine(control, path, origin, basis);
  if (own && isSameLine(own.line, route) && near(own.box, bounds) && isSameSize(own.box, bounds)) return control;
  const shape = shapeOf(control, route);
  const properties: Properties = {
    ...control.properties,
    ...pointsOf(route, bounds),
    ...(shape === undefined ? {} : { shape }),
  };
  return {
    ...control,
    ...subtract(bounds, origin.now),
    ...sizeOf(control, bounds, undefined, undefined),
    properties,
  };
}

/** The line and the box of the arrow as the file has them. */
function ownLine(
  control: Control,
  path: ControlPath,
  { now, before }: Origin,
  basis: Basis | undefined,
): { readonly line: ArrowGeometry; readonly box: Rect } | undefined {
  const element = basis?.diagram.byPath.get(path);
  if (element?.kind === 'edge' && element.bounds) {
    const by = subtract(now, before);
    return { line: moveLine(element.geometry, by), box: translate(element.bounds, by) };
  }
  const { width, height } = storedSize(control);
  if (control.x === undefined || control.y === undefined || width === undefined || height === undefined)
    return undefined;
  const box = { ...add(now, { x: control.x, y: control.y }), width, height };
  return { line: arrowGeometry(control, box), box };
}

function isSameLine(a: ArrowGeometry, b: ArrowGeometry): boolean {
  return near(a.from, b.from) && near(a.to, b.to) && near(a.control, b.control);
}

function isSameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}

function near(a: Point, b: Point): boolean {
  return distance(a, b) < 1e-9;
}

/** A bend that the arrow's own shape cannot have needs another: a curve becomes one, anything but a line an elbow. */
function shapeOf({ properties: { shape } }: Control, route: ArrowGeometry): string | undefined {
  if (route.shape === 'elbow') return shape === 'line' ? shape : 'elbow';
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
