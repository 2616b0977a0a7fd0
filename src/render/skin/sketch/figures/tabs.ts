import type { Figures } from '../../figures.ts';
import { type SlicedDrawing, slicedFigure } from '../../sliced.ts';

/* Tabs, from a PDF export of Wireframes. */

const TAB: SlicedDrawing = {
  size: { width: 71, height: 27 },
  slices: { left: 6, top: 0, right: 15, bottom: 2 },
  layers: [
    {
      paint: 'fill',
      outline:
        'm686 250l-126 0 0-225c8 0 15 0 23 0 22 3 29 17 35 26 16 55 48 137 68 199zm0 0c2 7 3 14 5 20l-131 0 0-20 126 0zm-126 0l0 20-500 0 0-20 500 0zm-500 0l0 20-30 0c0-6 0-13 0-20l30 0zm0 0l-30 0c-2-56 0-138-1-185l2-40c10 1 19 1 29 1l0 224zm500 0l-500 0 0-224c166 0 334-1 500-1l0 225z',
    },
    {
      paint: 'border',
      outline:
        'm673 154c11 33 23 67 33 96l-21 0c-9-29-20-61-32-92-14-41-28-80-37-111l-1 0c-5-9-11-19-28-22-8 0-18 0-27 0l0-15c10 1 20 1 29 1 0 0 1 0 1 0 28 4 38 20 44 30l0 1c1 0 1 1 1 1 9 31 23 70 38 111zm33 96c1 7 3 14 4 20l-20 0c-2-6-3-13-5-20l21 0zm-677 0c0 7 0 14 1 20l-20 0c-1-6-1-13-1-20l20 0zm-8-239c13 0 26 0 39 0l0 14c-10 0-20 1-30 0l-2 35c1 24 1 57 1 92 0 34 0 69 0 98l-20 0c0-29 0-64 0-98 0-35 0-68-1-92l3-42c0-4 5-7 10-7zm444-1c34 0 65 0 95 0l0 10c-30 0-61 0-95 0-63 0-127 0-191 1-71 0-143 0-214 0l0-10c71 0 142 0 214-1 64 0 127 0 191 0z',
    },
  ],
};

const VERTICAL_TAB: SlicedDrawing = {
  size: { width: 63, height: 30 },
  slices: { left: 4, top: 5, right: 2, bottom: 6 },
  layers: [
    {
      paint: 'fill',
      outline:
        'm40 50l-24 0 2-20c1-2 2-4 3-6 7-1 13-1 19-1l0 27zm570 0l-570 0 0-27c176-4 392 4 570 6l0 21zm20 0l-20 0 0-21c7 0 13 0 20 0l0 21zm0 0l0 191-20 0 0-191 20 0zm0 190l0 48c-6-1-13-1-20-2l0-46 20 0zm-20 0l0 46c-171-8-399-2-570-19l0-27 570 0zm-570 0l0 27c-7-1-14-2-21-4l-4-8c0-5 0-10 0-15l25 0zm0-190l0 191-25 0c0-55 0-110 0-165l1-26 24 0zm570 0l0 191-570 0 0-191 570 0z',
    },
    {
      paint: 'border',
      outline:
        'm26 50l-20 0 2-23 8-13 5 0c6-1 13-1 19-1l0 20c-4 0-8 0-13 0l-1 17zm14-17l0-20c123-2 264 0 401 3 59 1 116 2 169 3l0 20c-54-1-110-2-170-3-137-3-278-6-400-3zm570 6l0-20c7 0 14 0 20 0l0 20c-7 0-13 0-20 0zm19 259c-6-1-13-2-19-2l0-20c7 1 14 1 21 2l-2 20zm-589-21l0-20c104 10 230 12 352 14 78 1 152 2 218 5l0 20c-66-3-141-4-219-5-121-2-246-4-351-14zm-14-23c4 1 9 2 14 3l0 20c-8-1-15-3-23-4l-5-1-7-15 0-17 20 0 0 13 1 1zm-1-177l0 164-20 0 0-165 1-26 20 0-1 27z',
    },
  ],
};

/** Tabs, from a PDF export of Wireframes. */
export const TAB_FIGURES = {
  tab: slicedFigure(TAB),
  'vertical-tab': slicedFigure(VERTICAL_TAB),
} satisfies Partial<Figures>;
