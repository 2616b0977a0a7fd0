export type RasterFormat = 'png' | 'webp' | 'avif' | 'jpeg';
export type PictureFormat = 'svg' | RasterFormat;

/** The formats of pictures, by the ending of a file's name. */
export const PICTURE_FORMATS: ReadonlyMap<string, PictureFormat> = new Map<string, PictureFormat>([
  ['svg', 'svg'],
  ['png', 'png'],
  ['webp', 'webp'],
  ['avif', 'avif'],
  ['jpg', 'jpeg'],
  ['jpeg', 'jpeg'],
]);
