import { sha1 } from "./sha1.ts";

/** Of our imports: made once, at random. */
const NAMESPACE = "6d1c1f0e-52a7-4a3c-9f0b-8f6f2b7d5c41";

const bytesOf = (uuid: string): number[] =>
  (uuid.replaceAll("-", "").match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

/** The version 5 UUID of a name (RFC 9562, 5.5): the same name gives the same key on every device. */
export const keyOfName = (name: string): string => {
  const hash = sha1(new Uint8Array([...bytesOf(NAMESPACE), ...new TextEncoder().encode(name)]));
  const hex = Array.from(hash.subarray(0, 16), (byte, at) => {
    const marked = at === 6 ? (byte & 0x0f) | 0x50 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  }).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
