import type { Control } from '../model/control.ts';
import type { Size } from '../model/geometry.ts';
import { DEFAULT_SETTINGS } from '../model/project.ts';
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

/** A text that is wider than its stored size by this was edited after Balsamiq measured it. */
const STALE = 1.15;
/** Less than this is no letter more, whatever its share: a field for one digit was 4 units narrower in one era; drawing units. */
const LETTER = 6;
/** What Balsamiq Sans has; what other fonts draw was measured in one of Balsamiq's machine. */
const OWN_LETTERS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]+$/u;
const PICTURES = /\p{Extended_Pictographic}/u;

/**
 * The controls without the stored sizes that their texts have outgrown: Balsamiq measures a text when it saves it, and an edit
 * by hand leaves the size of the text before. Only what is as wide as its text, and whose width nobody set, is looked at; in
 * a font that is not at hand nothing can be told.
 */
export function withoutStaleSizes(controls: readonly Control[], context: DrawContext): readonly Control[] {
  if (context.settings.fontFace !== DEFAULT_SETTINGS.fontFace) return controls;
  const fresh = controls.map((control): Control => {
    const children = control.children.length === 0 ? control.children : withoutStaleSizes(control.children, context);
    const own = children === control.children ? control : { ...control, children };
    if (!isStale(own, context)) return own;
    const { measuredW: _w, measuredH: _h, ...bare } = own;
    return bare;
  });
  return fresh.some((control, i) => control !== controls[i]) ? fresh : controls;
}

function isStale(control: Control, context: DrawContext): boolean {
  const { w, measuredW, properties } = control;
  const { text } = properties;
  if (w !== undefined || measuredW === undefined || measuredW <= 0 || !text) return false;
  if (drawingOf(control)?.beyondText === undefined || !OWN_LETTERS.test(text) || PICTURES.test(text)) return false;
  return naturalSize(control, context).width > Math.max(measuredW * STALE, measuredW + LETTER);
}
