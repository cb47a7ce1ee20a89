import * as z from "zod";

/** Ours to give, the browser's to read: options of Web Authentication as JSON (Level 3, 5.1.8 and 5.1.9). */
export type PasskeyAsked = { readonly ceremonyId: string; readonly options: Readonly<Record<string, unknown>> };
/** A passkey as its owner sees it. */
export type PasskeyView = {
  readonly id: string;
  /** Where it was made, such as "Firefox on Android"; empty when that did not say. */
  readonly device: string;
  readonly sinceMs: number;
  /** Null = never. */
  readonly lastUsedMs: number | null;
};

/** An answer of a device is some hundred bytes, a few thousand at most. */
const ANSWER_MAX = 16_384;
const base64url = z
  .string()
  .max(ANSWER_MAX)
  .regex(/^[A-Za-z0-9_-]*$/);

/** What `navigator.credentials` answers, as JSON; looked into by whoever verifies it. */
export const passkeyAnswerSchema = z.strictObject({
  ceremonyId: z.uuid().toLowerCase(),
  response: z.object({
    id: base64url,
    rawId: base64url,
    type: z.literal("public-key"),
    authenticatorAttachment: z.string().max(40).optional(),
    clientExtensionResults: z.record(z.string().max(40), z.unknown()),
    response: z.looseObject({ clientDataJSON: base64url }),
  }),
});
export type PasskeyAnswer = z.infer<typeof passkeyAnswerSchema>;
