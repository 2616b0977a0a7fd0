import { BLACK, type Colour, luma, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import type { Rect, Size } from '../../model/geometry.ts';
import type { Shape } from '../scene.ts';
import type { BorderPaint, FillPaint } from '../skin/paint.ts';
import type { Skin } from '../skin/skin.ts';
import { DISABLED_COLOUR, type TextStyle } from '../text/block.ts';

/** Fills darker than this (Rec. 601) carry white text: measured, #bf9000 (142) does and #999999 (153) does not. */
const DARK = 150;

/** The colour of text and icons on a fill when the control sets none; `ink` is that of the skin. */
export function contrastColour(fill: Colour, ink: Colour = BLACK): Colour {
  return luma(fill) < DARK ? WHITE : ink;
}

/** The bounds of a control in its own coordinates. */
export function ownBounds({ width, height }: Size): Rect {
  return { x: 0, y: 0, width, height };
}

/** The fill of a control, by its `color` and `backgroundAlpha`. */
export function fillPaint({ properties }: Control, fallback: Colour = WHITE): FillPaint {
  const { color = fallback, backgroundAlpha = 1 } = properties;
  return backgroundAlpha === 1
    ? { colour: color }
    : { colour: color, opacity: Math.min(1, Math.max(0, backgroundAlpha)) };
}

/**
 * The border of a control: by its `borderColor`, grey when it is disabled, that of the skin else. One that is set to black is
 * drawn in the colour of frames (seen on six fields in the clean skin, where that is grey).
 */
export function borderOf({ properties }: Control, skin: Skin): BorderPaint {
  const { borderColor, state } = properties;
  if (borderColor === BLACK) return { colour: skin.frameColour };
  return { colour: borderColor ?? (state === 'disabled' ? DISABLED_COLOUR : skin.borderColour) };
}

/** The same of what is pressed, shown or holds others: bars, tables, windows. */
export function frameOf(control: Control, skin: Skin): BorderPaint {
  return borderOf(control, { ...skin, borderColour: skin.frameColour });
}

/**
 * The colour of text and icons in a box: set by the control, grey when it is disabled, else what can be read on the fill;
 * `ink` is that of the skin.
 */
export function inkOn(fill: FillPaint, { properties }: Control, ink: Colour = BLACK): Colour {
  const { textColor, state } = properties;
  if (textColor !== undefined) return textColor;
  if (state === 'disabled') return DISABLED_COLOUR;
  return fill.opacity === 0 ? ink : contrastColour(fill.colour, ink);
}

/** The style of the text in a box; `size` is in drawing units. */
export function textStyle(control: Control, size: number, colour: Colour): TextStyle {
  const { bold = false, italic = false, underline = false } = control.properties;
  return { size, colour, bold, italic, underline };
}

/** Shapes of which only what lies in `clip` shows. */
export function clipped(clip: Rect, shapes: readonly Shape[]): readonly Shape[] {
  return shapes.length === 0 ? [] : [{ kind: 'group', clip, shapes }];
}
