/** Formats by their first bytes; what a request says of itself is not believed. */
export type PictureKind = "jpeg" | "png" | "webp" | "heif";

const HEIF_BRANDS = new Set(["heic", "heix", "heim", "heis", "mif1"]);
const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Null for anything else, such as SVG, GIF or a page. */
export const pictureKindOf = (bytes: Uint8Array): PictureKind | null => {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return "jpeg";
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "webp";
  return text(bytes, 4, 8) === "ftyp" && HEIF_BRANDS.has(text(bytes, 8, 12)) ? "heif" : null;
};
