import { BLACK, type Colour } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import type { Point } from '../../model/geometry.ts';
import type { ControlType, DrawContext, DrawControl, DrawnTypes, NaturalSize, PlacedControl } from '../context.ts';
import { isBefore } from '../era.ts';
import { drawIcon, iconSide } from '../icons/draw.ts';
import { roundedRectPath } from '../path.ts';
import type { PathShape, Shape } from '../scene.ts';
import type { Skin } from '../skin/skin.ts';
import { DISABLED_COLOUR, drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { textSize } from './text.ts';
import { turn } from './turn.ts';

/** Side of the icons of these types when the file gives no size (measured: 48 in all 95 cases). */
const DEFAULT_SIZE = 'large';

/** Share of the square that the icon takes inside a border since 2023; before it fills the square (measured on exports). */
const BORDERED = 2 / 3;

/** Between an icon and the text beside it or below it; the natural sizes of FORMAT section 1.2 follow. */
const BESIDE = 3;
const BELOW = 2;

function sideOf({ properties }: Control): number {
  return iconSide(properties.icon?.size || DEFAULT_SIZE);
}

function colourOf({ properties }: Control, skin: Skin): Colour {
  return properties.state === 'disabled' ? DISABLED_COLOUR : (properties.color ?? skin.iconColour);
}

/** The icon of a control with its border and rotation, its left top at `at`. Without an icon there is an empty border. */
function framedIcon({ control, path }: PlacedControl, at: Point, context: DrawContext): readonly Shape[] {
  const { icon, rotation, borderStyle, color, state } = control.properties;
  const side = sideOf(control);
  const colour = colourOf(control, context.skin);
  if (!icon?.id && !icon?.name) return [border(at, side, colour)];
  const bordered = borderStyle === 'square';
  const inner = bordered && !isBefore(context.era, 'wireframes-2023') ? side * BORDERED : side;
  const inset = (side - inner) / 2;
  const shapes = drawIcon(
    { ...icon, ownColours: color === undefined && state !== 'disabled' },
    { x: at.x + inset, y: at.y + inset },
    inner,
    colour,
    context,
    path,
  );
  const turned = turn(shapes, rotation, { x: at.x + side / 2, y: at.y + side / 2 });
  return bordered ? [border(at, side, colour), ...turned] : turned;
}

/** The thin round-cornered line around an icon; a small one's is 1 unit wide (measured on 2x exports). */
function border(at: Point, side: number, colour: Colour): PathShape {
  const unit = side / 24;
  const inner = side - 2 * unit;
  return {
    kind: 'path',
    path: roundedRectPath({ x: at.x + unit, y: at.y + unit, width: inner, height: inner }, 2 * unit),
    stroke: { colour, width: unit },
  };
}

const icon: ControlType = {
  draw: (placed, context) => framedIcon(placed, { x: 0, y: 0 }, context),
  natural: (control) => ({ width: sideOf(control), height: sideOf(control) }),
};

function labelStyle(control: Control, colour: Colour, context: Pick<DrawContext, 'settings'>): TextStyle {
  const { bold, italic, underline } = control.properties;
  return {
    size: textSize(control, context.settings),
    colour,
    bold: bold ?? false,
    italic: italic ?? false,
    underline: underline ?? false,
  };
}

const DEFAULT_TEXT = 'Icon Name';

const drawLabel: DrawControl = (placed, context) => {
  const { control, size } = placed;
  const { text = DEFAULT_TEXT, labelPosition } = control.properties;
  const style = labelStyle(control, colourOf(control, context.skin), context);
  const side = sideOf(control);
  if (labelPosition !== 'left' && labelPosition !== 'right') {
    const area = { x: 0, y: side + BELOW, width: size.width, height: style.size };
    return [
      ...framedIcon(placed, { x: (size.width - side) / 2, y: 0 }, context),
      ...drawBlock(text, style, area, { align: 'center', vertical: 'top', wrap: false }, context),
    ];
  }
  const top = (size.height - side) / 2;
  const left = labelPosition === 'left';
  const area = { x: left ? 0 : side + BESIDE, y: 0, width: size.width - side - BESIDE, height: size.height };
  return [
    ...framedIcon(placed, { x: left ? size.width - side : 0, y: top }, context),
    ...drawBlock(text, style, area, { align: 'left', vertical: 'middle', wrap: false }, context),
  ];
};

const measureLabel: NaturalSize = (control, context) => {
  const { text = DEFAULT_TEXT, labelPosition } = control.properties;
  const style = labelStyle(control, BLACK, context);
  const side = sideOf(control);
  const block = measureBlock(text, style, undefined, context);
  if (labelPosition === 'left' || labelPosition === 'right') {
    return { width: wholeUnits(side + BESIDE + block.width), height: Math.max(side, wholeUnits(block.height) + 8) };
  }
  return { width: Math.max(side, wholeUnits(block.width)), height: side + BELOW + wholeUnits(block.height) };
};

/** Balsamiq's icons, alone and with a text. */
export const ICON_CONTROLS: DrawnTypes = [
  ['Icon', icon],
  ['IconLabel', { draw: drawLabel, natural: measureLabel }],
];
