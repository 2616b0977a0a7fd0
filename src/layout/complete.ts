import type { ArrowGeometry } from '../graph/arrow.ts';
import type { Measure } from '../graph/build.ts';
import type { Diagram, Element } from '../graph/diagram.ts';
import { Grid } from '../graph/grid.ts';
import type { ControlPath } from '../model/control.ts';
import { InputError, type Problem } from '../model/errors.ts';
import type { Rect, Size } from '../model/geometry.ts';
import type { Notice } from '../model/notice.ts';
import { finderOf, type Intent, intentOf } from './intent.ts';
import type { Layout } from './layout.ts';
import { commonSize, Room } from './room.ts';
import { boundsOf, type EdgeStyle, placedLine, routeEdge } from './route.ts';
import { obstaclesOf } from './routes.ts';
import { type Found, placeAlone, placeBeside, placeIn } from './spots.ts';

export interface CompleteOptions {
  /** Between nodes, where their neighbours do not show how much; drawing units. */
  readonly spacing: number;
  readonly edges: EdgeStyle;
  readonly measure: Measure;
}

/**
 * The author's layout with places for the controls that have none: in the container or beside the neighbour that each names
 * (see `intentOf`), in line with what is there, over nothing. What has a place keeps it; a container grows when it must,
 * and a notice says so. Arrows that name what they tie are routed.
 *
 * @throws InputError when a control names something that there is not.
 */
export function completeLayout(diagram: Diagram, options: CompleteOptions): Layout {
  const notices: Notice[] = [];
  const intents = readIntents(diagram);
  const room = new Room(diagram);
  const nodes = diagram.elements.filter((e) => !e.bounds && e.control.typeID !== 'Arrow');
  for (const element of inTurn(nodes, intents, diagram)) placeNode(element, intents, diagram, room, options, notices);
  const routes = new Map<ControlPath, ArrowGeometry>();
  for (const element of diagram.elements) if (element.kind === 'edge') routes.set(element.path, element.geometry);
  for (const element of diagram.elements) {
    if (element.bounds || element.control.typeID !== 'Arrow') continue;
    const { from, to } = intents.get(element.path) ?? {};
    const [a, b] = [from && room.bounds.get(from), to && room.bounds.get(to)];
    if (!a || !b || from === undefined || to === undefined) {
      notices.push(note(element, 'has no place and names no controls to lead from and to; it is not drawn'));
      continue;
    }
    const line = routeEdge(a, b, sceneFor(diagram, room, routes, new Set([from, to])), options.edges);
    routes.set(element.path, line);
    const { x, y, width, height } = boundsOf([line.from, line.to]);
    room.bounds.set(element.path, { x, y, width: Math.max(1, width), height: Math.max(1, height) });
  }
  return { mode: 'complete', bounds: room.bounds, routes, notices };
}

/** @throws InputError with every problem of the mockup. */
function readIntents(diagram: Diagram): ReadonlyMap<ControlPath, Intent> {
  const problems: Problem[] = [];
  const find = finderOf(diagram);
  const intents = new Map<ControlPath, Intent>();
  for (const element of diagram.elements) {
    if (!element.bounds) intents.set(element.path, intentOf(element, find, problems));
  }
  if (problems.length > 0) {
    const { name, id } = diagram.mockup;
    throw new InputError(problems.map((problem) => ({ ...(name || id ? { mockup: name || id } : {}), ...problem })));
  }
  return intents;
}

/** What others are placed by comes first; otherwise the order of painting. */
function inTurn(
  elements: readonly Element[],
  intents: ReadonlyMap<ControlPath, Intent>,
  diagram: Diagram,
): readonly Element[] {
  const out: Element[] = [];
  const seen = new Set<ControlPath>();
  const visit = (element: Element) => {
    if (seen.has(element.path)) return;
    seen.add(element.path);
    const { in: within, near } = intents.get(element.path) ?? {};
    for (const path of [within, near, groupOf(element.path)]) {
      const other = path === undefined ? undefined : diagram.byPath.get(path);
      if (other && !other.bounds) visit(other);
    }
    out.push(element);
  };
  elements.forEach(visit);
  return out;
}

