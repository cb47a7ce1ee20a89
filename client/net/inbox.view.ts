import type { HugCard, InvitationCard } from "#shared/schema/inbox.ts";
import type { InvitationView } from "#shared/schema/group-hug.ts";
import type { TouchForm, TouchLimit } from "#shared/schema/hug.ts";
import type { ClientState, HugListItem } from "./state.ts";

/** The inbox room's state as plain JSON. */
export type InboxJson = {
  readonly lastSeq: number;
  readonly unread: number;
  readonly hugs?: Readonly<Record<string, Plain<HugCard>>>;
  readonly touchCap: number;
  readonly touchForm: string;
  readonly sharesSeen: boolean;
  readonly devices: number;
  readonly invitations?: Readonly<Record<string, Pick<InvitationCard, InvitationField>>>;
};
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
});
