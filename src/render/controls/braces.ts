import { BLACK } from '../../model/colour.ts';
import { type Point, rect, type Size } from '../../model/geometry.ts';
import type { DrawContext, DrawnTypes, PlacedControl } from '../context.ts';
import { turnedPath } from '../path.ts';
import type { PathShape, Shape } from '../scene.ts';
import { type BlockOptions, drawBlock, measureBlock } from '../text/block.ts';
import { textStyle } from './style.ts';
import { textAlign, textSize } from './text.ts';

/** From the open side of a brace to the text beside it, drawing units (measured on exports). */
const TO_TEXT = 20;
const DEFAULT_TEXT = 'A paragraph of text.\nA second row of text.';

/** The brace is beside the text, at the side that `direction` names, and points at it. */
function drawVertical(placed: PlacedControl, context: DrawContext): readonly Shape[] {
  const { control, size } = placed;
  const onRight = control.properties.direction === 'right';
  const brace = drawBrace(placed, size.height, onRight ? 0 : Math.PI, corner(size, onRight, !onRight), context);
  const area = rect(onRight ? 0 : TO_TEXT, 0, Math.max(0, size.width - TO_TEXT), size.height);
  const align = textAlign(control, onRight ? 'right' : 'left');
  return [brace, ...drawText(placed, area, { align, vertical: 'middle', wrap: true }, context)];
}

/** The brace is above the text or below it, as `direction` says, and points at it. */
function drawHorizontal(placed: PlacedControl, context: DrawContext): readonly Shape[] {
  const { control, size } = placed;
  const below = control.properties.direction === 'bottom';
  const angle = below ? Math.PI / 2 : -Math.PI / 2;
  const brace = drawBrace(placed, size.width, angle, corner(size, below, below), context);
  const style = textStyle(control, textSize(control, context.settings), BLACK);
  const { height } = measureBlock(control.properties.text ?? DEFAULT_TEXT, style, size.width, context);
  const top = below ? size.height - TO_TEXT - height : TO_TEXT;
  const area = rect(0, top, size.width, height);
  return [
    brace,
    ...drawText(placed, area, { align: textAlign(control, 'center'), vertical: 'top', wrap: true }, context),
  ];
}

function corner({ width, height }: Size, right: boolean, bottom: boolean): Point {
  return { x: right ? width : 0, y: bottom ? height : 0 };
}

function drawBrace(
  { control }: PlacedControl,
  length: number,
  angle: number,
  at: Point,
  { skin }: DrawContext,
): PathShape {
  const path = turnedPath(skin.lines.brace(length), angle, at);
  return { kind: 'path', path, fill: { colour: control.properties.color ?? skin.ink } };
}

function drawText(
  { control }: PlacedControl,
  area: Parameters<typeof drawBlock>[2],
  options: BlockOptions,
  context: DrawContext,
): readonly Shape[] {
  const { text = DEFAULT_TEXT, color = context.skin.ink } = control.properties;
  const style = textStyle(control, textSize(control, context.settings), color);
  return drawBlock(text, style, area, options, context);
}

/** The lines of the table of types. */
export const BRACES: DrawnTypes = [
  ['HCurly', { draw: drawHorizontal, natural: { width: 200, height: 80 } }],
  ['VCurly', { draw: drawVertical, natural: { width: 180, height: 140 } }],
];