function groupOf(path: ControlPath): ControlPath | undefined {
  const colon = path.lastIndexOf(':');
  return colon < 0 ? undefined : path.slice(0, colon);
}

function placeNode(
  element: Element,
  intents: ReadonlyMap<ControlPath, Intent>,
  diagram: Diagram,
  room: Room,
  { spacing, measure }: CompleteOptions,
  notices: Notice[],
): void {
  const { path, control } = element;
  const intent = intents.get(path) ?? {};
  const tie = tiedTo(path, intents, room);
  const near = intent.near ?? tie;
  const within = intent.in ?? groupOf(path) ?? (intent.near === undefined ? undefined : room.parentOf(intent.near));
  const size = sizeOf(element, within, near, room, measure, countIn(path, intents));
  const scene = { room, path, size, spacing, ...(tie === undefined ? {} : { tie }) };
  const found: Found | undefined =
    (intent.near !== undefined ? placeBeside(scene, intent.near, intent.side, within) : undefined) ??
    (within !== undefined ? placeIn(scene, within, isSet(diagram, within)) : undefined) ??
    (near !== undefined ? placeBeside(scene, near, intent.side, undefined) : undefined);
  const placed = found ?? { bounds: placeAlone(scene) };
  const grown = placed.grow === undefined || within === undefined ? [] : room.grow(within, placed.grow);
  room.place(path, placed.bounds, placed.parent);
  for (const container of grown) {
    const holder = diagram.byPath.get(container);
    if (holder) notices.push(note(holder, `grew to hold control ${path} (${control.typeID})`));
  }
  if (within !== undefined && placed.parent === undefined && intent.in !== undefined) {
    notices.push(note(element, `found no room in control ${within} and stands outside it`));
  }
}

/** What a placed arrow-to-be ties the node to. */
function tiedTo(path: ControlPath, intents: ReadonlyMap<ControlPath, Intent>, room: Room): ControlPath | undefined {
  for (const { from, to } of intents.values()) {
    const other = from === path ? to : to === path ? from : undefined;
    if (other !== undefined && room.bounds.has(other)) return other;
  }
  return undefined;
}

function countIn(path: ControlPath, intents: ReadonlyMap<ControlPath, Intent>): number {
  return [...intents.values()].filter((intent) => intent.in === path).length;
}

/** The size that its author or Balsamiq gave it, else that of its siblings when its text fits in, else its natural one. */
function sizeOf(
  { control, path }: Element,
  within: ControlPath | undefined,
  near: ControlPath | undefined,
  room: Room,
  measure: Measure,
  holds: number,
): Size {
  const natural = measure(control);
  const siblings =
    within !== undefined ? room.members(within) : near !== undefined ? room.members(room.parentOf(near)) : [];
  const alike = siblings.filter(({ element }) => element.control.typeID === control.typeID && element.path !== path);
  const common = commonSize(
    natural,
    alike.map(({ bounds }) => bounds),
  );
  const width = control.w ?? control.measuredW ?? common.width;
  const height = control.h ?? control.measuredH ?? common.height;
  // What is to hold others starts as large as a column of them; it grows when that is not enough.
  return holds === 0 ? { width, height } : { width, height: control.h ?? Math.min(height, 60 + holds * 44) };
}

function isSet(diagram: Diagram, path: ControlPath): boolean {
  return diagram.byPath.get(path)?.control.typeID === 'FieldSet';
}

function sceneFor(
  diagram: Diagram,
  room: Room,
  routes: ReadonlyMap<ControlPath, ArrowGeometry>,
  ends: ReadonlySet<ControlPath>,
) {
  const holders = new Set<ControlPath>();
  for (const end of ends) for (let at = room.parentOf(end); at !== undefined; at = room.parentOf(at)) holders.add(at);
  const open = obstaclesOf(diagram, room.bounds).filter(({ path }) => !ends.has(path) && !holders.has(path));
  return { obstacles: new Grid<{ readonly bounds: Rect }>(open), lines: [...routes.values()].map(placedLine) };
}

function note({ path, control, title }: Element, message: string): Notice {
  const name = title === undefined ? `the ${control.typeID}` : `"${title}"`;
  return { kind: 'layout', subject: `${path} ${message}`, message: `${name} ${message}`, control: path };
}
