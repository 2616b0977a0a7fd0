import type { ControlPath } from '../model/control.ts';
import type { Direction } from './elk/layered.ts';
import type { LayoutShape } from './elk/shapes.ts';
import { type LayoutMode, USUAL_SPACING } from './layout.ts';
import type { EdgeStyle } from './lines/ports.ts';

/** What a user can say about a layout. */
export interface LayoutChoice {
  readonly mode: LayoutMode;
  /** Where the spine or the layers go; `auto` is down, and lets a drawing that is tidied keep its author's arrangement. */
  readonly direction: Direction | 'auto';
  /** What form a diagram gets that is laid out from its graph; `auto`: what its ties draw decides. */
  readonly shape: LayoutShape | 'auto';
  /** Between nodes, drawing units. */
  readonly spacing: number;
  readonly edges: EdgeStyle;
  /** The stages of a roadmap that is laid out from its graph, where they are known; otherwise its ties tell. */
  readonly spine?: readonly ControlPath[];
}

export const DEFAULT_LAYOUT: LayoutChoice = {
  mode: 'complete',
  direction: 'auto',
  shape: 'auto',
  spacing: USUAL_SPACING,
  edges: 'curve',
};

/** The modes in which what the author placed stays. */
export type KeptMode = Extract<LayoutMode, 'authored' | 'complete'>;
