import { WHITE } from '../../model/colour.ts';
import { bottom, expand, type Rect, rect, right } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize, PlacedControl } from '../context.ts';
import { isBefore } from '../era.ts';
import { roundedRectPath } from '../path.ts';
import type { Path, Shape, Stroke } from '../scene.ts';
import { drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { ownBounds } from './style.ts';
import { textSize } from './text.ts';
import { turn } from './turn.ts';

/** The plate under the text of such an image (measured on 2x exports). */
const PLATE = { side: 5, margin: 8, radius: 4.5, border: 0xd4d4d4, opacity: 0.85 } as const;

/** The text of an image whose picture the project does not have. */
const MISSING = 'Image not found';

const draw: DrawControl = (placed, context) => {
  const { src, borderStyle, filter, rotation } = placed.control.properties;
  const bitmap = src?.id === undefined ? undefined : context.bitmap(src.id);
  if (filter) {
    const message = 'Images with "Sketch it!" are drawn as they are';
    context.notices.add({ kind: 'other', subject: 'filter', message, control: placed.path });
  }
  if (!bitmap) return [...emptyImage(placed, context), ...label(placed, context, src?.id ? MISSING : undefined)];
  const { width, height } = placed.size;
  const sideways = rotation === 90 || rotation === 270;
  const [across, down] = sideways ? [height, width] : [width, height];
  const box = { x: (width - across) / 2, y: (height - down) / 2, width: across, height: down };
  const coarse = isBefore(context.era, 'wireframes-2019') ? { coarse: true } : {};
  const image = cropped({ kind: 'image', ...bitmap, bounds: box, ...coarse }, box, placed);
  const turned = turn([image], rotation, { x: width / 2, y: height / 2 });
  const bounds = { x: 0, y: 0, width, height };
  const bordered = borderStyle !== undefined && borderStyle !== 'none';
  return [
    ...turned,
    ...(bordered ? context.skin.box(bounds, { border: { colour: context.skin.borderColour } }) : []),
    ...label(placed, context),
  ];
};

/** The part of the picture that a crop shows, as large as the control. */
function cropped(image: Shape & { kind: 'image' }, box: Rect, { control }: PlacedControl): Shape {
  const { crop } = control.properties;
  if (!crop) return image;
  const width = box.width / crop.width;
  const height = box.height / crop.height;
  const bounds = { x: box.x - crop.x * width, y: box.y - crop.y * height, width, height };
  return { kind: 'group', clip: box, shapes: [{ ...image, bounds }] };
}

/** A crossed box, and a notice when there should have been a picture. */
function emptyImage({ control, path, size }: PlacedControl, context: DrawContext): readonly Shape[] {
  const { src, borderStyle, bold = false } = control.properties;
  if (src?.id) {
    const message = `The image ${src.id} cannot be drawn; a crossed box stands for it`;
    context.notices.add({ kind: 'asset', subject: src.id, message, control: path });
  }
  const { picture } = context.skin;
  const outer = ownBounds(size);
  // Mockups frames what has no picture, whatever its border (five images of three exports); since, bold ones.
  const framed = borderStyle !== 'none' || bold || isBefore(context.era, 'wireframes-2019');
  const box = frame(outer, framed, context);
  const second = borderStyle === 'square' ? picture.second : undefined;
  const bounds = second === undefined ? outer : expand(outer, -second);
  const { x, y, width, height } = expand(bounds, -picture.inset);
  return [
    ...box,
    ...(second === undefined || bounds.width <= 0 || bounds.height <= 0 ? [] : frame(bounds, true, context)),
    ...(width > 0 && height > 0 ? cross(rect(x, y, width, height), picture.cross) : []),
  ];
}

function cross(bounds: Rect, stroke: Stroke): readonly Shape[] {
  const { x, y } = bounds;
  const path: Path = [
    ['M', x, y],
    ['L', right(bounds), bottom(bounds)],
    ['M', x, bottom(bounds)],
    ['L', right(bounds), y],
  ];
  return [{ kind: 'path', path, stroke: { ...stroke, cap: 'butt' } }];
}

/** The box of an image without a picture. */
function frame(bounds: Rect, bordered: boolean, { skin }: DrawContext): readonly Shape[] {
  const fill = { colour: WHITE };
  return bordered
    ? skin.figure('image-frame', bounds, { fill, border: { colour: skin.frameColour } })
    : skin.box(bounds, { fill });
}

/** The text in the middle, on a plate that dims what is behind it. */
function label({ control, size }: PlacedControl, context: DrawContext, fallback?: string): readonly Shape[] {
  const { text = fallback, bold, italic, underline } = control.properties;
  if (!text?.trim()) return [];
  const style: TextStyle = {
    size: textSize(control, context.settings),
    colour: context.skin.ink,
    bold: bold ?? false,
    italic: italic ?? false,
    underline: underline ?? false,
  };
  const block = measureBlock(text, style, undefined, context);
  const width = block.width + 2 * PLATE.side;
  const height = block.height + PLATE.margin;
  const plate = { x: (size.width - width) / 2, y: (size.height - height) / 2, width, height };
  const line = { x: plate.x + 0.5, y: plate.y + 0.5, width: width - 1, height: height - 1 };
  const area = { ...plate, y: plate.y + PLATE.margin / 2 };
  return [
    {
      kind: 'path',
      path: roundedRectPath(line, PLATE.radius),
      fill: { colour: WHITE, opacity: PLATE.opacity },
      stroke: { colour: PLATE.border, width: 1 },
    },
    ...drawBlock(text, style, area, { align: 'center', vertical: 'top', wrap: false }, context),
  ];
}

const natural: NaturalSize = ({ properties }, { bitmap }) =>
  (properties.src?.id === undefined ? undefined : bitmap(properties.src.id)?.natural) ?? { width: 77, height: 79 };

/** Balsamiq's images. */
export const IMAGE_CONTROLS: DrawnTypes = [['Image', { draw, natural }]];
