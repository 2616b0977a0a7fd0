import type { Control } from '../model/control.ts';
import type { Size } from '../model/geometry.ts';
import type { DrawContext } from './context.ts';
import { drawingOf } from './controls/table.ts';

/** The size of a control that stores none, as Balsamiq would measure it; drawing units. */
export function naturalSize(
  control: Control,
  context: Pick<DrawContext, 'settings' | 'era' | 'text' | 'icons' | 'bitmap'>,
): Size {
  const natural = drawingOf(control)?.natural;
  if (!natural) return { width: 100, height: 100 };
  return typeof natural === 'function' ? natural(control, context) : natural;
}
