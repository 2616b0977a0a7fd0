import type { DrawControl } from '../context.ts';
import { rectPath } from '../path.ts';
import { drawBlock } from '../text/block.ts';

const GREY = 0x80808b;

/** Stands for a control that balsa cannot draw: its bounds, dashed, with its type in the middle. */
export const drawPlaceholder: DrawControl = ({ control, size }, context) => {
  const area = { x: 0.5, y: 0.5, width: Math.max(0, size.width - 1), height: Math.max(0, size.height - 1) };
  const text = Math.min(11, size.height);
  return [
    {
      kind: 'path',
      path: rectPath(area),
      fill: { colour: GREY, opacity: 0.08 },
      stroke: { colour: GREY, width: 1, dash: [4, 3], cap: 'butt' },
    },
    ...drawBlock(
      escapeMarkup(control.typeID),
      { size: text, colour: GREY },
      area,
      { align: 'center', vertical: 'middle', wrap: false },
      context,
    ),
  ];
};

/** Text without a meaning for the markup of Balsamiq. */
function escapeMarkup(text: string): string {
  return text.replace(/[*_\-[\]&~{}\\]/g, (c) => `\\${c}`);
}
