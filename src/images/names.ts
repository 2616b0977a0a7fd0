/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** Bytes of a slug. */
const LONGEST = 200;

/**
 * A name as a part of a file name that is safe on every system: lower case, letters and digits of any script, words
 * joined by `-`. `ML Engineer Roadmap` gives `ml-engineer-roadmap`; a name without a letter or digit gives `untitled`.
 */
export function slug(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const short = shortened(words);
  if (short === '') return 'untitled';
  return RESERVED.test(short) ? `${short}-` : short;
}

/** Cut between characters, with room for a number and an ending: file systems take names of 255 bytes. */
function shortened(words: string): string {
  let bytes = 0;
  let short = '';
  for (const character of words) {
    bytes += Buffer.byteLength(character);
    if (bytes > LONGEST) return short.replace(/-+$/, '');
    short += character;
  }
  return short;
}

/** A slug for each name, in order; equal ones are told apart by `-2`, `-3` and so on. */
export function uniqueSlugs(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = slug(name);
    let candidate = base;
    for (let n = 2; taken.has(candidate); n++) candidate = `${base}-${n}`;
    taken.add(candidate);
    return candidate;
  });
}
