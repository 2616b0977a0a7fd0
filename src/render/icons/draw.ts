import type { Colour } from '../../model/colour.ts';
import type { Point } from '../../model/geometry.ts';
import type { IconReference } from '../../model/properties.ts';
import type { DrawContext } from '../context.ts';
import { transformPath } from '../path.ts';
import type { PathShape, Shape } from '../scene.ts';
import type { IconGlyph } from './library.ts';

/** What drawing an icon needs of the context. */
type IconContext = Pick<DrawContext, 'icons' | 'bitmap' | 'notices'>;

const SIDES: ReadonlyMap<string, number> = new Map([
  ['xsmall', 16],
  ['small', 24],
  ['medium', 32],
  ['large', 48],
  ['xlarge', 64],
  ['xxlarge', 128],
]);

/** Side of the square of an icon, drawing units (FORMAT fact 15; BMML also has plain numbers). */
export function iconSide(size: string | undefined): number {
  const side = SIDES.get(size ?? 'small') ?? Number(size);
  return side > 0 && side <= 512 ? side : 24;
}

/**
 * Draws the icon into the square with the left top `at`; `control` is the path of the control that has it. A picture that
 * serves as an icon takes the colour, too, unless it keeps its `ownColours`.
 */
export function drawIcon(
  icon: IconReference & { readonly ownColours?: boolean },
  at: Point,
  side: number,
  colour: Colour,
  context: IconContext,
  control?: string,
): readonly Shape[] {
  const name = icon.id || icon.name;
  if (!name) return [];
  const bitmap = context.bitmap(name);
  if (bitmap) {
    const scale = Math.min(side / bitmap.natural.width, side / bitmap.natural.height);
    const width = bitmap.natural.width * scale;
    const height = bitmap.natural.height * scale;
    const bounds = { x: at.x + (side - width) / 2, y: at.y + (side - height) / 2, width, height };
    return [{ kind: 'image', ...bitmap, bounds, ...(icon.ownColours ? {} : { tint: colour }) }];
  }
  const glyph = context.icons.find(name);
  const origin = control === undefined ? {} : { control };
  if (!glyph) {
    const message = `The icon "${name}" is not known; a crossed box stands for it`;
    context.notices.add({ kind: 'unknown-icon', subject: name, message, ...origin });
    return [missingIcon(at, side, colour)];
  }
  if (!glyph.exact) {
    const message = `The icon "${name}" is not free; "${glyph.name}" stands for it`;
    context.notices.add({ kind: 'icon', subject: name, message, ...origin });
  }
  return [placeGlyph(glyph, at, side, colour)];
}

/**
 * A glyph in its square, scaled to fit. Measured on exports to 0.1 unit: pictures of versions 5 and later are centred;
 * glyphs of the font of version 4 are set like text, with the side of the square as em size unless that is too wide,
 * centred by their advance rounded up and a quarter of a unit low.
 */
function placeGlyph(glyph: IconGlyph, at: Point, side: number, colour: Colour): PathShape {
  const scale = side / Math.max(glyph.width, glyph.height);
  const width = glyph.width * scale;
  const text = glyph.setting === 'text';
  if (glyph.hollow) return hollowGlyph(glyph, at, side, colour);
  const x = at.x + (side - (text ? Math.ceil(width - 1e-6) : width)) / 2;
  const y = at.y + (side - glyph.height * scale) / 2 + (text ? 0.25 : 0);
  return {
    kind: 'path',
    path: transformPath(glyph.path, scale, { x, y }),
    fill: { colour, ...(glyph.rule ? { rule: glyph.rule } : {}) },
  };
}

/** Thickness of the line around a hollow icon, as a share of the icon's side (as of the clouds, hearts and people of exports). */
const HOLLOW_LINE = 1 / 14;

/** The line lies within the outline. */
function hollowGlyph(glyph: IconGlyph, at: Point, side: number, colour: Colour): PathShape {
  const width = side * HOLLOW_LINE;
  const scale = (side - width) / Math.max(glyph.width, glyph.height);
  const origin = {
    x: at.x + (side - glyph.width * scale) / 2,
    y: at.y + (side - glyph.height * scale) / 2,
  };
  return { kind: 'path', path: transformPath(glyph.path, scale, origin), stroke: { colour, width } };
}

/** A crossed box. */
function missingIcon(at: Point, side: number, colour: Colour): PathShape {
  const low = side * 0.15;
  const high = side * 0.85;
  const point = (x: number, y: number) => [at.x + x, at.y + y] as const;
  return {
    kind: 'path',
    path: [
      ['M', ...point(low, low)],
      ['L', ...point(high, low)],
      ['L', ...point(high, high)],
      ['L', ...point(low, high)],
      ['Z'],
      ['M', ...point(low, low)],
      ['L', ...point(high, high)],
      ['M', ...point(high, low)],
      ['L', ...point(low, high)],
    ],
    stroke: { colour, width: Math.max(1, side / 16) },
  };
}
