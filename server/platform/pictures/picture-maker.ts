import type * as sharpModule from "sharp";
import type { PictureSize } from "#shared/schema/picture.limits.ts";
import type { Gate } from "../gate.ts";
import { pictureKindOf } from "./picture-kind.ts";

export type MadePicture = Readonly<Record<PictureSize, Uint8Array<ArrayBuffer>>>;
/**
 * Pictures as we keep them, of whatever somebody sends: the first frame, upright, the middle square, as WebP, with nothing of
 * the file but what is seen. Null = it is no picture, or none that we take. Rejects with `Crowded` when too many wait.
 */
export type PictureMaker = (sent: Uint8Array) => Promise<MadePicture | null>;

type Sharp = (typeof sharpModule)["default"];

/** Decoding holds a picture as a whole in memory, some 8 bytes a pixel at worst. Our own pages send less. */
const PIXELS_MAX = 25_000_000;
const WITHIN_SECONDS = 10;
const QUALITY = 82;
/** The decoders we use; every other one libvips has is shut, whatever the bytes pretend to be. */
const LOADERS = {
  jpeg: "VipsForeignLoadJpegBuffer",
  png: "VipsForeignLoadPngBuffer",
  webp: "VipsForeignLoadWebpBuffer",
};
const HEIF_LOADER = "VipsForeignLoadHeifBuffer";

/** Null where `sharp` has no build for this machine: then there are no pictures, and nothing else is different. */
export const loadPictureMaker = async (
  gate: Gate,
  load: () => Promise<Sharp> = async () => (await import("sharp")).default,
): Promise<PictureMaker | null> => {
  const sharp = await load().catch(() => null);
  if (sharp === null) return null;
  // Prebuilt ones read AVIF, but not HEIC.
  const hasHeif = sharp.format.heif?.input.fileSuffix?.includes(".heic") === true;
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: [...Object.values(LOADERS), ...(hasHeif ? [HEIF_LOADER] : [])] });
  sharp.cache(false);
  sharp.concurrency(1);
  const encode = async (pixels: Buffer, channels: 1 | 2 | 3 | 4, side: number): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(
      await sharp(pixels, { raw: { width: 256, height: 256, channels } })
        .resize(side, side)
        .webp({ quality: QUALITY })
        .toBuffer(),
    );
  const make = async (sent: Uint8Array): Promise<MadePicture> => {
    const { data, info } = await sharp(sent, { limitInputPixels: PIXELS_MAX, failOn: "error", sequentialRead: true })
      .timeout({ seconds: WITHIN_SECONDS })
      .autoOrient()
      .resize(256, 256, { fit: "cover" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    return {
      64: await encode(data, info.channels, 64),
      256: await encode(data, info.channels, 256),
    };
  };
  return async (sent) => {
    const kind = pictureKindOf(sent);
    if (kind === null || (kind === "heif" && !hasHeif)) return null;
    // What the library throws says what is wrong with the file; nobody needs to know which.
    return gate(() => make(sent).catch(() => null));
  };
};
