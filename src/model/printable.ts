/** Text on one line that cannot command a terminal: control characters become blanks. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
