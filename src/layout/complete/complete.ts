import type { ArrowGeometry } from '../../graph/arrow.ts';
import type { Measure } from '../../graph/build.ts';
import type { Diagram, Element } from '../../graph/diagram.ts';
import { cardOf } from '../../model/cards.ts';
import { ARROW, type ControlPath, GROUP } from '../../model/control.ts';
import { type Rect, type Size, translate } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import type { Notice } from '../../model/notice.ts';
import { type Layout, moveLine, wholeBox } from '../layout.ts';
import { boundsOf, placedLine } from '../lines/course.ts';
import type { EdgeStyle } from '../lines/ports.ts';
import { hitsOf, routeEdge } from '../lines/route.ts';
import { obstaclesOf } from '../lines/routes.ts';
import { lineOf } from '../units.ts';
import { bestPlace } from './best-place.ts';
import { groupOf, type Intent, readIntents } from './intent.ts';
import { commonSize, Room } from './room.ts';
import { type Found, placeAlone, placeBeside, placeIn, type Spot } from './spots.ts';

export interface CompleteOptions {
  /** Between nodes, where their neighbours do not show how much; drawing units. */
  readonly spacing: number;
  readonly edges: EdgeStyle;
  readonly measure: Measure;
  /** Whether what has a place may move down where there is no room for what has none; otherwise all stays. */
  readonly mayMove?: boolean;
  /** Sections without a place that hold what has none either, laid out: they are placed as one. */
  readonly sections?: ReadonlyMap<ControlPath, SectionInside>;
}

/** A section with what it holds, from its left top; drawing units. */
export interface SectionInside extends Size {
  /** All that it holds, in sections of their own, too. */
  readonly places: ReadonlyMap<ControlPath, Rect>;
  /** The lines among that. */
  readonly lines: ReadonlyMap<ControlPath, ArrowGeometry>;
}

/** What placing the controls of a mockup has in common. */
interface Run {
  readonly diagram: Diagram;
  readonly options: CompleteOptions;
  readonly intents: ReadonlyMap<ControlPath, Intent>;
  readonly room: Room;
  readonly notices: Notice[];
  /** The containers that grew, each with what it grew for. */
  readonly grown: Map<ControlPath, Element[]>;
  /** What moved down to make room. */
  readonly moved: Set<ControlPath>;
}

/**
 * The author's layout with places for the controls that have none: in the container or beside the neighbour that each names
 * (see `Intent`), in line with what is there, over nothing. What has a place keeps it; a container grows when it must,
 * and a notice says so. Arrows that name what they tie are routed.
 *
 * @throws InputError when a control names something that there is not.
 */
export function completeLayout(diagram: Diagram, options: CompleteOptions): Layout {
  const intents = readIntents(diagram);
  const room = new Room(diagram);
  const run: Run = { diagram, options, intents, room, notices: [], grown: new Map(), moved: new Set() };
  const nodes = diagram.elements.filter((e) => !e.bounds && e.control.typeID !== ARROW);
  const held = new Set([...(options.sections?.values() ?? [])].flatMap(({ places }) => [...places.keys()]));
  for (const element of inTurn(nodes, intents, diagram)) {
    if (held.has(element.path)) continue;
    placeNode(element, run);
    placeInside(element.path, run);
  }
  for (const [path, added] of run.grown) {
    const holder = diagram.byPath.get(path);
    // What is new itself did not grow.
    if (holder?.bounds) run.notices.push(note(holder, `grew to hold ${listed(added)}`));
  }
  const shifted = [...run.moved].filter((path) => diagram.byPath.get(path)?.kind !== 'mark').length;
  if (shifted > 0) {
    const message = `${shifted === 1 ? 'one thing' : `${shifted} things`} moved down to make room`;
    run.notices.push({ kind: 'layout', subject: message, message });
  }
  const routes = new Map([...room.lines, ...linesInside(run)]);
  for (const [path, line] of routes) {
    if (!room.bounds.has(path)) room.bounds.set(path, wholeBox(boundsOf([line.from, line.to])));
  }
  for (const element of diagram.elements) {
    if (element.bounds || element.control.typeID !== ARROW || routes.has(element.path)) continue;
    const { from, to } = intents.get(element.path) ?? {};
    const [a, b] = [from && room.bounds.get(from), to && room.bounds.get(to)];
    if (!a || !b || from === undefined || to === undefined) {
      run.notices.push(note(element, 'has no place and names no controls to lead from and to; it is not drawn'));
      continue;
    }
    const line = routeEdge(a, b, sceneFor(diagram, room, routes, new Set([from, to])), options.edges);
    routes.set(element.path, line);
    room.bounds.set(element.path, wholeBox(boundsOf([line.from, line.to])));
  }
  return { mode: 'complete', bounds: room.bounds, routes, notices: run.notices };
}

