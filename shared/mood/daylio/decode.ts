/** A larger file is refused before it is read: a diary of 20,000 long entries is a quarter of it. */
export const FILE_MAX_BYTES = 20_000_000;

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type Decoded =
  /** `nuls`: zero characters that were in it, and are not in the text. */
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding; readonly nuls: number }
  /** archive: zip or gzip, whatever it is called. */
  | { readonly ok: false; readonly why: "empty" | "archive" | "not_text" };

const beginsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);
const LOOKED_AT = 4_096;
/** Of control characters in something that is no text. */
const NOISE = 0.02;

/** UTF-16 without its mark: of letters as most are, every second byte is zero. */
const bareUtf16 = (bytes: Uint8Array): Encoding | null => {
  const start = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = start.length / 5;
  if (odd > many && even < many / 10) return "utf-16le";
  return even > many && odd < many / 10 ? "utf-16be" : null;
};

const textOf = (bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } => {
  if (beginsWith(bytes, 0xff, 0xfe)) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16le" };
  if (beginsWith(bytes, 0xfe, 0xff)) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16be" };
  const bare = bareUtf16(bytes);
  if (bare !== null) return { text: new TextDecoder(bare).decode(bytes), encoding: bare };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    // Old spreadsheets write the alphabet of their country; most often it is this one.
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
};

/** What the bytes of a file say, whichever way they were written. */
export const decodeFile = (bytes: Uint8Array): Decoded => {
  if (beginsWith(bytes, 0x50, 0x4b) && (bytes[2] ?? 0) < 9) return { ok: false, why: "archive" };
  if (beginsWith(bytes, 0x1f, 0x8b)) return { ok: false, why: "archive" };
  const { text, encoding } = textOf(bytes);
  const clean = text.replaceAll("\0", "");
  if (clean.trim() === "") return { ok: false, why: text.includes("\0") ? "not_text" : "empty" };
  const noise = clean.slice(0, LOOKED_AT).match(/[^\P{Cc}\t\n\r]|\uFFFD/gu)?.length ?? 0;
  if (noise > Math.min(clean.length, LOOKED_AT) * NOISE + 3) return { ok: false, why: "not_text" };
  return { ok: true, text: clean, encoding, nuls: text.length - clean.length };
};
