import type { Measure } from '../graph/build.ts';
import type { Diagram } from '../graph/diagram.ts';
import { completeLayout } from './complete.ts';
import type { Direction } from './elk/layered.ts';
import { elkLayout } from './elk/layout.ts';
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
    return await elkLayout(diagram, { ...choice, measure }, elk.run);
  } finally {
    await elk.close();
  }
}
