import { rect } from '../../../model/geometry.ts';
import type { MarkSkin } from '../marks.ts';
import { ellipsePath } from '../paths.ts';

/** Flat marks, measured on an export of Mockups 2. */
export const WIREFRAME_MARKS: MarkSkin = {
  note: ({ width, height }, colour) => [
    {
      kind: 'path',
      path: [
        ['M', 4.5, 2.5],
        ['L', width - 1.5, 4.8],
        ['L', width - 1.2, height - 5.5],
        ['Q', width / 2, height + 1.6, 2.2, height - 5],
        ['Z'],
      ],
      fill: { colour },
    },
  ],
  noteArea: ({ width, height }) => rect(10.2, 12.7, Math.max(0, width - 18), Math.max(0, height - 15)),
  callOut: ({ width, height }, fill) => [{ kind: 'path', path: ellipsePath(rect(0, 0, width, height)), fill }],
  callOutArea: ({ width, height }) => rect(0, 0, width, height + 1),
  callOutStyle: { fill: { colour: 0x2878e6 }, coloured: 1, text: 0xffffff, bold: true, align: 'center' },
};
