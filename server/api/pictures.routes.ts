import * as z from "zod";
import { pictureIdSchema, type OwnPicture } from "#shared/schema/picture.ts";
import { PICTURE_MAX_BYTES, PICTURE_TYPES, PICTURE_SIZES, type PictureSize } from "#shared/schema/picture.limits.ts";
import type { ApiServices } from "./registry.ts";
import { bytesSchema, route, type Route } from "./route.ts";
import { OK, okOutput } from "./views.output.ts";

/** 10 MB over a slow mobile network. */
const WITHIN_MS = 50_000;
const sizeQuery = z
  .enum(PICTURE_SIZES.map(String) as [string, ...string[]]) // as: there are some
  .transform((size) => Number(size) as PictureSize) // as: one of those just listed
  .optional();

export const pictureRoutes = ({ pictures }: ApiServices): readonly Route[] => [
  route({
    method: "GET",
    path: "/api/me/picture",
    summary: "One's profile picture, and whether this server takes any.",
    policy: "signed_in",
    limit: { perMinute: 120, burst: 60 },
    output: z.object({ id: pictureIdSchema.nullable(), isPossible: z.boolean() }) satisfies z.ZodType<OwnPicture>,
    handle: async ({ who }) => ({ ok: true, value: await pictures.own(who.userId) }),
  }),
  route({
    method: "PUT",
    path: "/api/me/picture",
    summary:
      "Takes a picture as one's own, in place of the one before: the first frame, upright, the middle square. What else the file holds (place, time, camera) is not kept.",
    policy: "signed_in",
    limit: { perMinute: 6, burst: 6 },
    upload: { types: PICTURE_TYPES, maxBytes: PICTURE_MAX_BYTES, maxMs: WITHIN_MS },
    body: bytesSchema,
    output: z.object({ id: pictureIdSchema }),
    refusals: ["not_a_picture", "no_pictures_here"],
    handle: async ({ who, body }) => pictures.set(who.userId, body),
  }),
  route({
    method: "DELETE",
    path: "/api/me/picture",
    summary: "Removes one's picture, if there is one; its address is no more.",
    policy: "signed_in",
    limit: { perMinute: 30, burst: 15 },
    output: okOutput,
    handle: async ({ who }) => {
      await pictures.remove(who.userId);
      return { ok: true, value: OK };
    },
  }),
  route({
    method: "GET",
    path: "/api/pictures/:id",
    summary: "A profile picture, to whoever may see the person. Another picture has another address.",
    policy: "signed_in",
    limit: { perMinute: 600, burst: 300 },
    owner: "public",
    params: z.strictObject({ id: pictureIdSchema }),
    query: z.strictObject({
      size: sizeQuery.describe(`Side in pixels: ${PICTURE_SIZES.join(" or ")}; 256 when left out.`),
    }),
    file: { type: "image/webp", cacheControl: "private, max-age=31536000, immutable" },
    output: bytesSchema,
    refusals: ["no_such_picture"],
    handle: async ({ who, params, query }) => {
      const bytes = await pictures.read(who.userId, params.id, query.size ?? 256);
      return bytes === null ? { ok: false, refusal: { code: "no_such_picture" } } : { ok: true, value: bytes };
    },
  }),
];
