/** Sent by every room, beside its synced state. */
export type StateMessages = {
  /** `stateDigest` of what this device has, when it gets this: with another one it joins anew. */
  "state/digest": number;
};

/** Between two digests of a room at least, ms; sent when its state has changed since the last one. */
export const DIGEST_LEAST_MS = 10_000;

/** Live values, many times a second: what was wrong is right with the next one. */
const LIVE = "pressures";

/** FNV-1a (Fowler, Noll, Vo) in 32 bits, over UTF-16 code units. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  return value >>> 0;
};

/** What a value with this digest adds to the digest of an object; what has nothing in it counts as not there. */
export const itemDigest = (key: string, digest: number): number => (digest === 0 ? 0 : hash(`${key} ${digest}`));

/** Of an object whose values have these digests, in any order. */
export const digestOfItems = (items: Iterable<readonly [key: string, digest: number]>): number => {
  let sum = 0;
  for (const [key, digest] of items) sum = (sum + itemDigest(key, digest)) >>> 0;
  return sum;
};

/** Of a plain value, 0 to 2^32 - 1; the order of an object's keys does not matter, null and undefined are not there. */
export const digestOf = (value: unknown): number => {
  if (value === null || value === undefined) return 0;
  if (typeof value !== "object") return hash(`${typeof value} ${String(value)}`);
  return digestOfItems(Object.entries(value).map(([key, item]) => [key, digestOf(item)] as const));
};

/** Of a room's synced state, the same on both sides; without what is live. */
export const stateDigest = (state: { toJSON(): object }): number =>
  digestOfItems(
    Object.entries(state.toJSON()).flatMap(([key, item]) => (key === LIVE ? [] : [[key, digestOf(item)] as const])),
  );
