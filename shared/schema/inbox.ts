import { schema, t, type SchemaType } from "@colyseus/schema";
import * as z from "zod";
import {
  clientKeySchema,
  idSchema,
  reactSchema,
  sendHugSchema,
  TOUCH_FORMS,
  type HugSent,
  type HugView,
  type ReactionView,
} from "./hug.ts";
import {
  answerRequestSchema,
  askForHugsSchema,
  consentSettingsSchema,
  personConsentSchema,
  RequestCard,
  type ConsentSettings,
  type HugRequestView,
  type OwnNeed,
  type PersonConsent,
} from "./consent.ts";
import type { InvitationView } from "./group-hug.ts";

/** Cards kept in the room's state; older hugs come over HTTP by cursor. */
export const INBOX_HUGS_SHOWN = 30;
/** Invitations to group hugs kept in the room's state, the newest. */
export const INBOX_INVITATIONS_SHOWN = 10;
/** Friends kept in the room's state; all of them come over HTTP by cursor. */
export const INBOX_FRIENDS_SHOWN = 100;
/** Moods of friends kept in the room's state, the newest. */
export const INBOX_MOODS_SHOWN = 20;
/** A client further behind than this gets `inbox/reset` in place of the events, and reads its history over HTTP. */
export const INBOX_RESUME_MAX = 500;
/** Events travel in frames of at most this many. */
export const INBOX_EVENTS_PER_FRAME = 50;

/** One hug as the inbox shows it in a list. The recorded squeeze stays out of the state: it comes with the event and over HTTP. */
export const HugCard = schema(
  {
    /** The hug's id, the same for both people. */
    id: t.string(),
    /** "received" or "sent". */
    direction: t.string(),
    /** The other person; empty = somebody who is gone. */
    otherId: t.string(),
    /** What the other person is called; "someone" when they are gone. */
    otherName: t.string(),
    /** How the other person looks, `colour/texture`. */
    otherBeing: t.string(),
    /** Id of the hug design. */
    design: t.string(),
    /** What the sender wrote; may be empty. */
    message: t.string(),
    /** When it was committed, ms since 1970 by the database's clock. */
    sentAtMs: t.float64(),
    /** received: seen on one of the devices; sent: seen by the receiver, who shares that. */
    isSeen: t.boolean().default(false),
    /** The receiver's reaction; empty = none yet. */
    reactionEmoji: t.string().default(""),
    /** The words of the reaction; may be empty. */
    reactionMessage: t.string().default(""),
    /** sent, and it asked first: "pending" (or expired, by the time) or "accepted"; empty = it did not have to. */
    request: t.string().default(""),
    /** Ms since 1970 by the database's clock; 0 = it did not have to ask. */
    requestExpiresAtMs: t.float64().default(0),
  },
  "HugCard",
);
export type HugCard = SchemaType<typeof HugCard>;

/** An invitation to a group hug that is not over and was not closed. */
export const InvitationCard = schema(
  {
    /** Which group hug. */
    groupHugId: t.string(),
    /** What the group hug is called. */
    name: t.string(),
    /** Who invites; empty = somebody who is gone. */
    fromId: t.string(),
    /** Empty = nobody is named. */
    fromName: t.string(),
    /** `colour/texture`. */
    fromBeing: t.string(),
    /** Ms since 1970 by the database's clock; 0 = no schedule. */
    scheduledForMs: t.float64().default(0),
    /** Ms since 1970 by the database's clock: when it expires if it was not started. */
    expiresAtMs: t.float64(),
  },
  "InvitationCard",
);
export type InvitationCard = SchemaType<typeof InvitationCard>;

/** A friend who shows their activity, whether they are here or not. */
export const FriendCard = schema(
  {
    /** User id. */
    id: t.string(),
    /** What the friend is called. */
    name: t.string(),
    /** `colour/texture`. */
    being: t.string(),
    /** "online", "away", "do_not_disturb" or "offline". */
    presence: t.string(),
  },
  "FriendCard",
);
export type FriendCard = SchemaType<typeof FriendCard>;

