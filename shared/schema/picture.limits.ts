/** Sides of the square in which a profile picture is kept, pixels. */
export const PICTURE_SIZES = [64, 256] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

/** What a picture may weigh on its way in. */
export const PICTURE_MAX_BYTES = 10 * 1024 * 1024;
/** What is taken; HEIF only where the server can read it. What the bytes are is looked at, not only said. */
export const PICTURE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"] as const;
