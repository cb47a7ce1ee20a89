import { schema, t, type SchemaType } from "@colyseus/schema";
import * as z from "zod";
import { NEED_PEOPLE_MAX } from "#shared/consent/consent.limits.ts";
import { isTimeZone, type QuietTime } from "#shared/consent/quiet-time.ts";
import { clientKeySchema, idSchema, TOUCH_FORMS, type PersonView, type TouchLimit } from "./hug.ts";
import { ALLOW_HUGS_FROM, DEFAULT_PRIVACY, type AllowHugsFrom } from "./privacy.ts";
import { lineSchema } from "./text.ts";

/** What one person chose for another's hugs; null (no choice) leaves it to the setting. */
export const ALLOWANCES = ["always", "ask"] as const;
export type Allowance = (typeof ALLOWANCES)[number];

/** Open requests kept in the room's state, the newest. */
export const INBOX_REQUESTS_SHOWN = 20;
/** Characters of what goes with "I could use a hug". */
export const NEED_MESSAGE_MAX = 140;

const minuteSchema = z.int().min(0).max(1439);
export const consentSettingsSchema = z
  .strictObject({
    allowHugsFrom: z.enum(ALLOW_HUGS_FROM),
    /** Minutes after local midnight; both or neither. */
    quietFrom: minuteSchema.nullable(),
    quietUntil: minuteSchema.nullable(),
    timeZone: z.string().min(1).max(64).refine(isTimeZone),
    noDisturbUntilMs: z.int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), { path: ["quietUntil"] })
  .refine(({ quietFrom, quietUntil }) => quietFrom === null || quietFrom !== quietUntil, { path: ["quietUntil"] });
/** Whose hugs need no request, and when hugs are held. */
export type ConsentSettings = QuietTime & { readonly allowHugsFrom: AllowHugsFrom };
export const DEFAULT_CONSENT: ConsentSettings = {
  allowHugsFrom: DEFAULT_PRIVACY.allowHugsFrom,
  quietFrom: null,
  quietUntil: null,
  timeZone: "UTC",
  noDisturbUntilMs: null,
};

/** What holds for the hugs of one person. */
export const personConsentSchema = z.strictObject({
  userId: idSchema,
  allowance: z.enum(ALLOWANCES).nullable(),
  touchCap: z.int().min(0).max(100),
  touchForm: z.enum(TOUCH_FORMS),
});
export type PersonConsent = TouchLimit & { readonly userId: string; readonly allowance: Allowance | null };

/** What one chose for somebody's hugs. Who is gone is "someone". */
export type ChosenConsent = PersonConsent & { readonly person: PersonView };

/** What a hug to somebody would meet, as its sender may know it: nothing of mutes and quiet time is in it. */
export const HUG_WAYS = ["open", "asks", "already_asked", "cooling_off", "too_many", "hugs_off"] as const;
export type HugWay = (typeof HUG_WAYS)[number];

/** A grant or a withdrawal; what `detail` holds depends on the act. */
export type LedgerEntry = {
  /** Counts up. */
  readonly id: string;
  readonly act: string;
  /** Towards whom; null = everybody. */
  readonly other: PersonView | null;
  readonly detail: unknown;
  readonly atMs: number;
};
/** Newest first; `next` starts the page after it. */
export type LedgerPage = { readonly entries: readonly LedgerEntry[]; readonly next: string | null };

/** hug: "may I hug you?"; need: "I could use a hug". */
export const REQUEST_KINDS = ["hug", "need"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
/** The three answers to a request; who asked learns of the first two only. To a need the answer is a hug, or "not_now". */
export const REQUEST_ANSWERS = ["once", "always", "not_now"] as const;
export type RequestAnswer = (typeof REQUEST_ANSWERS)[number];

/** An open request in the inbox of whoever is asked. Nothing of the hug that waits with it is in it. */
export type HugRequestView = {
  readonly id: string;
  readonly kind: RequestKind;
  readonly from: PersonView;
  /** need: the words that go with it; may be empty. */
  readonly message: string;
  readonly askedAtMs: number;
  readonly expiresAtMs: number;
};

/** Somebody would like to hug one, or could use a hug. */
export const RequestCard = schema(
  {
    /** Which request. */
    id: t.string(),
    /** "hug" or "need". */
    kind: t.string(),
    /** Who asks; empty = somebody who is gone. */
    fromId: t.string(),
    /** What they are called. */
    fromName: t.string(),
    /** `colour/texture`. */
    fromBeing: t.string(),
    /** need: the words that go with it; may be empty. */
    message: t.string(),
    /** Ms since 1970 by the database's clock. */
    askedAtMs: t.float64(),
    /** Ms since 1970 by the database's clock: from then on it cannot be answered. */
    expiresAtMs: t.float64(),
  },
  "RequestCard",
);
export type RequestCard = SchemaType<typeof RequestCard>;

/** One's own open "I could use a hug". */
export type OwnNeed = { readonly key: string; readonly people: number; readonly expiresAtMs: number };

export const answerRequestSchema = z.strictObject({ requestId: idSchema, answer: z.enum(REQUEST_ANSWERS) });
export const askForHugsSchema = z.strictObject({
  key: clientKeySchema,
  to: z.array(idSchema).min(1).max(NEED_PEOPLE_MAX),
  message: lineSchema(NEED_MESSAGE_MAX),
});
