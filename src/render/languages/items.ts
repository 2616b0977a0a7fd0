/**
 * The lines of a control that has one item per line. A line break inside an item is written `\r` and stays in it.
 */
export function lineItems(text: string): string[] {
  return text.split('\n');
}

/**
 * Items parted by commas; `\,` is a comma. One space after a comma belongs to it, further ones to the item: authors move
 * items with them (measured widths of 40 bars).
 */
export function commaItems(text: string): string[] {
  return text
    .split(/(?<!\\),/)
    .map((item, index) => (index > 0 ? item.replace(/^ /, '') : item).replaceAll('\\,', ','));
}
