import type { HugCard } from "#shared/schema/inbox.ts";
import type { TouchForm } from "#shared/schema/hug.ts";
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
};
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
  | "reactionMessage";
type Plain<T> = { readonly [K in CardField & keyof T]: T[K] };

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
});

/** The room's state as the pages read it: the newest hug first. */
export const inboxOf = (json: InboxJson): ClientState["inbox"] => ({
  unread: json.unread,
  lastSeq: json.lastSeq,
  hugs: Object.values(json.hugs ?? {})
    .map(itemOf)
    .toSorted((a, b) => b.sentAtMs - a.sentAtMs),
  settings: { touchCap: json.touchCap, touchForm: json.touchForm as TouchForm, sharesSeen: json.sharesSeen }, // the room writes TOUCH_FORMS only
  devices: json.devices,
});
