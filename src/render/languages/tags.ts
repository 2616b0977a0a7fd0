/** The words of a tag cloud: parted by spaces and line breaks; `\ ` is a space inside a word. */
export function tagItems(text: string): string[] {
  return text
    .split(/(?<!\\)\s+/)
    .map((word) => word.replaceAll('\\ ', ' '))
    .filter((word) => word !== '');
}
