/** What pictures are written as, the usual one first. */
export const PICTURE_FORMATS = ['png', 'svg', 'webp', 'avif', 'jpeg'] as const;

export type PictureFormat = (typeof PICTURE_FORMATS)[number];
export type RasterFormat = Exclude<PictureFormat, 'svg'>;

/** Those that can lose detail. */
export const LOSSY_FORMATS: ReadonlySet<PictureFormat> = new Set<PictureFormat>(['webp', 'avif', 'jpeg']);

/** The formats of pictures, by the ending of a file's name. */
export const PICTURE_ENDINGS: ReadonlyMap<string, PictureFormat> = new Map<string, PictureFormat>([
  ...PICTURE_FORMATS.map((format) => [format, format] as const),
  ['jpg', 'jpeg'],
]);
