import { rect } from '../../../model/geometry.ts';
import { polygonPath } from '../../path.ts';
import type { MarkSkin } from '../marks.ts';
import { ellipsePath } from '../paths.ts';

/** Flat marks, measured on an export of Mockups 2. */
export const WIREFRAME_MARKS: MarkSkin = {
  note: ({ width, height }, colour) => [
    {
      kind: 'path',
      path: polygonPath([
        { x: 2.5, y: 0.5 },
        { x: width - 1, y: 3 },
        { x: width - 2.5, y: height },
        { x: 0.5, y: height - 4 },
      ]),
      fill: { colour },
    },
  ],
  noteArea: ({ width, height }) => rect(10.5, 10, Math.max(0, width - 21), Math.max(0, height - 14)),
  callOut: ({ width, height }, fill) => [{ kind: 'path', path: ellipsePath(rect(0, 0, width, height)), fill }],
  callOutArea: ({ width, height }) => rect(0, 0, width, height + 1),
  callOutStyle: { fill: { colour: 0x2878e6 }, coloured: 1, text: 0xffffff, bold: true, align: 'center' },
};
