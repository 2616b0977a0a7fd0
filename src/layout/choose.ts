import { buildDiagram, type Measure } from '../graph/build.ts';
import type { Diagram } from '../graph/diagram.ts';
import type { Control } from '../model/control.ts';
import { distance, type Point, subtract } from '../model/geometry.ts';
import { placeControls } from './apply.ts';
import { completeLayout } from './complete.ts';
import type { ElkRunner } from './elk/graph.ts';
import type { Direction } from './elk/layered.ts';
import { type ElkLayoutOptions, elkLayout } from './elk/layout.ts';
import { startElk } from './elk/runner.ts';
import { authoredLayout, type Layout, type LayoutMode } from './layout.ts';
import type { EdgeStyle } from './route.ts';

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
  if (diagram.elements.every((element) => element.bounds)) return elkLayout(diagram, options, run);
  const completed = completeLayout(diagram, options);
  const known = buildDiagram(diagram.mockup, placedOnly(diagram.controls), options.measure);
  if (standsAs(known, await elkLayout(known, options, run))) return { ...completed, mode: 'elk' };
  const whole = buildDiagram(diagram.mockup, placeControls(diagram.controls, completed), options.measure);
  const layout = await elkLayout(whole, options, run);
  return { ...layout, notices: [...completed.notices, ...layout.notices] };
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
