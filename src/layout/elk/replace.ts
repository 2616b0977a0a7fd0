import type { Diagram } from '../../graph/diagram.ts';
import type { ControlPath } from '../../model/control.ts';
import { add, type Point, type Rect } from '../../model/geometry.ts';
import type { Layout } from '../layout.ts';
import { placedLine } from '../lines/course.ts';
import { type Plan, planFromDrawing } from '../plan/plan.ts';
import { boundsBeside, withLines } from '../tidy/layout.ts';
import { type Units, unitsOf } from '../units.ts';
import type { ElkRunner } from './graph.ts';
import { type AnewOptions, placePlan } from './place.ts';

/**
 * A drawing placed anew from its graph: only what is moved as one, what holds what and the order stay.
 *
 * @throws BalsaError when ELK refuses the graph or takes too long.
 */
export async function layoutOfDrawing(diagram: Diagram, options: AnewOptions, run: ElkRunner): Promise<Layout> {
  const units = unitsOf(diagram);
  const plan = planFromDrawing(diagram, options.measure, units);
  const placed = await placePlan(plan, options, run);
  const bounds = movedWith(diagram, plan, units, placed.bounds);
  const led = withLines(diagram, units, bounds, options, false);
  const routes = new Map(led.routes);
  const all = new Map(led.bounds);
  const drawnOnce = edgesDrawnOnce(diagram);
  for (const [edge, line] of placed.routes) {
    if (!drawnOnce.has(edge)) continue;
    routes.set(edge, line);
    all.set(edge, placedLine(line).bounds);
  }
  return { mode: 'elk', bounds: all, routes, notices: led.notices };
}

/** The edges that are one tie each: others are drawn by several, or run on beneath what they tie. */
function edgesDrawnOnce({ connections }: Diagram): ReadonlySet<ControlPath> {
  const counts = new Map<ControlPath, number>();
  for (const { edges } of connections) {
    for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + edges.length);
  }
  return new Set([...counts].filter(([, count]) => count === 1).map(([edge]) => edge));
}

/** The places of all controls: those that are moved as one go with the thing that they belong to. */
function movedWith(
  diagram: Diagram,
  plan: Plan,
  units: Units,
  placed: ReadonlyMap<ControlPath, Rect>,
): ReadonlyMap<ControlPath, Rect> {
  const anchors = new Map<ControlPath, Rect>();
  for (const [path, at] of placed) {
    const [unit, box] = [units.all.get(path), plan.boxes.get(path)];
    if (!unit || !box) continue;
    const offset: Point = box.offset ?? { x: 0, y: 0 };
    const grown = { width: at.width - unit.whole.width, height: at.height - unit.whole.height };
    const size = box.offset
      ? { width: unit.bounds.width + grown.width, height: unit.bounds.height + grown.height }
      : { width: at.width, height: at.height };
    anchors.set(path, { ...add(at, offset), ...size });
  }
  return boundsBeside(diagram, units, anchors);
}
