import sharp from "sharp";
import { deflateSync } from "node:zlib";

/** A picture of one colour with a darker left half, so that it is seen which way up it is. */
export const picture = (width = 300, height = 200, colour = "#c7432a") =>
  sharp({ create: { width, height, channels: 3, background: colour } }).composite([
    {
      input: { create: { width: Math.ceil(width / 2), height, channels: 3, background: "#2b1b3d" } },
      left: 0,
      top: 0,
    },
  ]);

const crcOf = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crcOf(body))]);
};

/** A whole PNG of one bit a pixel (ISO/IEC 15948): some thousand times larger once it is decoded. */
export const bombPng = (side: number): Buffer => {
  const rows = Buffer.alloc((Math.ceil(side / 8) + 1) * side);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.concat([uint32(side), uint32(side), Buffer.from([1, 0, 0, 0, 0])])),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

/** A GIF89a of so many frames of a pixel. */
export const manyFramesGif = (frames: number): Buffer => {
  const frame = Buffer.from("21f90400010000002c000000000100010000020144003b", "hex").subarray(0, -1);
  return Buffer.concat([
    Buffer.from("GIF89a"),
    Buffer.from("010001008000ff000000ffffff", "hex").subarray(0, 13),
    ...Array.from({ length: frames }, () => frame),
    Buffer.from([0x3b]),
  ]);
};

/** A moving WebP: its first frame is red, all others are blue or green, in turn. */
export const movingWebp = async (frames: number): Promise<Buffer> => {
  const side = 32;
  const pixels = Buffer.alloc(side * side * frames * 3);
  const frameBytes = side * side * 3;
  for (let at = 0; at < pixels.length; at += 3) {
    const frame = Math.floor(at / frameBytes);
    pixels.writeUInt8(255, at + (frame === 0 ? 0 : 1 + (frame % 2)));
  }
  return sharp(pixels, { raw: { width: side, height: side * frames, channels: 3, pageHeight: side } })
    .webp({ loop: 0, delay: Array.from({ length: frames }, () => 20), lossless: true })
    .toBuffer();
};
