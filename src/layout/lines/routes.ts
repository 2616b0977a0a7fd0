import { type ArrowGeometry, arrowPoints } from '../../graph/arrow.ts';
import type { Diagram, EdgeElement } from '../../graph/diagram.ts';
import { type ControlPath, comparePaths } from '../../model/control.ts';
import {
  add,
  centre,
  contains,
  distance,
  expand,
  overlaps,
  type Point,
  type Rect,
  subtract,
} from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { type Layout, moveLine } from '../layout.ts';
import { isBackward, type Way, waysOf } from './chains.ts';
import { bandOf, type PlacedLine, placedLine, reaches, runsThrough } from './course.ts';
import { placeLabels } from './labels.ts';
import { crossings, isMet, sharedLength } from './meet.ts';
import { pieceOf, pointOn, turned } from './pieces.ts';
import type { EdgeStyle } from './ports.ts';
import { type Effort, hitsOf, newEffort, routeEdge } from './route.ts';

/** How far from every node the pieces of a line meet; drawing units. */
const JOINT = 20;

/** A line that is no further in a box than this only touches it; drawing units. */
const SEEN = 2;

/** An obstacle for lines. */
interface Obstacle {
  readonly path: ControlPath;
  readonly bounds: Rect;
}

interface RouteOptions {
  readonly style: EdgeStyle;
  /** Whether curves whose ends moved together stay as their author drew them, where they run through no node. */
  readonly keeps: boolean;
  /** What an edge moves with: the path of a control that has new bounds. */
  readonly homeOf: (edge: EdgeElement) => ControlPath | undefined;
  /** What may be looked at; the usual when absent. */
  readonly effort?: Effort;
}

/**
 * The lines of all edges for new places of the nodes: around every node that is not an end. Edges with a free end move with
 * what they belong to.
 */
export function routeEdges(
  diagram: Diagram,
  bounds: ReadonlyMap<ControlPath, Rect>,
  { style, keeps, homeOf, effort = newEffort() }: RouteOptions,
): Map<ControlPath, ArrowGeometry> {
  const routes = new Map<ControlPath, ArrowGeometry>();
  const solid = obstaclesOf(diagram, bounds);
  const nodes = new BoxIndex(solid);
  for (const edge of diagram.elements) {
    if (edge.kind !== 'edge' || !edge.path.includes(':')) continue;
    const moved = bounds.get(edge.path);
    if (moved && edge.bounds) routes.set(edge.path, moveLine(edge.geometry, subtract(moved, edge.bounds)));
  }
  const jobs = jobsOf(diagram, bounds, new Set(routes.keys()), style);
  const drawn = new Map<Job, readonly PlacedLine[]>();
  const put = (job: Job, pieces: Pieces) => {
    for (const [path, piece] of pieces) routes.set(path, piece);
    drawn.set(
      job,
      pieces.map(([, piece]) => placedLine(piece)),
    );
  };
  const draw = (job: Job, grid: BoxIndex<Obstacle>) => {
    const { from, to, way } = job;
    const obstacles = inTheWay(job, diagram, grid);
    drawn.delete(job);
    const lines = [...drawn].flatMap(([other, placed]) => (isTwin(job, other, diagram) ? [] : placed));
    const beneath = way.through.flatMap((path) => bounds.get(path) ?? []);
    const scene = { obstacles, lines, beneath, straight: isStraight(way, diagram), effort };
    put(job, split(routeEdge(from, to, scene, style), way, diagram, nodes));
  };
  for (const job of jobs) {
    const kept = keeps && style === 'curve' ? keptPieces(job, diagram, bounds, nodes) : undefined;
    if (kept) put(job, kept);
  }
  const open = jobs.filter((job) => !drawn.has(job));
  // Short lines first: they have the least choice.
  for (const job of open) draw(job, nodes);
  // Then each that meets others on its way, or a text, looks for a better one now that all are there.
  const labels = [...placeLabels(diagram, bounds, routes)].flatMap(([path, place]): Obstacle[] => {
    const mark = diagram.byPath.get(path);
    return mark?.kind === 'mark' && mark.of ? [{ path: mark.of.to, bounds: place }] : [];
  });
  const all = new BoxIndex([...solid, ...labels]);
  for (const job of open) {
    if (effort.left <= 0) break;
    if (!isOnAxis(job, diagram) && isDisturbed(job, drawn, labels, diagram)) draw(job, all);
  }
  for (const edge of diagram.elements) {
    if (edge.kind !== 'edge' || routes.has(edge.path) || !edge.bounds) continue;
    const home = homeOf(edge);
    const [before, after] = [home && diagram.byPath.get(home)?.bounds, home && bounds.get(home)];
    routes.set(edge.path, before && after ? moveLine(edge.geometry, subtract(after, before)) : edge.geometry);
  }
  return routes;
}

