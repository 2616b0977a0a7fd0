import type { DrawControl } from '../context.ts';
import { rectPath } from '../path.ts';
import { drawBlock, measureBlock } from '../text/block.ts';

const GREY = 0x80808b;

/** Sizes of the name, drawing units: it is left out where it would have to be smaller. */
const LARGEST = 11;
const SMALLEST = 5;

/** Stands for a control that balsa cannot draw: its bounds, dashed, with its type in the middle. */
export const drawPlaceholder: DrawControl = ({ control, size }, context) => {
  const area = { x: 0.5, y: 0.5, width: Math.max(0, size.width - 1), height: Math.max(0, size.height - 1) };
  const text = escapeMarkup(control.typeID);
  const { width } = measureBlock(text, { size: LARGEST, colour: GREY }, undefined, context);
  const fitting = Math.min(LARGEST, size.height, (LARGEST * (area.width - 4)) / width);
  return [
    {
      kind: 'path',
      path: rectPath(area),
      fill: { colour: GREY, opacity: 0.08 },
      stroke: { colour: GREY, width: 1, dash: [4, 3], cap: 'butt' },
    },
    ...(fitting < SMALLEST
      ? []
      : drawBlock(
          text,
          { size: fitting, colour: GREY },
          area,
          { align: 'center', vertical: 'middle', wrap: false },
          context,
        )),
  ];
};

/** Text without a meaning for the markup of Balsamiq. */
function escapeMarkup(text: string): string {
  return text.replace(/[*_\-[\]&~{}\\]/g, (c) => `\\${c}`);
}
