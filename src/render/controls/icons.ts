import { BLACK } from '../../model/colour.ts';
import type { Point, Rect } from '../../model/geometry.ts';
import type { ControlType, DrawControl, MeasureControl } from '../context.ts';
import { drawIcon, iconSide } from '../icons/draw.ts';
import type { PathShape, Shape } from '../scene.ts';

/** Share of the square that the icon takes inside its own border (measured on 2x exports). */
const BORDERED = 2 / 3;

const draw: DrawControl = ({ control, path }, context) => {
  const { icon, color = BLACK, rotation, borderStyle } = control.properties;
  const side = iconSide(icon?.size);
  const bordered = borderStyle === 'square';
  const inner = bordered ? side * BORDERED : side;
  const inset = (side - inner) / 2;
  const shapes = drawIcon(icon ?? {}, { x: inset, y: inset }, inner, color, context, path);
  const turned = turn(shapes, rotation, { x: side / 2, y: side / 2 });
  return bordered ? [border({ x: 1, y: 1, width: side - 2, height: side - 2 }), ...turned] : turned;
};

const natural: MeasureControl = ({ properties }) => {
  const side = iconSide(properties.icon?.size);
  return { width: side, height: side };
};

/** The shapes turned clockwise about a point; `rotation` in degrees. */
export function turn(shapes: readonly Shape[], rotation: number | undefined, about: Point): readonly Shape[] {
  if (!rotation || rotation % 360 === 0) return shapes;
  return [{ kind: 'group', rotate: { degrees: rotation, about }, shapes }];
}

/** The thin round-cornered line around an icon: 1 unit wide with corners of 2 units (measured on 2x exports). */
function border({ x, y, width, height }: Rect): PathShape {
  const r = 2;
  const [right, bottom] = [x + width, y + height];
  return {
    kind: 'path',
    path: [
      ['M', x + r, y],
      ['L', right - r, y],
      ['Q', right, y, right, y + r],
      ['L', right, bottom - r],
      ['Q', right, bottom, right - r, bottom],
      ['L', x + r, bottom],
      ['Q', x, bottom, x, bottom - r],
      ['L', x, y + r],
      ['Q', x, y, x + r, y],
      ['Z'],
    ],
    stroke: { colour: BLACK, width: 1 },
  };
}

/** Balsamiq's icons. */
export const ICON_CONTROLS: readonly (readonly [string, ControlType])[] = [['Icon', { draw, natural }]];
