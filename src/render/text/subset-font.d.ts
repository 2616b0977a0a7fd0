declare module 'subset-font' {
  /** The part of a font that draws the characters of `text`. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      readonly targetFormat: 'truetype' | 'woff' | 'woff2';
      readonly noHinting?: boolean;
      readonly keepFeatures?: readonly string[];
    },
  ): Promise<Uint8Array>;
}