/** What the line goes around: not its own ends, what holds them, and what it runs beneath. */
function inTheWay({ way, ends }: Job, diagram: Diagram, grid: BoxIndex<Obstacle>) {
  const passed = new Set(way.through);
  const ignored = new Set([...ends, ...holdersOf(ends, diagram), ...way.edges, ...heldBy(passed, diagram)]);
  return grid.only(({ path }) => !ignored.has(path));
}

/** Whether a line leads from one node of the spine to the next, which stands below it. */
function isOnAxis({ from, to, way }: Job, { spine }: Diagram): boolean {
  const [i, j] = [spine.indexOf(way.from), spine.indexOf(way.to)];
  return i >= 0 && j >= 0 && Math.abs(i - j) === 1 && Math.abs(centre(from).x - centre(to).x) <= 1;
}

/** How far apart the two ends of a line may move and the line still be the one that its author drew; drawing units. */
const TOGETHER = 12;

/** The edges as their author drew them, when what they tie moved together and keeps its size, and nothing is in their way. */
function keptPieces(
  job: Job,
  diagram: Diagram,
  bounds: ReadonlyMap<ControlPath, Rect>,
  nodes: BoxIndex<Obstacle>,
): Pieces | undefined {
  const { from, to, through, edges } = job.way;
  // The spine is straight where its nodes stand one below the other, whatever curves its author led from one to the next.
  if (isOnAxis(job, diagram)) return undefined;
  const shiftOf = (path: ControlPath): Point | undefined => {
    const [before, after] = [diagram.byPath.get(path)?.bounds, bounds.get(path)];
    const isSame =
      before && after && Math.abs(before.width - after.width) + Math.abs(before.height - after.height) <= 1;
    return isSame ? subtract(after, before) : undefined;
  };
  const [start, end] = [shiftOf(from), shiftOf(to)];
  const most = edges.length === 1 ? TOGETHER : 1;
  const isWith = (by: Point | undefined) => by !== undefined && start !== undefined && distance(by, start) <= most;
  if (!start || !end || !isWith(end) || !through.every((path) => isWith(shiftOf(path)))) return undefined;
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const pieces = edges.flatMap((path): Pieces => {
    const edge = diagram.byPath.get(path);
    if (edge?.kind !== 'edge') return [];
    const { geometry } = edge;
    const [first, last] = isBackward(edge, job.way, diagram) ? [end, start] : [start, end];
    const moved = { from: add(geometry.from, first), to: add(geometry.to, last) };
    return [[path, { ...geometry, ...moved, control: add(geometry.control, middle) }]];
  });
  const around = inTheWay(job, diagram, nodes);
  return pieces.some(([, piece]) => hitsOf(piece, around, -SEEN) > 0) ? undefined : pieces;
}

/** Whether the two tie the same nodes and were drawn on one another: they read as one line, and stay one. */
function isTwin(a: Job, b: Job, { byPath }: Diagram): boolean {
  if (![a.way.from, a.way.to].every((end) => end === b.way.from || end === b.way.to)) return false;
  const [p, q] = [byPath.get(a.way.edges[0] ?? ''), byPath.get(b.way.edges[0] ?? '')];
  if (p?.kind !== 'edge' || q?.kind !== 'edge') return false;
  const points = arrowPoints(p.geometry);
  return sharedLength(points, arrowPoints(q.geometry)) > distance(p.geometry.from, p.geometry.to) / 2;
}

/** Whether a line meets another away from its ends, or runs over a text that belongs to another. */
function isDisturbed(
  job: Job,
  drawn: ReadonlyMap<Job, readonly PlacedLine[]>,
  labels: readonly Obstacle[],
  diagram: Diagram,
): boolean {
  const own = drawn.get(job) ?? [];
  return own.some(
    ({ points, bounds }) =>
      labels.some((label) => !job.way.edges.includes(label.path) && runsThrough(points, label.bounds)) ||
      [...drawn].some(
        ([other, lines]) =>
          other !== job && !isTwin(job, other, diagram) && lines.some((line) => isMet({ points, bounds }, line)),
      ),
  );
}

