import { defineEntity, p } from "@mikro-orm/core";
import { PICTURE_SIZES } from "#shared/schema/picture.limits.ts";
import { User } from "./User.ts";

/** Somebody's profile picture, once in each size; `users.profile_image` names it. Here, so that every process serves it. */
export const Picture = defineEntity({
  name: "Picture",
  tableName: "pictures",
  checks: [{ name: "pictures_size_check", expression: `size in (${PICTURE_SIZES.join(", ")})` }],
  uniques: [{ name: "pictures_hash_size_unique", properties: ["hash", "size"] }],
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** Side of the square, pixels. */
    size: p.smallint().primary(),
    /** The picture's address: a keyed hash of its owner and what is seen. */
    hash: p.uuid(),
    /** WebP. */
    bytes: p.blob(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
