import type { SlicedDrawing } from '../../sliced.ts';

/*
 * The ink around a call-out as Wireframes draws it, from a PDF export that has one of each: of one that its author sized, and
 * of one of its natural size.
 */

export const SIZED_CALL_OUT: SlicedDrawing = {
  size: { width: 33, height: 39 },
  slices: { left: 16, top: 14, right: 11, bottom: 14 },
  layers: [
    {
      paint: 'border',
      outline:
        'm64 140l-51 0c20 -65 64 -128 147 -139l0 46c-39 16 -71 56 -96 93zm96 -93l0 -46c10 -1 21 -1 33 -1c10 0 19 1 27 3l0 38c-12 -1 -23 -1 -33 0c-9 0 -18 3 -27 6zm169 93l-19 0c0 -8 0 -16 0 -24c-2 -56 -49 -72 -90 -75l0 -38c84 15 104 85 109 137zm0 0c1 19 1 35 1 46c0 17 -3 40 -9 64l-53 0c22 -31 38 -67 42 -110l19 0zm-8 110c-13 50 -43 108 -101 130l0 -78c7 -5 14 -11 19 -16c10 -12 20 -23 29 -36l53 0zm-161 140l0 -54c22 -9 43 -21 60 -34l0 78c-16 6 -34 10 -55 10c-2 0 -3 0 -5 0zm0 -54l0 54c-97 -2 -152 -43 -159 -140l36 0c-1 37 5 72 19 90c16 22 61 15 104 -4zm-96 -196c0 0 0 0 0 1c-16 24 -26 68 -27 109l-36 0c-1 -7 -1 -14 -1 -22c0 -26 4 -57 13 -88l51 0z',
    },
  ],
};

export const CALL_OUT: SlicedDrawing = {
  size: { width: 38, height: 40 },
  slices: { left: 19, top: 10, right: 18, bottom: 16 },
  layers: [
    {
      paint: 'border',
      outline:
        'm91 100l-46 0c34 -45 87 -78 145 -89l0 41c-40 2 -74 20 -99 48zm99 -48l0 -41c3 -1 7 -1 10 -2l0 42c0 0 0 0 -1 0c-3 0 -6 0 -9 1zm177 48l-22 0c-5 -7 -16 -13 -25 -18c-28 -22 -76 -31 -120 -31l0 -42c10 -1 21 -2 31 -2c65 0 114 40 136 93zm0 0c8 20 13 42 13 65c0 29 -3 54 -9 75l-84 0c17 -20 32 -42 43 -63c10 -19 14 -35 14 -49c9 -11 8 -20 1 -28l22 0zm4 140c-23 82 -87 108 -171 116l0 -56c35 -12 63 -34 87 -60l84 0zm-181 117l0 -54c3 -1 7 -2 10 -3l0 56c-3 0 -7 0 -10 1zm-46 -48c17 0 32 -2 46 -6l0 54c-2 0 -5 0 -7 0c-33 17 -33 43 -33 43c0 0 -47 -43 -83 -63c-6 -3 -9 -8 -11 -13c-24 -18 -44 -45 -50 -84l37 0c4 53 60 69 101 69zm-102 -75c0 2 1 4 1 6l-37 0c-1 -8 -2 -17 -2 -27c0 -41 15 -80 41 -113l46 0c-31 34 -49 81 -49 134z',
    },
  ],
};
