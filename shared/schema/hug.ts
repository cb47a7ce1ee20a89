import * as z from "zod";
import type { Squeeze } from "#shared/design/squeeze.ts";
import { squeezeSchema } from "#shared/design/squeeze.format.ts";
import { emojiSchema, messageSchema, REACTION_MESSAGE_MAX, lineSchema } from "./text.ts";

/** How a hug reaches its receiver: as touch (and picture), as a picture only, or as picture and sound without touch. */
export const TOUCH_FORMS = ["touch", "picture", "sound"] as const;
export type TouchForm = (typeof TOUCH_FORMS)[number];

/** A client's own id for a hug, made once and kept through every retry. */
export const clientKeySchema = z.uuid().toLowerCase();
export const idSchema = z.uuid().toLowerCase();

export const sendHugSchema = z.strictObject({
  key: clientKeySchema,
  to: idSchema,
  design: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  squeeze: squeezeSchema,
  message: messageSchema,
  /** The hug this one answers ("hug back"), if any. */
  answers: idSchema.optional(),
});
export type SendHug = z.infer<typeof sendHugSchema>;
/** The first answer to a key; every repeat gets the same one. */
export type HugSent = { readonly id: string; readonly sentAtMs: number };

export const reactSchema = z.strictObject({
  hugId: idSchema,
  emoji: emojiSchema,
  message: lineSchema(REACTION_MESSAGE_MAX),
});
export type React = z.infer<typeof reactSchema>;

/** What happened to a hug as its two people may know it. `seen` reaches the sender only if the receiver shares it. */
export type HugView = {
  readonly id: string;
  /** From the reader's side. */
  readonly direction: "received" | "sent";
  readonly other: PersonView;
  readonly design: string;
  readonly squeeze: Squeeze;
  readonly message: string;
  /** Wall time of the server's database, ms since 1970. */
  readonly sentAtMs: number;
  /** received: felt or opened on one of the reader's devices; sent: the receiver saw it and shares that. */
  readonly isSeen: boolean;
  readonly reaction: ReactionView | null;
  /** The hug this one answers, if any. */
  readonly answers: string | null;
};
export type ReactionView = { readonly emoji: string; readonly message: string; readonly atMs: number };

/** What anybody who may see a person sees. Somebody who is gone is `{ id: "", name: "someone" }`. */
export type PersonView = { readonly id: string; readonly name: string; readonly being: string };
