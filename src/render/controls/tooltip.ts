import { BLACK, WHITE } from '../../model/colour.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import type { FigureName } from '../skin/figures.ts';
import { drawBlock, measureBlock } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textAlign, textSize } from './text.ts';

/** Natural width beyond the text and natural height; drawing units (FORMAT section 1.2). */
const NATURAL = { beyond: 41, height: 33 };
/** How far the text keeps from the sides, and how far its middle is moved away from the pointer (exports of version 4). */
const SIDE = 12;
const AWAY = 3.5;
const DEFAULT_TEXT = 'a tooltip';

/** By the corner to which the pointer points. */
const BALLOONS: ReadonlyMap<string, FigureName> = new Map<string, FigureName>([
  ['NE', 'balloon-north-east'],
  ['NW', 'balloon-north-west'],
  ['SE', 'balloon-south-east'],
  ['SW', 'balloon-south-west'],
]);

const draw: DrawControl = ({ control, size }, context) => {
  const { text = DEFAULT_TEXT, tooltipDirection = 'NW' } = control.properties;
  const figure = BALLOONS.get(tooltipDirection) ?? 'balloon-north-west';
  const fill = fillPaint(control, WHITE);
  const style = textStyle(control, textSize(control, context.settings), inkOn(fill, control));
  const away = tooltipDirection.startsWith('S') ? -AWAY : AWAY;
  const area = rect(SIDE, away, Math.max(0, size.width - 2 * SIDE), size.height);
  const options = { align: textAlign(control, 'center'), vertical: 'middle', wrap: true } as const;
  return [
    ...context.skin.figure(figure, ownBounds(size), { fill, border: { colour: context.skin.frameColour } }),
    ...drawBlock(text, style, area, options, context),
  ];
};

const natural: NaturalSize = (control, context) => {
  const { text = DEFAULT_TEXT } = control.properties;
  const size = textSize(control, context.settings);
  const block = measureBlock(text, textStyle(control, size, BLACK), undefined, context);
  return {
    width: wholeUnits(block.width + NATURAL.beyond),
    height: Math.max(NATURAL.height, Math.round(block.height) + NATURAL.height - size),
  };
};

/** A balloon that explains what it points to. */
export const TOOLTIP_CONTROLS: DrawnTypes = [['Tooltip', { draw, natural }]];
