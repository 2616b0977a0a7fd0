import type { LayoutChoice } from '../../layout/choice.ts';
import type { LayoutMode } from '../../layout/layout.ts';

/** How the command line says what layout to make. */
export interface LayoutFlags {
  readonly layout: LayoutMode;
  readonly direction: 'auto' | 'down' | 'up' | 'right' | 'left';
  readonly shape: LayoutChoice['shape'];
  readonly spacing: number;
  readonly edges: LayoutChoice['edges'];
}

/** What a layout is made from, as the options say. */
export function choiceOf({ layout, direction, shape, spacing, edges }: LayoutFlags): LayoutChoice {
  const directions = { auto: 'auto', down: 'DOWN', up: 'UP', right: 'RIGHT', left: 'LEFT' } as const;
  return { mode: layout, direction: directions[direction], shape, spacing, edges };
}