/** The newest mood that a friend shows to friends, of the last day. */
export const MoodCard = schema(
  {
    /** User id. */
    id: t.string(),
    /** What the friend is called. */
    name: t.string(),
    /** `colour/texture`. */
    being: t.string(),
    /** The friend's word for it. */
    mood: t.string(),
    /** From unpleasant (0) to pleasant (100). */
    valence: t.uint8(),
    /** From calm (0) to stirred (100). */
    arousal: t.uint8(),
    /** Ms since 1970, by the friend's device. */
    feltAtMs: t.float64(),
  },
  "MoodCard",
);
export type MoodCard = SchemaType<typeof MoodCard>;

/** The room of one user, the same on all devices of that user. */
export const InboxState = schema(
  {
    /** Whose inbox it is. */
    userId: t.string(),
    /** Number of the last inbox event this state contains; gapless per user. */
    lastSeq: t.float64().default(0),
    /** Received hugs not yet seen, the ones older than `hugs` included. */
    unread: t.uint32().default(0),
    /** By hug id; the newest INBOX_HUGS_SHOWN. */
    hugs: t.map(HugCard),
    /** The receiver's cap on the strength of touch, 0 (none) to 100. */
    touchCap: t.uint8().default(100),
    /** One of TOUCH_FORMS. */
    touchForm: t.string().default("touch"),
    /** Senders learn when a hug was seen. */
    sharesSeen: t.boolean().default(false),
    /** Devices of this user connected here. */
    devices: t.uint8().default(0),
    /** By id of the group hug; the newest INBOX_INVITATIONS_SHOWN. */
    invitations: t.map(InvitationCard),
    /** Whose hugs need no request: one of ALLOW_HUGS_FROM. */
    allowHugsFrom: t.string().default("friends"),
    /** Minutes after local midnight from which hugs are held; -1 = no quiet hours. */
    quietFrom: t.int16().default(-1),
    /** Minutes after local midnight until which hugs are held; -1 = no quiet hours. */
    quietUntil: t.int16().default(-1),
    /** IANA name of the zone of the quiet hours. */
    timeZone: t.string().default("UTC"),
    /** Hugs are held until then, ms since 1970; 0 = do not disturb is off. */
    noDisturbUntilMs: t.float64().default(0),
    /** By request id; the newest INBOX_REQUESTS_SHOWN open ones. */
    requests: t.map(RequestCard),
    /** Key of one's own open "I could use a hug"; empty = none. */
    needKey: t.string().default(""),
    /** How many were asked. */
    needPeople: t.uint8().default(0),
    /** Ms since 1970 by the database's clock; 0 = none. */
    needExpiresAtMs: t.float64().default(0),
    /** To whom one shows one's own presence: one of AUDIENCES; empty = not read yet. */
    showActivityTo: t.string().default(""),
    /** By user id, in no order; at most INBOX_FRIENDS_SHOWN, and where there are more, those who are here. */
    friends: t.map(FriendCard),
    /** When one's own moods last changed, ms since 1970 by the database's clock; 0 = never. */
    moodsAtMs: t.float64().default(0),
    /** By user id, in no order; the newest INBOX_MOODS_SHOWN. */
    moods: t.map(MoodCard),
    /** When one's insights were last computed, ms since 1970 by the database's clock; 0 = never. */
    insightsAtMs: t.float64().default(0),
  },
  "InboxState",
);
export type InboxState = SchemaType<typeof InboxState>;

export const touchSettingsSchema = z.strictObject({
  touchCap: z.int().min(0).max(100),
  touchForm: z.enum(TOUCH_FORMS),
  sharesSeen: z.boolean(),
});
export type TouchSettings = z.infer<typeof touchSettingsSchema>;