function listed(added: readonly Element[]): string {
  const [only] = added;
  if (only && added.length === 1) return `control ${only.path} (${only.control.typeID})`;
  return `${added.length} new controls (${added.map(({ path }) => path).join(', ')})`;
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
    const { in: within, near, after } = intents.get(element.path) ?? {};
    for (const path of [within, near, after, groupOf(element.path)]) {
      const other = path === undefined ? undefined : diagram.byPath.get(path);
      if (other && !other.bounds) visit(other);
    }
    out.push(element);
  };
  elements.forEach(visit);
  return out;
}

function placeNode(element: Element, run: Run): void {
  const { diagram, intents, room, notices } = run;
  const { spacing } = run.options;
  const { path } = element;
  const intent = intents.get(path) ?? {};
  const tie = tiedTo(path, intents, room);
  const near = intent.near ?? intent.after ?? tie;
  const beneath = intent.near ?? intent.after;
  const group = groupOf(path);
  // In a group, what it stands beneath may be in a box of that.
  const holder = beneath === undefined ? undefined : room.parentOf(beneath);
  const asked =
    intent.in ?? (holder !== undefined && group !== undefined && holds(group, holder, room) ? holder : group);
  const within = asked ?? (beneath === undefined ? undefined : room.parentOf(beneath));
  const size = sizeOf(element, within, near, run);
  const scene = { room, path, size, spacing, ...(tie === undefined ? {} : { tie }) };
  // Where there is no room in what is to hold it, it stands beside that.
  const beside = near ?? within;
  const found: Found | undefined =
    (run.options.mayMove ? placeAmong(scene, intent, within, run) : undefined) ??
    (intent.near !== undefined ? placeBeside(scene, intent.near, intent.side, within) : undefined) ??
    (within !== undefined ? placeIn(scene, within, headOf(diagram, within)) : undefined) ??
    (beside !== undefined ? placeBeside(scene, beside, intent.side, undefined) : undefined);
  const placed = found ?? { bounds: placeAlone(scene) };
  const grown = placed.grow === undefined || within === undefined ? [] : room.grow(within, placed.grow);
  room.place(path, placed.bounds, placed.parent);
  for (const container of grown) run.grown.set(container, [...(run.grown.get(container) ?? []), element]);
  if (asked !== undefined && placed.parent !== asked) {
    notices.push(note(element, `found no room in control ${asked} and stands outside it`));
  }
}

/** What a section without a place holds, once that has one. */
function placeInside(path: ControlPath, { options, room, intents }: Run): void {
  const [at, inside] = [room.bounds.get(path), options.sections?.get(path)];
  if (!at || !inside) return;
  for (const [member, r] of inside.places) room.place(member, translate(r, at), intents.get(member)?.in);
}

function linesInside({ options, room }: Run): readonly (readonly [ControlPath, ArrowGeometry])[] {
  return [...(options.sections ?? [])].flatMap(([path, { lines }]) => {
    const at = room.bounds.get(path);
    return at ? [...lines].map(([edge, line]) => [edge, moveLine(line, at)] as const) : [];
  });
}

