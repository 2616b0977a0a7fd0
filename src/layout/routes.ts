import { type ArrowGeometry, arrowPoints } from '../graph/arrow.ts';
import type { Diagram, EdgeElement } from '../graph/diagram.ts';
import { Grid } from '../graph/grid.ts';
import type { ControlPath } from '../model/control.ts';
import { add, distance, type Point, type Rect, subtract } from '../model/geometry.ts';
import { type EdgeStyle, type PlacedLine, placedLine, routeEdge } from './route.ts';
import { compare } from './units.ts';

/** An obstacle for lines. */
interface Obstacle {
  readonly path: ControlPath;
  readonly bounds: Rect;
}

/**
 * The lines of all edges for new places of the nodes: around every node that is not an end. Edges with a free end move with
 * what they belong to.
 *
 * @param homeOf what an edge moves with: the path of a control that has new bounds
 */
export function routeEdges(
  diagram: Diagram,
  bounds: ReadonlyMap<ControlPath, Rect>,
  style: EdgeStyle,
  homeOf: (edge: EdgeElement) => ControlPath | undefined,
): Map<ControlPath, ArrowGeometry> {
  const routes = new Map<ControlPath, ArrowGeometry>();
  const lines: PlacedLine[] = [];
  const grid = new Grid(obstaclesOf(diagram, bounds));
  const put = (path: ControlPath, line: ArrowGeometry) => {
    routes.set(path, line);
    lines.push(placedLine(line));
  };
  for (const edge of diagram.elements) {
    if (edge.kind !== 'edge' || !edge.path.includes(':')) continue;
    const moved = bounds.get(edge.path);
    if (moved && edge.bounds) routes.set(edge.path, shift(edge.geometry, subtract(moved, edge.bounds)));
  }
  const jobs = jobsOf(diagram, bounds, new Set(routes.keys()));
  // Short lines first: they have the least choice.
  for (const { from, to, pieces, ends } of jobs) {
    const ignored = new Set([...ends, ...holdersOf(ends, diagram)]);
    const obstacles = { near: (area: Rect) => grid.near(area).filter(({ path }) => !ignored.has(path)) };
    const line = routeEdge(
      from,
      to,
      { obstacles, lines },
      pieces.length > 1 ? 'straight' : styleOf(pieces[0], diagram, style),
    );
    for (const [path, piece] of split(line, pieces, diagram)) put(path, piece);
  }
  for (const edge of diagram.elements) {
    if (edge.kind !== 'edge' || routes.has(edge.path) || !edge.bounds) continue;
    const home = homeOf(edge);
    const [before, after] = [home && diagram.byPath.get(home)?.bounds, home && bounds.get(home)];
    put(edge.path, before && after ? shift(edge.geometry, subtract(after, before)) : edge.geometry);
  }
  return routes;
}

interface Job {
  readonly from: Rect;
  readonly to: Rect;
  /** The edges that draw it, in order. */
  readonly pieces: readonly ControlPath[];
  /** Its ends and what it may run beneath. */
  readonly ends: ReadonlySet<ControlPath>;
}

/** The lines to draw: an edge with two ends, or several that make one connection. */
function jobsOf(
  diagram: Diagram,
  bounds: ReadonlyMap<ControlPath, Rect>,
  done: ReadonlySet<ControlPath>,
): readonly Job[] {
  const jobs: Job[] = [];
  const taken = new Set(done);
  const job = (a: ControlPath, b: ControlPath, pieces: readonly ControlPath[], through: readonly ControlPath[]) => {
    const [from, to] = [bounds.get(a), bounds.get(b)];
    if (!from || !to || pieces.length === 0) return;
    for (const path of pieces) taken.add(path);
    jobs.push({ from, to, pieces, ends: new Set([a, b, ...through]) });
  };
  for (const edge of diagram.elements) {
    if (edge.kind !== 'edge' || taken.has(edge.path)) continue;
    const [a, b] = [edge.from.attachment?.to, edge.to.attachment?.to];
    if (a === undefined || b === undefined || a === b) continue;
    const through = edge.through.map((stop) => stop.to);
    job(a, b, [edge.path], through);
  }
  for (const { from, to, edges } of diagram.connections) {
    const pieces = edges.filter((path) => !taken.has(path) && diagram.byPath.get(path)?.kind === 'edge');
    if (pieces.length > 0) job(from, to, pieces, []);
  }
  const gap = ({ from, to }: Job) => distance(from, to);
  const key = (one: Job) => one.pieces[0] ?? '';
  return jobs.sort((x, y) => gap(x) - gap(y) || compare(key(x), key(y)));
}

function styleOf(path: ControlPath | undefined, diagram: Diagram, style: EdgeStyle): EdgeStyle {
  const shape = path === undefined ? undefined : diagram.byPath.get(path)?.control.properties.shape;
  return style === 'curve' && (shape === 'line' || shape === 'straight') ? 'straight' : style;
}

/** The line for one edge as it is; for several, each a part of it, in the direction in which it is drawn. */
function split(
  line: ArrowGeometry,
  pieces: readonly ControlPath[],
  diagram: Diagram,
): readonly (readonly [ControlPath, ArrowGeometry])[] {
  const [only, ...more] = pieces;
  if (only === undefined) return [];
  if (more.length === 0) return [[only, line]];
  const points = arrowPoints(line);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const at = (i: number): Point => ({
    x: Math.round(first.x + ((last.x - first.x) * i) / pieces.length),
    y: Math.round(first.y + ((last.y - first.y) * i) / pieces.length),
  });
  return pieces.map((path, i) => {
    const edge = diagram.byPath.get(path);
    const backward = edge?.kind === 'edge' && i === pieces.length - 1 && edge.from.attachment !== undefined;
    const [from, to] = backward ? [at(i + 1), at(i)] : [at(i), at(i + 1)];
    return [path, { from, to, control: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, shape: 'straight' }];
  });
}

function shift(line: ArrowGeometry, by: Point): ArrowGeometry {
  return { ...line, from: add(line.from, by), to: add(line.to, by), control: add(line.control, by) };
}

/** What lines go around: nodes, titled containers and texts, not groups, which only hold such. */
export function obstaclesOf(diagram: Diagram, bounds: ReadonlyMap<ControlPath, Rect>): readonly Obstacle[] {
  return diagram.elements.flatMap((element): Obstacle[] => {
    if (element.kind === 'edge' || element.control.children.length > 0) return [];
    if (element.kind === 'mark' && (element.of || element.title === undefined)) return [];
    const place = bounds.get(element.path);
    return place ? [{ path: element.path, bounds: place }] : [];
  });
}

/** The containers that hold the ends: a line comes in over their border. */
function holdersOf(ends: ReadonlySet<ControlPath>, diagram: Diagram): readonly ControlPath[] {
  const holders: ControlPath[] = [];
  for (const end of ends) {
    for (let at = diagram.byPath.get(end)?.parent; at !== undefined; at = diagram.byPath.get(at)?.parent)
      holders.push(at);
  }
  return holders;
}
