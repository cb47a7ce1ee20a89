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
export type HugSent = {
  readonly id: string;
  readonly sentAtMs: number;
  /** The receiver is asked first; the hug waits for their answer. */
  readonly isAsking: boolean;
};

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
  /** sent: when it was taken; received: when it reached this inbox. Wall time of the server's database, ms since 1970. */
  readonly sentAtMs: number;
  /** received: felt or opened on one of the reader's devices; sent: the receiver saw it and shares that. */
  readonly isSeen: boolean;
  readonly reaction: ReactionView | null;
  /** The hug this one answers, if any. */
  readonly answers: string | null;
  /** received: how strongly and in which form it may touch, by what the reader chose for its sender; sent: no limit. */
  readonly touch: TouchLimit;
  /** sent, and it asked first. A request that was not accepted looks pending until it expires, whatever became of it. */
  readonly request: SentRequest | null;
};
export type SentRequest = { readonly isAccepted: boolean; readonly expiresAtMs: number };
/** The cap on strength, 0 (none) to 100, and the form. */
export type TouchLimit = { readonly touchCap: number; readonly touchForm: TouchForm };
export const NO_LIMIT: TouchLimit = { touchCap: 100, touchForm: "touch" };
export type ReactionView = { readonly emoji: string; readonly message: string; readonly atMs: number };

/** What anybody who may see a person sees. Somebody who is gone is `{ id: "", name: "someone" }`. */
export type PersonView = { readonly id: string; readonly name: string; readonly being: string };
