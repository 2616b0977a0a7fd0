import { createRequire } from 'node:module';
import type * as Jsonc from 'jsonc-parser';

/**
 * Where a text stops being JSON, such as `line 3, column 7` (both count from 1, columns in UTF-16 units); `undefined` for
 * a text that is JSON. Node's own message tells it in some versions only, and as an offset.
 */
export function placeOfJsonError(source: string): string | undefined {
  // Few texts are broken: the package is loaded with the first of them.
  const { visit }: typeof Jsonc = createRequire(import.meta.url)('jsonc-parser');
  let place: string | undefined;
  try {
    visit(source, {
      onError(_code, _offset, _length, line, character) {
        place = `line ${line + 1}, column ${character + 1}`;
        throw FOUND;
      },
    });
  } catch (error) {
    // Values nested so deep that the visit runs out of stack have no place that helps.
    if (error !== FOUND && !(error instanceof RangeError)) throw error;
  }
  return place;
}

const FOUND = new Error('found');

/** The value of a text that would be JSON but for its comments; `undefined` for one that is broken otherwise, too. */
export function withoutComments(source: string): unknown {
  if (placeOfJsonError(source) !== undefined) return undefined;
  const { parse }: typeof Jsonc = createRequire(import.meta.url)('jsonc-parser');
  return parse(source);
}
