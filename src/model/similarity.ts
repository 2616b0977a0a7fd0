/** How alike two plain texts are, 0 to 1: the share of pairs of neighbouring characters that both have (Dice). */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const left = bigrams(a);
  const right = bigrams(b);
  let size = 0;
  let shared = 0;
  for (const [pair, count] of left) {
    size += count;
    shared += Math.min(count, right.get(pair) ?? 0);
  }
  for (const count of right.values()) size += count;
  return size === 0 ? 0 : (2 * shared) / size;
}

function bigrams(text: string): ReadonlyMap<string, number> {
  const characters = [...` ${text.toLowerCase()} `];
  const pairs = new Map<string, number>();
  for (let i = 1; i < characters.length; i++) {
    const pair = `${characters[i - 1]}${characters[i]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
