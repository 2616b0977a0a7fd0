/**
 * Characters that command what shows them: control characters (ESC and C1 among them), those that turn the direction of
 * text, and the line ends of Unicode.
 */
const COMMANDING = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text on one line that commands neither a terminal nor a runner of CI: characters that could become blanks, and what a
 * runner would obey is taken apart.
 */
export function printable(text: string): string {
  return withoutCommands(text.replace(COMMANDING, ' '));
}

/**
 * Lines without commands for runners of CI, which read them in logs: GitHub's and Azure's take `##[command]` and
 * `##vso[command]` anywhere in a line, GitHub's `::command::` at its start, behind blanks and colours too.
 */
export function withoutCommands(text: string): string {
  return text.replace(/##(?=(?:vso)?\[)/gi, '# #').replace(/^((?:\s|\p{Cc}\[[\d;]*m)*):(?=:)/gmu, '$1: ');
}

/** A value as JSON, indented unless on one line; what could command is in escapes that every reader of JSON undoes. */
export function printableJson(value: unknown, indent = 2): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, indent)
    .replace(COMMANDING, (character) => (character === '\n' ? character : escaped(character)))
    .replace(/##(?=(?:vso)?\[)/gi, '#\\u0023');
}

/** `1 image`, `2 images`. */
export function counted(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
