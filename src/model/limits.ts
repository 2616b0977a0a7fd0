/**
 * What balsa accepts before it refuses: no honest file seen comes near (largest measured in brackets), and a hostile one
 * is refused before it costs time or memory. Commands let the user raise them.
 */
export interface Limits {
  /** Bytes of an input file [12 MB of BMPR]. A database is held in memory twice: 64 MB took 520 MB and 4 s of CPU. */
  readonly fileBytes: number;
  /** Bytes of a file of text, JSON or BMML [0.9 MB]. Text is held in memory several times over: 64 MB took 375 MB. */
  readonly textBytes: number;
  /** Values of a JSON text [60,000]. Each takes some 100 bytes, whatever it took in the file. */
  readonly values: number;
  /** Elements, attributes and entities of a BMML file [21,000]. Each takes some 500 bytes. */
  readonly elements: number;
  /** Rows of each table of a database [73]. */
  readonly rows: number;
  /** Characters of the text of one control [3,200]. Breaking lines takes time for each, and more for long words. */
  readonly textLength: number;
  /** Characters of the texts of one mockup, symbols expanded [19,000]. */
  readonly mockupText: number;
  /** Controls of one mockup, symbols expanded [1,100]. Each takes time in every stage, and more where they crowd. */
  readonly controls: number;
  /** Groups in groups, symbols in symbols [9]. Reading and drawing recurse. */
  readonly depth: number;
  /** Levels of values in values of a JSON text [about 50]. Writing what was not understood recurses. */
  readonly jsonDepth: number;
  /** Absolute value of a coordinate or size, in drawing units [about 10,000]. */
  readonly coordinate: number;
  /**
   * Commands of the paths of one drawing, and dashes of its lines [27,000]. Each takes some 100 bytes in several forms: with
   * more than 250,000 an SVG took more than 2 s of CPU.
   */
  readonly commands: number;
  /** Pixels that the shapes of one picture cover together [91,000,000]: the rasteriser paints each of them. */
  readonly paintedPixels: number;
  /** Pixels of an output picture [77,000,000]. The rasteriser takes 4 bytes for each and has no bound of its own. */
  readonly picturePixels: number;
  /** Pixels along one side of an output picture; viewers built on 16-bit sizes stop there. */
  readonly pictureSide: number;
  /** Bytes of one decoded asset [20 MB is Balsamiq's own bound]. */
  readonly assetBytes: number;
  /** Pixels of one decoded image asset [6,400,000]: a decompression bomb is small in bytes only. */
  readonly assetPixels: number;
  /** Pixels of all images of one picture: those decoded, and those of every place where an image is drawn. */
  readonly imagePixels: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 32 * 1024 * 1024,
  textBytes: 16 * 1024 * 1024,
  values: 1_000_000,
  elements: 200_000,
  rows: 100_000,
  textLength: 20_000,
  mockupText: 100_000,
  controls: 5_000,
  depth: 100,
  jsonDepth: 3_000,
  coordinate: 1_000_000,
  commands: 200_000,
  paintedPixels: 1_000_000_000,
  picturePixels: 100_000_000,
  pictureSide: 32_767,
  assetBytes: 20 * 1024 * 1024,
  assetPixels: 24_000_000,
  imagePixels: 200_000_000,
};
