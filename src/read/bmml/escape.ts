/** An ActionScript escape: `%u` with four hexadecimal digits, or a run of `%` with two. */
const ESCAPE = /%u([0-9a-f]{4})|((?:%[0-9a-f]{2})+)/gi;

/**
 * Undoes ActionScript's `escape()`, with which Mockups wrote every text: `%u05d0` is a UTF-16 unit and `%e9` a Latin-1
 * character. Other programs wrote percent-encoded UTF-8: a run of bytes that is valid UTF-8 is read as that (of 931 runs
 * above ASCII in real files, all Latin-1, none is). Whatever is no escape stands for itself.
 */
export function unescapeText(escaped: string): string {
  return escaped.replace(ESCAPE, (_, unit: string | undefined, run: string | undefined) => {
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    const bytes = Uint8Array.from((run ?? '').slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    }
  });
}
