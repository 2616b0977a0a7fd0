declare module 'bidi-js' {
  /** The Unicode bidirectional algorithm. */
  export default function bidiFactory(): {
    /** The embedding level of each UTF-16 unit; the base direction is that of the first strong character. */
    getEmbeddingLevels(text: string): { readonly levels: Uint8Array };
  };
}
