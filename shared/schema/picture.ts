import * as z from "zod";
import { PICTURE_SIZES } from "./picture.limits.ts";

/** Names a picture; whoever does not know it cannot guess it. Another picture has another one. */
export const pictureIdSchema = z.uuid().toLowerCase();
export const pictureSizeSchema = z.literal(PICTURE_SIZES);

/** One's own picture. */
export type OwnPicture = {
  /** Null = none. */
  readonly id: string | null;
  /** False: this server can take none. */
  readonly isPossible: boolean;
};
