import { createHash, createHmac } from "node:crypto";

/** The address of a picture, from whose it is and what is seen on it. */
export type PictureId = (ownerId: string, picture: Uint8Array) => string;

/**
 * HMAC-SHA-256, its first bits in the form of a UUID of version 8 (RFC 9562, 5.8): 122 bits that nobody guesses without the
 * secret, also who has the very same picture.
 */
export const createPictureId = (secret: string): PictureId => {
  const key = createHmac("sha256", secret).update("profile pictures").digest();
  return (ownerId, picture) => {
    const seen = createHash("sha256").update(picture).digest();
    const bytes = createHmac("sha256", key).update(ownerId).update(seen).digest().subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };
};