/** Where it stands when others may move down for it, see `bestPlace`. */
function placeAmong(scene: Spot, intent: Intent, within: ControlPath | undefined, run: Run): Found | undefined {
  if (intent.side !== undefined) return undefined;
  const { diagram, grown, moved } = run;
  const tieHits = (bounds: Rect) => tieHitsAt(bounds, scene, within, run);
  const best = bestPlace({ spot: scene, intent, within, head: headOf(diagram, within), diagram, tieHits });
  if (!best) return undefined;
  const element = diagram.byPath.get(scene.path);
  for (const path of best.grown) if (element) grown.set(path, [...(grown.get(path) ?? []), element]);
  for (const path of best.moved) moved.add(path);
  return { bounds: best.bounds, ...(best.parent === undefined ? {} : { parent: best.parent }) };
}

/** How often the line from what a control is tied to would run through something, if it stood there. */
function tieHitsAt(bounds: Rect, { tie, path }: Spot, within: ControlPath | undefined, run: Run): number {
  const from = tie === undefined ? undefined : run.room.bounds.get(tie);
  if (tie === undefined || !from) return 0;
  const ends = new Set([tie, path, ...(within === undefined ? [] : [within])]);
  const scene = sceneFor(run.diagram, run.room, run.room.lines, ends);
  return hitsOf(routeEdge(from, bounds, scene, run.options.edges), scene.obstacles);
}

/** Whether a group holds something, at whatever depth. */
function holds(group: ControlPath, path: ControlPath, room: Room): boolean {
  for (let at: ControlPath | undefined = path; at !== undefined; at = room.parentOf(at)) if (at === group) return true;
  return false;
}

/** What a placed arrow-to-be ties the node to. */
function tiedTo(path: ControlPath, intents: ReadonlyMap<ControlPath, Intent>, room: Room): ControlPath | undefined {
  for (const { from, to } of intents.values()) {
    const other = from === path ? to : to === path ? from : undefined;
    if (other !== undefined && room.bounds.has(other)) return other;
  }
  return undefined;
}

/** The size that its author or Balsamiq gave it, else that of its siblings when its text fits in, else its natural one. */
function sizeOf(element: Element, within: ControlPath | undefined, near: ControlPath | undefined, run: Run): Size {
  const { control, path } = element;
  const { room, intents, options } = run;
  const inside = options.sections?.get(path);
  if (inside) return { width: inside.width, height: inside.height };
  const natural = (control.typeID === GROUP ? room.sizeOfGroup(path) : undefined) ?? run.options.measure(control);
  const siblings =
    within !== undefined ? room.members(within) : near !== undefined ? room.members(room.parentOf(near)) : [];
  const alike = siblings.filter(({ element: other }) => other.control.typeID === control.typeID && other.path !== path);
  const common =
    control.typeID === GROUP
      ? natural
      : commonSize(
          natural,
          alike.map(({ bounds }) => bounds),
        );
  const width = control.w ?? control.measuredW ?? common.width;
  const height = control.h ?? control.measuredH ?? common.height;
  const holds = [...intents.values()].filter((intent) => intent.in === path).length;
  // What is to hold others starts as large as a column of them; it grows when that is not enough.
  return holds === 0 ? { width, height } : { width, height: control.h ?? Math.min(height, 60 + holds * 44) };
}

function headOf(diagram: Diagram, path: ControlPath | undefined): number {
  const element = path === undefined ? undefined : diagram.byPath.get(path);
  return (element && cardOf(element.control).head) ?? 0;
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
  const texts = diagram.elements.flatMap((element) => {
    const bounds = room.bounds.get(element.path);
    return bounds && lineOf(element, diagram) ? [{ bounds }] : [];
  });
  return {
    obstacles: new BoxIndex<{ readonly bounds: Rect }>([...open, ...texts]),
    lines: [...routes.values()].map(placedLine),
  };
}

function note({ path, control, title }: Element, message: string): Notice {
  const name = title !== undefined ? `"${title}"` : control.typeID === GROUP ? 'the group' : `the ${control.typeID}`;
  return { kind: 'layout', subject: `${path} ${message}`, message: `${name} ${message}`, control: path };
}