/** Requests a client makes on its own inbox: each is acknowledged after its commit, or refused with a code. */
export const INBOX_REQUESTS = {
  /** Delivers a hug exactly once a key; a repeat of the key gets the first answer. */
  "hug/send": sendHugSchema,
  /** The receiver's one reaction to a hug; a new one takes the place of the old. */
  "hug/react": reactSchema,
  /** The hug was shown or felt on this device. */
  "hug/see": z.strictObject({ hugId: idSchema }),
  /** How the receiver wants to be touched, on all devices. */
  "touch/set": touchSettingsSchema,
  /** Hugs of a muted person are kept from this inbox; their sender does not learn it. */
  "person/mute": z.strictObject({ userId: idSchema, on: z.boolean() }),
  /** Both people become as if the other did not exist. */
  "person/block": z.strictObject({ userId: idSchema, on: z.boolean() }),
  /** Asks somebody to a group hug that one is in or hosts; once a person, a repeat changes nothing. */
  "group/invite": z.strictObject({ groupHugId: idSchema, to: idSchema }),
  /** "Not now": the invitation goes from this inbox; who invited does not learn it. */
  "invitation/close": z.strictObject({ groupHugId: idSchema }),
  /** Whose hugs need no request, and when hugs are held, on all devices. */
  "consent/set": consentSettingsSchema,
  /** What holds for one person's hugs. */
  "consent/person": personConsentSchema,
  /** Answers "may I hug you?", or puts a need away ("not_now"). Final. */
  "request/answer": answerRequestSchema,
  /** "I could use a hug": asks friends, whose next hug needs no request for a day. A repeat of the key changes nothing. */
  "need/ask": askForHugsSchema,
  /** Takes the need back from everybody who has not answered. */
  "need/close": z.strictObject({ key: clientKeySchema }),
  /** Everything after a number, again: for a client that noticed a gap. */
  "inbox/resume": z.strictObject({ after: z.int().min(0).max(Number.MAX_SAFE_INTEGER) }),
} as const;
export type InboxRequestName = keyof typeof INBOX_REQUESTS;
export type InboxRequest = {
  [N in InboxRequestName]: { readonly name: N; readonly body: z.infer<(typeof INBOX_REQUESTS)[N]> };
}[InboxRequestName];

/** What each request resolves with. */
export type InboxAnswers = {
  "hug/send": HugSent;
  "hug/react": { readonly atMs: number };
  "hug/see": { readonly ok: true };
  "touch/set": { readonly ok: true };
  "person/mute": { readonly ok: true };
  "person/block": { readonly ok: true };
  "group/invite": { readonly ok: true };
  "invitation/close": { readonly ok: true };
  "consent/set": { readonly ok: true };
  "consent/person": { readonly ok: true };
  "request/answer": { readonly ok: true };
  "need/ask": { readonly ok: true };
  "need/close": { readonly ok: true };
  "inbox/resume": { readonly lastSeq: number };
};

/** What reaches an inbox, in order and without gaps. */
export type InboxEvent = { readonly seq: number; readonly atMs: number } & (
  | { readonly kind: "hug_received"; readonly hug: HugView }
  | { readonly kind: "hug_sent"; readonly key: string; readonly hug: HugView }
  | { readonly kind: "reaction_received"; readonly hugId: string; readonly reaction: ReactionView }
  | { readonly kind: "reaction_sent"; readonly hugId: string; readonly reaction: ReactionView }
  /** On the receiver's own devices: the hug is no longer new. */
  | { readonly kind: "hug_seen"; readonly hugId: string }
  /** On the sender's devices, if the receiver shares it. */
  | { readonly kind: "hug_seen_by_receiver"; readonly hugId: string }
  | { readonly kind: "touch_changed"; readonly settings: TouchSettings }
  | {
      readonly kind: "person_muted" | "person_unmuted" | "person_blocked" | "person_unblocked";
      readonly userId: string;
    }
  | { readonly kind: "invited"; readonly invitation: InvitationView }
  /** Closed by oneself, or because the group hug is over. */
  | { readonly kind: "invitation_closed"; readonly groupHugId: string }
  | { readonly kind: "request_received"; readonly request: HugRequestView }
  /** Answered, taken back, or from somebody kept away since. */
  | { readonly kind: "request_closed"; readonly requestId: string }
  /** On the sender's devices: the receiver said yes, and the hug is there. */
  | { readonly kind: "request_accepted"; readonly hugId: string }
  | { readonly kind: "consent_changed"; readonly settings: ConsentSettings }
  | { readonly kind: "person_allowed"; readonly consent: PersonConsent }
  | { readonly kind: "need_asked"; readonly need: OwnNeed }
  | { readonly kind: "need_closed"; readonly key: string }
);
export type InboxEventKind = InboxEvent["kind"];

/** Messages the server sends to a device, beside the synced state. */
export type InboxMessages = {
  /** In order, without gaps, at most INBOX_EVENTS_PER_FRAME: all this device has not said it has. */
  "inbox/events": { readonly events: readonly InboxEvent[] };
  /** Too far behind to replay: take `lastSeq` as yours and read the history over HTTP. */
  "inbox/reset": { readonly lastSeq: number };
};
