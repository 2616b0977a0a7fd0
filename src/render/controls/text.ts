import { BLACK } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import type { ProjectSettings } from '../../model/project.ts';
import type { ControlType, DrawControl, MeasureControl } from '../context.ts';
import { DISABLED_COLOUR, drawBlock, measureBlock, type TextStyle } from '../text/block.ts';

/** What sets the kinds of text apart. */
interface Kind {
  /** Em size when the control gives none; the project's when absent. */
  readonly size?: number;
  /** From the top of the control to its first line (measured on 500 labels and 100 titles). */
  readonly top: number;
  /** Natural height beyond the em (FORMAT section 1.2). */
  readonly margin: number;
  readonly defaultText: string;
  readonly link?: boolean;
}

const LABEL: Kind = { top: 4, margin: 8, defaultText: 'Some text' };
const LINK: Kind = { top: 4, margin: 8, defaultText: 'a link', link: true };
const TITLE: Kind = { size: 40, top: 4, margin: 4, defaultText: 'A Big Title' };
const SUBTITLE: Kind = { size: 24, top: 1, margin: 4, defaultText: 'A Subtitle' };
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

function styleOf(control: Control, kind: Kind, settings: ProjectSettings): TextStyle {
  const { bold, italic, underline, color, state } = control.properties;
  const plain = kind.link ? settings.linkColour : BLACK;
  return {
    size: textSize(control, settings, kind.size),
    colour: state === 'disabled' ? DISABLED_COLOUR : (color ?? plain),
    bold: bold ?? false,
    italic: italic ?? false,
    underline: underline ?? kind.link ?? false,
  };
}

function oneLine(kind: Kind): ControlType {
  const draw: DrawControl = ({ control, size }, context) => {
    const style = styleOf(control, kind, context.settings);
    const area = { x: 0, y: kind.top, width: size.width, height: size.height - kind.top };
    const align = textAlign(control, 'left');
    return drawBlock(
      control.properties.text ?? kind.defaultText,
      style,
      area,
      { align, vertical: 'top', wrap: false },
      context,
    );
  };
  const natural: MeasureControl = (control, context) => {
    const style = styleOf(control, kind, context.settings);
    const text = control.properties.text ?? kind.defaultText;
    const block = measureBlock(text, style, undefined, context);
    return { width: Math.ceil(block.width), height: Math.ceil(block.height + kind.margin) };
  };
  return { draw, natural };
}

const paragraph: ControlType = {
  draw: ({ control, size }, context) => {
    const style = styleOf(control, PARAGRAPH, context.settings);
    return drawBlock(
      control.properties.text ?? PARAGRAPH.defaultText,
      style,
      { x: 0, y: PARAGRAPH.top, width: size.width, height: size.height - PARAGRAPH.top },
      { align: textAlign(control, 'left'), vertical: 'top', wrap: true },
      context,
    );
  },
  natural: { width: 275, height: 80 },
};

/** Balsamiq's text controls. */
export const TEXT_CONTROLS: readonly (readonly [string, ControlType])[] = [
  ['Label', oneLine(LABEL)],
  ['Link', oneLine(LINK)],
  ['Title', oneLine(TITLE)],
  ['SubTitle', oneLine(SUBTITLE)],
  ['Paragraph', paragraph],
];
