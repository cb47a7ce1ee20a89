/** How many places words and pieces are hashed to: what a coefficient file has weights for. */
export const BUCKETS = 2 ** 15;
const PIECES = [3, 4] as const;

/**
 * Words, pairs of words and pieces of 3 and 4 characters (with the edges of words) of a text, hashed to places, each
 * with 1 + log of how often it is there.
 */
export function hashedText(text: string): Map<number, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+|[!?]+/gu) ?? [];
  const counts = new Map<number, number>();
  const add = (part: string): void => {
    const place = fnv1a(part) % BUCKETS;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  };
  for (const [index, word] of words.entries()) {
    add(`w ${word}`);
    if (index > 0) add(`p ${words[index - 1]} ${word}`);
    const edged = ` ${word} `;
    for (const size of PIECES)
      for (let at = 0; at + size <= edged.length; at += 1) add(`c${edged.slice(at, at + size)}`);
  }
  return new Map([...counts].map(([place, count]) => [place, 1 + Math.log(count)]));
}

/** FNV-1a over UTF-16 units, 32 bit. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
