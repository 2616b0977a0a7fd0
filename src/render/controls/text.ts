import { BLACK, type Colour } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import type { Rect, Size } from '../../model/geometry.ts';
import type { ProjectSettings } from '../../model/project.ts';
import type { ControlType, DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import type { GroupShape, Shape } from '../scene.ts';
import {
  type BlockOptions,
  DISABLED_COLOUR,
  drawBlock,
  measureBlock,
  setBlock,
  type TextStyle,
} from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { clipped } from './style.ts';

/** What sets the kinds of text apart. */
interface Kind {
  /** Em size when the control gives none; the project's when absent. */
  readonly size?: number;
  /** From the top of the control to its first line (measured on 500 labels and 100 titles). */
  readonly top: number;
  /** Natural height beyond the em (FORMAT section 1.2). */
  readonly margin: number;
  /** The same for controls that older versions measured, where it differs: the measured height tells which (110 exports). */
  readonly before?: readonly { readonly top: number; readonly margin: number }[];
  readonly defaultText: string;
  readonly link?: boolean;
  /** Whether Mockups centred it, where it is wider than its text or of several lines (seen on 20 of its exports). */
  readonly centredBefore?: boolean;
}

const LABEL: Kind = { top: 4, margin: 8, defaultText: 'Some text' };
const LINK: Kind = { top: 4, margin: 8, defaultText: 'a link', link: true };
const TITLE: Kind = {
  size: 40,
  top: 4,
  margin: 4,
  before: [
    { top: 1.9, margin: 5 },
    { top: 0.4, margin: 3 },
  ],
  defaultText: 'A Big Title',
  centredBefore: true,
};
const SUBTITLE: Kind = { size: 24, top: 1, margin: 4, before: [{ top: -0.2, margin: 3 }], defaultText: 'A Subtitle' };
const PARAGRAPH: Kind = { top: 4, margin: 8, defaultText: 'A paragraph of text.\nA _second_ [row] of *text*.' };

/** The em size of a control's text; drawing units. */
export function textSize(control: Control, settings: ProjectSettings, fallback = settings.fontSize): number {
  const size = control.properties.size;
  return size !== undefined && size > 0 ? size : fallback;
}

/** The alignment that a control asks for. */
export function textAlign(control: Control, fallback: 'left' | 'center' | 'right'): 'left' | 'center' | 'right' {
  const align = control.properties.align;
  return align === 'left' || align === 'center' || align === 'right' ? align : fallback;
}

/** `ink` is the colour of text that has none of its own. */
function styleOf(control: Control, kind: Kind, settings: ProjectSettings, ink: Colour = BLACK): TextStyle {
  const { bold, italic, underline, color, state } = control.properties;
  const plain = kind.link ? settings.linkColour : ink;
  return {
    size: textSize(control, settings, kind.size),
    colour: state === 'disabled' ? DISABLED_COLOUR : (color ?? plain),
    bold: bold ?? false,
    italic: italic ?? false,
    underline: underline ?? kind.link ?? false,
  };
}

/** From the top of the control to its first line, drawing units. */
function topOf(control: Control, { top, before }: Kind, size: number): number {
  return before?.find(({ margin }) => control.measuredH === size + margin)?.top ?? top;
}

/** A kind of text that is as large as its lines, which break only where the text says so. */
function lines(kind: Kind): ControlType {
  const draw: DrawControl = ({ control, size }, context) => {
    const turned = ORIENTATIONS.get(control.properties.textOrientation ?? '');
    const text = control.properties.text ?? kind.defaultText;
    const style = styleOf(control, kind, context.settings, context.skin.ink);
    const across = turned ? turned.across(size) : size;
    const top = turned ? 0 : topOf(control, kind, style.size);
    const area = { x: 0, y: top, width: across.width, height: across.height - top };
    const isWider = control.w !== undefined && control.w > (control.measuredW ?? 0) + 1;
    const centred = kind.centredBefore && isBefore(context.era, 'wireframes-2019') && (isWider || text.includes('\n'));
    const align = textAlign(control, centred ? 'center' : 'left');
    if (turned) {
      const options = { align, vertical: 'top', wrap: false } as const;
      return [turned.turn(drawBlock(text, style, area, options, context), size, style.size + kind.margin)];
    }
    const options = { align, vertical: 'top', measured: control.measuredW } as const;
    return isCut(control)
      ? cutAtWidth(text, style, area, options, context)
      : drawBlock(text, style, area, { ...options, wrap: false }, context);
  };
  const natural: NaturalSize = (control, context) => {
    const style = styleOf(control, kind, context.settings);
    const block = measureBlock(control.properties.text ?? kind.defaultText, style, undefined, context);
    const flat = { width: wholeUnits(block.width), height: Math.round(block.height) + kind.margin };
    return ORIENTATIONS.get(control.properties.textOrientation ?? '')?.natural(flat) ?? flat;
  };
  return { draw, natural };
}

/** Whether the author made the control narrower than its text; widths are stored rounded. */
function isCut({ w, measuredW }: Control): boolean {
  return w !== undefined && measuredW !== undefined && w < measuredW - 1;
}

/**
 * A text that is wider than its control: Mockups cut it off at the side, or where it does not stand on the
 * left after the last word that fits (three exports); Wireframes shows the letters that fit whole (seen on 20 labels of either).
 */
function cutAtWidth(
  text: string,
  style: TextStyle,
  area: Rect,
  options: Omit<BlockOptions, 'wrap'>,
  context: DrawContext,
): readonly Shape[] {
  if (isBefore(context.era, 'wireframes-2019') && options.align !== 'left') {
    return drawBlock(text, style, area, { ...options, wrap: true, firstLine: true }, context);
  }
  if (!isBefore(context.era, 'wireframes-2019')) {
    return drawBlock(text, style, area, { ...options, wrap: true, firstLine: true, anywhere: true }, context);
  }
  const overhang = style.size;
  const clip = { ...area, y: area.y - overhang, height: area.height + 2 * overhang };
  return clipped(clip, drawBlock(text, style, area, { ...options, wrap: false }, context));
}

/** How text that does not run from left to right is turned. */
interface Orientation {
  /** The area of the text before it is turned, for a control of that size. */
  across(size: Size): Size;
  /** The size of a control whose text has the size `flat`. */
  natural(flat: Size): Size;
  /** `line` is the height of a line with the margins of the control. */
  turn(shapes: readonly Shape[], size: Size, line: number): GroupShape;
}

const turned = ({ width, height }: Size): Size => ({ width: height, height: width });
const ORIGIN = { x: 0, y: 0 };
/** Slanted text rises by this angle. */
const SLANT = 45;
const DIAGONAL = Math.SQRT1_2;

/** By `textOrientation`: upwards is measured (its lines start at the very side of the control), the others follow. */
const ORIENTATIONS: ReadonlyMap<string, Orientation> = new Map<string, Orientation>([
  [
    'up',
    {
      across: turned,
      natural: turned,
      turn: (shapes, { height }) => group(shapes, -90, { x: 0, y: height }),
    },
  ],
  [
    'down',
    {
      across: turned,
      natural: turned,
      turn: (shapes, { width }) => group(shapes, 90, { x: width, y: 0 }),
    },
  ],
  [
    'slanted',
    {
      across: ({ width }) => ({ width: width / DIAGONAL, height: 0 }),
      natural: ({ width, height }) => {
        const side = wholeUnits((width + height) * DIAGONAL);
        return { width: side, height: side };
      },
      turn: (shapes, { height }, line) => group(shapes, -SLANT, { x: 0, y: height - line * DIAGONAL }),
    },
  ],
]);

function group(shapes: readonly Shape[], degrees: number, translate: GroupShape['translate'] = ORIGIN): GroupShape {
  return { kind: 'group', rotate: { degrees, about: ORIGIN }, translate, shapes };
}

const NATURAL_PARAGRAPH: Size = { width: 275, height: 80 };
/** From the top of a paragraph of Mockups 2 and of the first releases of Mockups 3 to its first line; those of Mockups 1, 140 units high, start where today's do. */
const OLDER_TOP = -0.4;

const paragraph: ControlType = {
  draw: ({ control, size }, context) => {
    const text = control.properties.text ?? PARAGRAPH.defaultText;
    const style = styleOf(control, PARAGRAPH, context.settings, context.skin.ink);
    const top =
      isBefore(context.era, 'mockups-3') && control.measuredH === NATURAL_PARAGRAPH.height ? OLDER_TOP : PARAGRAPH.top;
    const area = { x: 0, y: top, width: size.width, height: size.height - top };
    const options = { align: textAlign(control, 'left'), vertical: 'top', wrap: true } as const;
    const { shapes, height } = setBlock(text, style, area, options, context);
    if (top + height <= size.height) return shapes;
    // Lines below the paragraph are cut off; at the sides, letters may overhang.
    const clip = {
      x: -style.size,
      y: -style.size,
      width: size.width + 2 * style.size,
      height: size.height + style.size,
    };
    return [{ kind: 'group', clip, shapes }];
  },
  natural: NATURAL_PARAGRAPH,
};

/** Balsamiq's text controls. */
export const TEXT_CONTROLS: DrawnTypes = [
  ['Label', { ...lines(LABEL), beyondText: 0 }],
  ['Link', lines(LINK)],
  ['Title', lines(TITLE)],
  ['SubTitle', lines(SUBTITLE)],
  ['Paragraph', paragraph],
];
