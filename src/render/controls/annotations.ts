import type { Colour } from '../../model/colour.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import { isBefore } from '../era.ts';
import type { Shape } from '../scene.ts';
import { drawBlock } from '../text/block.ts';
import { clipped, contrastColour, ownBounds, textStyle } from './style.ts';
import { textAlign, textSize } from './text.ts';

const NOTE_COLOUR: Colour = 0xf1c232;
const CROSS_COLOUR: Colour = 0xcf2a27;

/** A sheet of paper with text. */
const stickyNote: DrawControl = ({ control, size }, context) => {
  const { text = 'A comment', color = NOTE_COLOUR } = control.properties;
  const { marks } = context.skin;
  const area = marks.noteArea(size);
  const style = textStyle(control, textSize(control, context.settings), contrastColour(color, context.skin.ink));
  const align = textAlign(control, isBefore(context.era, 'mockups-3') ? 'left' : 'center');
  const block = drawBlock(text, style, area, { align, vertical: 'top', wrap: true }, context);
  return [...marks.note(size, color, context.era), ...clipped(ownBounds(size), block)];
};

const callOut: DrawControl = ({ control, size }, context) => {
  const { text = '1', color, backgroundAlpha } = control.properties;
  const { marks } = context.skin;
  const { fill: fallback, coloured, text: ink, bold, align } = marks.callOutStyle;
  const opacity = color === undefined ? (fallback.opacity ?? 1) : coloured;
  const fill = { colour: color ?? fallback.colour, opacity: backgroundAlpha ?? opacity };
  const style = textStyle(control, textSize(control, context.settings), ink);
  const options = { align, vertical: 'middle', wrap: false } as const;
  const area = marks.callOutArea(size);
  const { w, h, measuredW, measuredH } = control;
  const isSized = w !== undefined || h !== undefined;
  const measured =
    measuredW === undefined || measuredH === undefined ? undefined : { width: measuredW, height: measuredH };
  return [
    ...marks.callOut(size, fill, { isSized, measured }),
    ...drawBlock(text, { ...style, bold: style.bold || bold }, area, options, context),
  ];
};

const scratchOut: DrawControl = ({ control, size }, { skin }) => {
  const { color = skin.ink, backgroundAlpha: opacity = 1 } = control.properties;
  return skin.figure('scribble', ownBounds(size), { border: { colour: color, opacity } });
};

/** Two diagonals; they are thicker in a larger box. */
const redX: DrawControl = ({ control, size: { width, height } }) => {
  const stroke = { colour: control.properties.color ?? CROSS_COLOUR, width: Math.max(1, Math.min(width, height) / 25) };
  const line = (x0: number, x1: number): Shape => ({
    kind: 'path',
    path: [
      ['M', x0, 0],
      ['L', x1, height],
    ],
    stroke: { ...stroke, cap: 'butt' },
  });
  return [line(0, width), line(width, 0)];
};

/** The lines of the table of types. */
export const ANNOTATIONS: DrawnTypes = [
  ['CallOut', { draw: callOut, natural: { width: 38, height: 39 } }],
  ['RedX', { draw: redX, natural: { width: 240, height: 104 } }],
  ['ScratchOut', { draw: scratchOut, natural: { width: 205, height: 107 } }],
  ['StickyNote', { draw: stickyNote, natural: { width: 109, height: 123 } }],
];
