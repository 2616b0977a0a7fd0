import { type ArrowGeometry, arrowPoints } from '../graph/arrow.ts';
import type { Diagram, EdgeElement } from '../graph/diagram.ts';
import { Grid } from '../graph/grid.ts';
import type { ControlPath } from '../model/control.ts';
import { add, contains, distance, expand, overlaps, type Point, type Rect, subtract } from '../model/geometry.ts';
import { isBackward, type Way, waysOf } from './chains.ts';
import type { Layout } from './layout.ts';
import { crossings, type EdgeStyle, hitsOf, type PlacedLine, placedLine, routeEdge } from './route.ts';
import { compare } from './units.ts';

/** How far from every node the pieces of a line meet; drawing units. */
const JOINT = 20;

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
  for (const { from, to, way, ends } of jobs) {
    const ignored = new Set([...ends, ...holdersOf(ends, diagram)]);
    const obstacles = { near: (area: Rect) => grid.near(area).filter(({ path }) => !ignored.has(path)) };
    const line = routeEdge(
      from,
      to,
      { obstacles, lines, beneath: way.through.flatMap((path) => bounds.get(path) ?? []) },
      way.edges.length > 1 ? 'straight' : styleOf(way.edges[0], diagram, style),
    );
    for (const [path, piece] of split(line, way, diagram, grid)) put(path, piece);
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
  readonly way: Way;
  /** Its ends and what it may run beneath. */
  readonly ends: ReadonlySet<ControlPath>;
}

/** The lines to draw: an edge with two ends, or several that make one connection. */
function jobsOf(
  diagram: Diagram,
  bounds: ReadonlyMap<ControlPath, Rect>,
  done: ReadonlySet<ControlPath>,
): readonly Job[] {
  const ways: Way[] = [];
  const free = new Set<ControlPath>();
  for (const edge of diagram.elements) {
    if (edge.kind !== 'edge' || done.has(edge.path)) continue;
    const [from, to] = [edge.from.attachment?.to, edge.to.attachment?.to];
    if (from === undefined || to === undefined) free.add(edge.path);
    else if (from !== to) ways.push({ from, to, edges: [edge.path], through: edge.through.map((stop) => stop.to) });
  }
  const jobs = [...ways, ...waysOf(diagram, free)].flatMap((way): Job[] => {
    const [from, to] = [bounds.get(way.from), bounds.get(way.to)];
    return from && to ? [{ from, to, way, ends: new Set([way.from, way.to, ...way.through]) }] : [];
  });
  const gap = ({ from, to }: Job) => distance(from, to);
  const key = ({ way }: Job) => way.edges[0] ?? '';
  return jobs.sort((x, y) => gap(x) - gap(y) || compare(key(x), key(y)));
}

function styleOf(path: ControlPath | undefined, diagram: Diagram, style: EdgeStyle): EdgeStyle {
  const shape = path === undefined ? undefined : diagram.byPath.get(path)?.control.properties.shape;
  return style === 'curve' && (shape === 'line' || shape === 'straight') ? 'straight' : style;
}

/**
 * The line for one edge as it is; for several, each a part of it, in the direction in which it is drawn. They meet between
 * the nodes beneath which the line runs, for a piece that ended at one would tie it.
 */
function split(
  line: ArrowGeometry,
  way: Way,
  diagram: Diagram,
  nodes: Grid<Obstacle>,
): readonly (readonly [ControlPath, ArrowGeometry])[] {
  const { edges } = way;
  const turned = (path: ControlPath) => {
    const edge = diagram.byPath.get(path);
    return edge?.kind === 'edge' && isBackward(edge, way, diagram);
  };
  const [only, ...more] = edges;
  if (only === undefined) return [];
  if (more.length === 0) return [[only, turned(only) ? { ...line, from: line.to, to: line.from } : line]];
  const points = arrowPoints(line);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const along = (share: number): Point => ({
    x: Math.round(first.x + (last.x - first.x) * share),
    y: Math.round(first.y + (last.y - first.y) * share),
  });
  const isClear = (p: Point) => {
    const around = expand({ ...p, width: 0, height: 0 }, JOINT);
    return !nodes.near(around).some(({ bounds }) => overlaps(bounds, around) && !contains(bounds, around));
  };
  const at = (i: number): Point => {
    if (i === 0) return first;
    if (i === edges.length) return last;
    const even = i / edges.length;
    const shares = Array.from({ length: 20 }, (_, k) => even + ((k % 2 === 0 ? 1 : -1) * k) / (42 * edges.length));
    return along(shares.find((share) => isClear(along(share))) ?? even);
  };
  return edges.map((path, i) => {
    const [from, to] = turned(path) ? [at(i + 1), at(i)] : [at(i), at(i + 1)];
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

/** A line through a node is as bad as so many crossings. */
const THROUGH = 3;

export interface Defects {
  /** Pairs of lines that cross. */
  readonly crossings: number;
  /** Lines through nodes that they do not tie. */
  readonly through: number;
  /** How hard to follow the lines are in all. */
  readonly cost: number;
}

/** What in a layout is hard to follow. */
export function defectsIn(diagram: Diagram, { bounds, routes }: Pick<Layout, 'bounds' | 'routes'>): Defects {
  const grid = new Grid(obstaclesOf(diagram, bounds));
  const lines = diagram.elements.flatMap((edge) => {
    const line = routes.get(edge.path);
    if (edge.kind !== 'edge' || !line || edge.path.includes(':')) return [];
    const { from, to, through } = edge;
    if (!from.attachment || !to.attachment) return [];
    const ends = new Set([from.attachment.to, to.attachment.to, ...through.map((stop) => stop.to)]);
    return [{ line, ends, ...placedLine(line) }];
  });
  let [crossed, through] = [0, 0];
  lines.forEach((a, i) => {
    for (const b of lines.slice(i + 1)) {
      // Lines of one node come together there.
      if (!overlaps(expand(a.bounds, 1), expand(b.bounds, 1)) || [...a.ends].some((end) => b.ends.has(end))) continue;
      crossed += Math.min(1, crossings(a.points, b.points));
    }
    const ignored = new Set([...a.ends, ...holdersOf(a.ends, diagram)]);
    const others = {
      near: (area: Rect) =>
        grid.near(area).flatMap((one) => (ignored.has(one.path) ? [] : [{ bounds: expand(one.bounds, -2) }])),
    };
    through += Math.min(1, hitsOf(a.line, others));
  });
  return { crossings: crossed, through, cost: crossed + THROUGH * through };
}