/** What is drawn for one way: a line for each of its edges. */
type Pieces = readonly (readonly [ControlPath, ArrowGeometry])[];

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
  style: EdgeStyle,
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
  // Beside lines with corners what stands in line keeps its straight one.
  const isAligned = ({ from, to }: Job) => {
    if (style !== 'orthogonal') return false;
    const [a, b] = [centre(from), centre(to)];
    return Math.min(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) < 2;
  };
  // The spine comes first: the rest keeps apart from it.
  const first = (job: Job) => Number(isOnAxis(job, diagram)) * 2 + Number(isAligned(job));
  return jobs.sort((x, y) => first(y) - first(x) || gap(x) - gap(y) || comparePaths(key(x), key(y)));
}

/** Whether the line stays straight where it can: its author drew a straight one, or several edges make it. */
function isStraight({ edges }: Way, { byPath }: Diagram): boolean {
  return (
    edges.length > 1 ||
    edges.some((path) => {
      const shape = byPath.get(path)?.control.properties.shape;
      return shape === 'line' || shape === 'straight';
    })
  );
}

/**
 * The line for one edge as it is; for several, each a part of it, in the direction in which it is drawn. They meet between
 * the nodes beneath which the line runs, for a piece that ended at one would tie it.
 */
function split(line: ArrowGeometry, way: Way, diagram: Diagram, nodes: BoxIndex<Obstacle>): Pieces {
  const { edges } = way;
  const isClear = (share: number) => {
    const around = expand({ ...pointOn(line, share), width: 0, height: 0 }, JOINT);
    return !nodes.near(around).some(({ bounds }) => overlaps(bounds, around) && !contains(bounds, around));
  };
  const joint = (i: number): number => {
    if (i === 0 || i === edges.length) return i / edges.length;
    const even = i / edges.length;
    const shares = Array.from({ length: 20 }, (_, k) => even + ((k % 2 === 0 ? 1 : -1) * k) / (42 * edges.length));
    return shares.find(isClear) ?? even;
  };
  const joints = Array.from({ length: edges.length + 1 }, (_, i) => joint(i));
  return edges.map((path, i) => {
    const edge = diagram.byPath.get(path);
    const piece = edges.length === 1 ? line : pieceOf(line, joints[i] ?? 0, joints[i + 1] ?? 1);
    return [path, edge?.kind === 'edge' && isBackward(edge, way, diagram) ? turned(piece) : piece];
  });
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

/** What the containers hold: a line beneath them runs beneath that too. */
function heldBy(containers: ReadonlySet<ControlPath>, { elements, byPath }: Diagram): readonly ControlPath[] {
  if (containers.size === 0) return [];
  return elements.flatMap(({ path, parent }) => {
    for (let at = parent; at !== undefined; at = byPath.get(at)?.parent) if (containers.has(at)) return [path];
    return [];
  });
}

/** A line through a node is as bad as so many crossings. */
const THROUGH = 3;

interface Defects {
  /** Pairs of lines that cross. */
  readonly crossings: number;
  /** Lines through nodes that they do not tie. */
  readonly through: number;
  /** How hard to follow the lines are in all. */
  readonly cost: number;
}

/** What in a layout is hard to follow. */
export function defectsIn(diagram: Diagram, { bounds, routes }: Pick<Layout, 'bounds' | 'routes'>): Defects {
  const grid = new BoxIndex(obstaclesOf(diagram, bounds));
  const lines = diagram.elements.flatMap((edge) => {
    const line = routes.get(edge.path);
    if (edge.kind !== 'edge' || !line || edge.path.includes(':')) return [];
    const { from, to, through } = edge;
    if (!from.attachment || !to.attachment) return [];
    const ends = new Set([from.attachment.to, to.attachment.to, ...through.map((stop) => stop.to)]);
    const placed = placedLine(line);
    return [{ ends, ...placed, around: expand(placed.bounds, 1) }];
  });
  let [crossed, through] = [0, 0];
  lines.forEach((a, i) => {
    const ends = [...a.ends];
    for (let j = i + 1; j < lines.length; j++) {
      const b = lines[j];
      // Lines of one node come together there.
      if (!b || !overlaps(a.around, b.around) || ends.some((end) => b.ends.has(end))) continue;
      crossed += Math.min(1, crossings(a.points, b.points));
    }
    const ignored = new Set([...a.ends, ...holdersOf(a.ends, diagram)]);
    const band = bandOf(a.points);
    const isThrough = ({ path, bounds: box }: Obstacle) =>
      reaches(band, box, 0) && runsThrough(a.points, box, -SEEN) && !ignored.has(path);
    if (grid.nearInAnyOrder(a.bounds).some(isThrough)) through++;
  });
  return { crossings: crossed, through, cost: crossed + THROUGH * through };
}
