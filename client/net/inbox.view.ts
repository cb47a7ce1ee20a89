import type { HugRequestView, RequestCard } from "#shared/schema/consent.ts";
import type { HugCard, InboxState, InvitationCard } from "#shared/schema/inbox.ts";
import type { InvitationView } from "#shared/schema/group-hug.ts";
import type { TouchForm, TouchLimit } from "#shared/schema/hug.ts";
import type { Audience } from "#shared/schema/audience.ts";
import type { AllowHugsFrom } from "#shared/schema/privacy.ts";
import type { FriendMood } from "#shared/schema/mood.ts";
import type { PersonHere } from "#shared/schema/presence.ts";
import type { ClientState, HugListItem } from "./state.ts";

/** The inbox room's state as plain JSON. */
export type InboxJson = Pick<InboxState, ConsentField> & {
  readonly lastSeq: number;
  readonly unread: number;
  readonly hugs?: Readonly<Record<string, Plain<HugCard>>>;
  readonly touchCap: number;
  readonly touchForm: string;
  readonly sharesSeen: boolean;
  readonly devices: number;
  readonly invitations?: Readonly<Record<string, Pick<InvitationCard, InvitationField>>>;
  readonly requests?: Readonly<Record<string, Pick<RequestCard, RequestField>>>;
  readonly showActivityTo: string;
  readonly friends?: Readonly<Record<string, PersonHere>>;
  readonly moodsAtMs: number;
  readonly insightsAtMs: number;
  readonly moods?: Readonly<Record<string, FriendMood>>;
};
type ConsentField =
  | "allowHugsFrom"
  | "quietFrom"
  | "quietUntil"
  | "timeZone"
  | "noDisturbUntilMs"
  | "needKey"
  | "needPeople"
  | "needExpiresAtMs";
type RequestField = "id" | "kind" | "fromId" | "fromName" | "fromBeing" | "message" | "askedAtMs" | "expiresAtMs";
type InvitationField = "groupHugId" | "name" | "fromId" | "fromName" | "fromBeing" | "scheduledForMs" | "expiresAtMs";
type CardField =
  | "id"
  | "direction"
  | "otherId"
  | "otherName"
  | "otherBeing"
  | "design"
  | "message"
  | "sentAtMs"
  | "isSeen"
  | "reactionEmoji"
  | "reactionMessage"
  | "request"
  | "requestExpiresAtMs";
type Plain<T> = { readonly [K in CardField & keyof T]: T[K] };

/** Which limits apply comes with the hug itself. */
const NO_LIMIT: TouchLimit = { touchCap: 100, touchForm: "touch" };

const itemOf = (card: Plain<HugCard>): HugListItem => ({
  id: card.id,
  direction: card.direction === "sent" ? "sent" : "received",
  other: { id: card.otherId, name: card.otherName, being: card.otherBeing },
  design: card.design,
  message: card.message,
  sentAtMs: card.sentAtMs,
  isSeen: card.isSeen,
  reaction: card.reactionEmoji ? { emoji: card.reactionEmoji, message: card.reactionMessage, atMs: 0 } : null,
  answers: null,
  touch: NO_LIMIT,
  request: card.request ? { isAccepted: card.request === "accepted", expiresAtMs: card.requestExpiresAtMs } : null,
});

const invitationOf = (card: Pick<InvitationCard, InvitationField>): InvitationView => ({
  groupHugId: card.groupHugId,
  name: card.name,
  from: { id: card.fromId, name: card.fromName, being: card.fromBeing },
  scheduledForMs: card.scheduledForMs === 0 ? null : card.scheduledForMs,
  expiresAtMs: card.expiresAtMs,
});

const requestOf = (card: Pick<RequestCard, RequestField>): HugRequestView => ({
  id: card.id,
  kind: card.kind === "need" ? "need" : "hug",
  from: { id: card.fromId, name: card.fromName, being: card.fromBeing },
  message: card.message,
  askedAtMs: card.askedAtMs,
  expiresAtMs: card.expiresAtMs,
});

/** The room says shares in percent. */
const moodOf = ({ id, name, being, mood, valence, arousal, feltAtMs }: FriendMood): FriendMood => ({
  id,
  name,
  being,
  mood,
  valence: valence / 100,
  arousal: arousal / 100,
  feltAtMs,
});

const minuteOf = (minute: number): number | null => (minute < 0 ? null : minute);

/** What the room says in numbers that stand for none. */
const consentOf = (json: Pick<InboxState, ConsentField>): Pick<ClientState["inbox"], "consent" | "need"> => ({
  consent: {
    allowHugsFrom: json.allowHugsFrom as AllowHugsFrom, // the room writes ALLOW_HUGS_FROM only
    quietFrom: minuteOf(json.quietFrom),
    quietUntil: minuteOf(json.quietUntil),
    timeZone: json.timeZone,
    noDisturbUntilMs: json.noDisturbUntilMs === 0 ? null : json.noDisturbUntilMs,
  },
  need: json.needKey === "" ? null : { key: json.needKey, people: json.needPeople, expiresAtMs: json.needExpiresAtMs },
});

/** The room's state as the pages read it: the newest hug and the newest invitation first. */
export const inboxOf = (json: InboxJson): ClientState["inbox"] => ({
  unread: json.unread,
  lastSeq: json.lastSeq,
  hugs: Object.values(json.hugs ?? {})
    .map(itemOf)
    .toSorted((a, b) => b.sentAtMs - a.sentAtMs),
  settings: { touchCap: json.touchCap, touchForm: json.touchForm as TouchForm, sharesSeen: json.sharesSeen }, // the room writes TOUCH_FORMS only
  devices: json.devices,
  // The room adds each new one at the end.
  invitations: Object.values(json.invitations ?? {})
    .map(invitationOf)
    .toReversed(),
  requests: Object.values(json.requests ?? {})
    .map(requestOf)
    .toSorted((a, b) => b.askedAtMs - a.askedAtMs),
  showActivityTo: json.showActivityTo === "" ? null : (json.showActivityTo as Audience), // the room writes AUDIENCES only
  friends: Object.values(json.friends ?? {}).map(({ id, name, being, presence }) => ({ id, name, being, presence })),
  moodsAtMs: json.moodsAtMs,
  insightsAtMs: json.insightsAtMs,
  moods: Object.values(json.moods ?? {})
    .map(moodOf)
    .toSorted((a, b) => b.feltAtMs - a.feltAtMs),
  ...consentOf(json),
});
