/** Name and text. */
export const MARKDOWN: readonly (readonly [string, string])[];
/** Name, glob, and whether it is obeyed. */
export const GLOBS: readonly (readonly [string, string, boolean])[];
export const SLOW_NAME: string;
