import type { OwnPicture } from "#shared/schema/picture.ts";
import type { PictureSize } from "#shared/schema/picture.limits.ts";
import type { Outcome } from "../outcome.ts";

/** Profile pictures. Every method rejects with `Unavailable` when the database is away. */
export type Pictures = {
  own(userId: string): Promise<OwnPicture>;
  /**
   * Takes the place of the one before, whose address is no more. Rejects with `Crowded` when too many come at once.
   * Refusals: `no_pictures_here`, `not_a_picture` (no picture, damaged, or too many pixels), `no_such_person`.
   */
  set(userId: string, sent: Uint8Array): Promise<Outcome<{ readonly id: string }>>;
  /** Also when there is none. */
  remove(userId: string): Promise<void>;
  /** WebP. Null for an address without a picture, and for whoever cannot see that person. */
  read(viewerId: string, id: string, size: PictureSize): Promise<Uint8Array<ArrayBuffer> | null>;
};
