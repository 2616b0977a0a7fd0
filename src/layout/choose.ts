import { buildDiagram, type Measure } from '../graph/build.ts';
import type { Diagram } from '../graph/diagram.ts';
import type { Control } from '../model/control.ts';
import { distance, overlaps, type Point, subtract } from '../model/geometry.ts';
import { placeControls } from './apply.ts';
import { completeLayout } from './complete.ts';
import type { ElkRunner } from './elk/graph.ts';
import type { Direction } from './elk/layered.ts';
import { type ElkLayoutOptions, elkLayout } from './elk/layout.ts';
import { startElk } from './elk/runner.ts';
import { authoredLayout, type Layout, type LayoutMode } from './layout.ts';
import { crossings, type EdgeStyle, placedLine } from './route.ts';

/** What a user can say about a layout. */
export interface LayoutChoice {
  readonly mode: LayoutMode;
  /** Where layers go in a diagram without a spine; `auto` chooses by the proportions of the author's drawing. */
  readonly direction: Direction | 'auto';
  /** Between nodes, drawing units. */
  readonly spacing: number;
  readonly edges: EdgeStyle;
}

export const DEFAULT_LAYOUT: LayoutChoice = { mode: 'authored', direction: 'auto', spacing: 24, edges: 'curve' };

/**
 * The layout of a diagram in the mode chosen.
 *
 * @throws InputError when a control asks for a place beside something that there is not.
 * @throws BalsaError when ELK refuses the graph or takes too long.
 */
export async function chooseLayout(diagram: Diagram, choice: LayoutChoice, measure: Measure): Promise<Layout> {
  if (choice.mode === 'authored') return authoredLayout(diagram);
  if (choice.mode === 'complete') return completeLayout(diagram, { ...choice, measure });
  const elk = startElk();
  try {
    return await layAnew(diagram, { ...choice, measure }, elk.run);
  } finally {
    await elk.close();
  }
}

/**
 * Everything anew, what has no place included. In a drawing that stands as ELK laid it out before, only what has no place
 * gets one: a contribution to it moves nothing.
 */
export async function layAnew(diagram: Diagram, options: ElkLayoutOptions, run: ElkRunner): Promise<Layout> {
  if (diagram.elements.every((element) => element.bounds)) return settled(diagram, options, run);
  const completed = completeLayout(diagram, options);
  const known = buildDiagram(diagram.mockup, placedOnly(diagram.controls), options.measure);
  if (standsAs(known, await elkLayout(known, options, run))) return { ...completed, mode: 'elk' };
  const whole = buildDiagram(diagram.mockup, placeControls(diagram.controls, completed), options.measure);
  const layout = await settled(whole, options, run);
  return { ...layout, notices: [...completed.notices, ...layout.notices] };
}

/** How often a layout is made from the last one at most; nearly all drawings need two. */
const ROUNDS = 4;

/**
 * A layout that stays what it is when it is made anew from itself, where there is one that costs no crossings: the order in
 * which ELK places things comes from where they stand, and what a line means from where it runs.
 */
async function settled(diagram: Diagram, options: ElkLayoutOptions, run: ElkRunner): Promise<Layout> {
  const first = await elkLayout(diagram, options, run);
  let layout = first;
  for (let round = 1; round < ROUNDS; round++) {
    const again = buildDiagram(diagram.mockup, placeControls(diagram.controls, layout), options.measure);
    const next = await elkLayout(again, options, run);
    if (standsAs(again, next)) return crossingsIn(layout) <= crossingsIn(first) ? layout : first;
    layout = next;
  }
  return first;
}

function crossingsIn({ routes }: Layout): number {
  const lines = [...routes.values()].map(placedLine);
  let count = 0;
  lines.forEach((a, i) => {
    for (const b of lines.slice(i + 1)) if (overlaps(a.bounds, b.bounds)) count += crossings(a.points, b.points);
  });
  return count;
}

function placedOnly(controls: readonly Control[]): readonly Control[] {
  return controls
    .filter(({ x, y }) => x !== undefined && y !== undefined)
    .map((control) =>
      control.children.length === 0 ? control : { ...control, children: placedOnly(control.children) },
    );
}

/** Whether every node stands where the layout would put it, but for a shift of all. */
function standsAs({ elements }: Diagram, { bounds }: Layout): boolean {
  let shift: Point | undefined;
  return elements.every((element) => {
    const place = bounds.get(element.path);
    if (element.kind === 'edge' || !element.bounds || !place) return true;
    const by = subtract(place, element.bounds);
    shift ??= by;
    return distance(by, shift) <= 1;
  });
}
