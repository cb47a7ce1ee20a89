import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import type { InvitationView } from "#shared/schema/group-hug.ts";
import { NO_LIMIT, type HugView } from "#shared/schema/hug.ts";
import type { InboxEvent } from "#shared/schema/inbox.ts";
import type { Dice } from "../../testing/dice.ts";
import type { Snapshot } from "../inbox.shown.rules.ts";

export const hugView = (id: string, direction: HugView["direction"] = "received"): HugView => ({
  id,
  direction,
  other: { id: "ben", name: "Ben", being: "sage/plain" },
  design: "bear",
  squeeze: { stepMs: 50, samples: [1, 2, 3] },
  message: "",
  sentAtMs: 1,
  isSeen: false,
  reaction: null,
  answers: null,
  touch: NO_LIMIT,
  request: null,
});

export const invitationTo = (groupHugId: string): InvitationView => ({
  groupHugId,
  name: "Sunday evening",
  from: { id: "ben", name: "Ben", being: "sage/plain" },
  scheduledForMs: null,
  expiresAtMs: 2,
});

export const received = (seq: number, id = `hug-${seq}`): InboxEvent => ({
  seq,
  atMs: seq,
  kind: "hug_received",
  hug: hugView(id),
});

/** Some event that may come after those: hugs, and what happens to the hugs that were. */
export const someEvent = (dice: Dice, before: readonly InboxEvent[]): InboxEvent => {
  const seq = before.length + 1;
  const at = { seq, atMs: seq };
  const kind = dice.whole(0, 11);
  const past = dice.pick(before);
  const hugId = past?.kind === "hug_received" ? past.hug.id : undefined;
  if (kind <= 1 && hugId !== undefined) {
    const isSeen = before.some((event) => event.kind === "hug_seen" && event.hugId === hugId);
    if (!isSeen) return { ...at, kind: "hug_seen", hugId };
    return { ...at, kind: "reaction_sent", hugId, reaction: { emoji: "🧡", message: `${seq}`, atMs: seq } };
  }
  if (kind === 2) {
    const settings = { touchCap: seq % 101, touchForm: "picture", sharesSeen: seq % 2 === 0 } as const;
    return { ...at, kind: "touch_changed", settings };
  }
  if (kind === 3) return { ...at, kind: "person_blocked", userId: `stranger-${seq}` };
  if (kind === 4) return { ...at, kind: "hug_sent", key: `key-${seq}`, hug: hugView(`hug-${seq}`, "sent") };
  if (kind === 5) return { ...at, kind: "invited", invitation: invitationTo(`group-hug-${seq}`) };
  if (kind === 6) {
    const asked = before.flatMap((event) => (event.kind === "invited" ? [event.invitation.groupHugId] : []));
    return { ...at, kind: "invitation_closed", groupHugId: dice.pick(asked) ?? "group-hug-unknown" };
  }
  return received(seq);
};

export const EMPTY: Snapshot = {
  userId: "ann",
  lastSeq: 0,
  unread: 0,
  hugs: [],
  settings: { touchCap: 100, touchForm: "touch", sharesSeen: false },
  invitations: [],
  consent: DEFAULT_CONSENT,
  requests: [],
  need: null,
};
