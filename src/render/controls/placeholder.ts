import { mix, WHITE } from '../../model/colour.ts';
import type { ControlType, DrawContext, DrawControl, PlacedControl } from '../context.ts';
import { rectPath } from '../path.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, measureBlock } from '../text/block.ts';

const GREY = 0x80808b;
/** Opaque, so that what a control covers in Balsamiq does not show through what stands for it. */
const PAPER = mix(WHITE, GREY, 0.08);

/** Sizes of the name, drawing units: it is left out where it would have to be smaller. */
const LARGEST = 11;
const SMALLEST = 5;

/** Stands for a control of a type that balsa cannot draw: its bounds, dashed, with the type in the middle. */
export const drawPlaceholder: DrawControl = (placed, context) => outline(placed.control.typeID, placed, context);

/**
 * Stands for an instance of a symbol that is not in the file: its bounds, dashed, with the symbol's name where the file
 * tells it. No export shows how Balsamiq draws one: whatever was exported had its library.
 */
const missingSymbol: DrawControl = (placed, context) => outline(symbolName(placed), placed, context);

/** The outline of `placed` with a name in it. */
function outline(name: string, { size }: PlacedControl, context: DrawContext): readonly Shape[] {
  const area = { x: 0.5, y: 0.5, width: Math.max(0, size.width - 1), height: Math.max(0, size.height - 1) };
  const text = escapeMarkup(name);
  const { width } = measureBlock(text, { size: LARGEST, colour: GREY }, undefined, context);
  const fitting = Math.min(LARGEST, size.height, (LARGEST * (area.width - 4)) / width);
  const box: Shape = {
    kind: 'path',
    path: rectPath(area),
    fill: { colour: PAPER },
    stroke: { colour: GREY, width: 1, dash: [4, 3], cap: 'butt' },
  };
  if (fitting < SMALLEST) return [box];
  const style = { size: fitting, colour: GREY };
  return [box, ...drawBlock(text, style, area, { align: 'center', vertical: 'middle', wrap: false }, context)];
}

/** BMML names a symbol behind the path of its library; archives know it by numbers that say nothing to a reader. */
function symbolName({ control }: PlacedControl): string {
  const { anchor = '' } = control.properties.src ?? {};
  return /^-?\d*$/.test(anchor) ? 'Symbol' : anchor;
}

/** Text without a meaning for the markup of Balsamiq. */
function escapeMarkup(text: string): string {
  return text.replace(/[*_\-[\]&~{}\\]/g, (c) => `\\${c}`);
}

/** An instance whose symbol is not in the file; any other is drawn as its content. */
export const MISSING_SYMBOL: ControlType = { draw: missingSymbol, natural: { width: 100, height: 100 } };
