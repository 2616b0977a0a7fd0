declare module 'linebreak' {
  /** The Unicode line breaking algorithm (UAX 14), without the parts that take a dictionary. */
  export default class LineBreaker {
    constructor(text: string);
    /** The next place where a line may end, in UTF-16 units; null behind the last, which is the end of the text. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
