/** A line of a Mermaid diagram without its comment, and its number in the file. */
export interface MermaidLine {
  readonly text: string;
  readonly line: number;
}

/** The text of a node as it is read: without quotes, breaks, and Mermaid's own codes for characters. */
export function mermaidText(raw: string): string {
  return raw
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/^`(.*)`$/s, '$1')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/#(?:(\d{1,7})|quot|amp|lt|gt);/g, (code, number) => {
      if (number !== undefined) return Number(number) <= 0x10ffff ? String.fromCodePoint(Number(number)) : code;
      return { '#quot;': '"', '#amp;': '&', '#lt;': '<', '#gt;': '>' }[code as string] ?? code;
    });
}
