import { SQUEEZE_STEP_MS } from "#shared/design/squeeze.ts";
import type { ConsentSettings, HugRequestView, OwnNeed, PersonConsent } from "#shared/schema/consent.ts";
import type { InvitationView } from "#shared/schema/group-hug.ts";
import { NO_LIMIT, type HugView, type ReactionView } from "#shared/schema/hug.ts";
import type { InboxEvent, InboxEventKind, TouchSettings } from "#shared/schema/inbox.ts";
import { BrokenInvariant } from "../../errors.ts";

/** A row of inbox_events with the hug or the invitation it is about, as its owner sees that now. */
export type InboxEventRow = {
  readonly seq: number;
  readonly at_ms: number;
  readonly kind: InboxEventKind;
  readonly ref_id: string | null;
  readonly data: unknown;
  readonly hug: HugView | null;
  readonly invitation: InvitationView | null;
  readonly request: HugRequestView | null;
};

/**
 * The event of a row. Words are not copied into the log: names, messages and reactions are the ones that stand now, so
 * an erased message is gone from here too. A hug that is gone keeps its number, as one from someone.
 */
export const inboxEventOf = (row: InboxEventRow): InboxEvent => {
  const at = { seq: row.seq, atMs: row.at_ms };
  const refId = row.ref_id ?? "";
  switch (row.kind) {
    case "hug_received":
      return { ...at, kind: row.kind, hug: row.hug ?? goneHug(row, "received") };
    case "hug_sent":
      // `deliver_hugs` writes it so.
      return { ...at, kind: row.kind, key: (row.data as { key: string }).key, hug: row.hug ?? goneHug(row, "sent") };
    case "reaction_received":
    case "reaction_sent":
      return { ...at, kind: row.kind, hugId: refId, reaction: row.hug?.reaction ?? goneReaction(row) };
    case "hug_seen":
    case "hug_seen_by_receiver":
      return { ...at, kind: row.kind, hugId: refId };
    case "touch_changed":
      // `set_touch` writes it so.
      return { ...at, kind: row.kind, settings: row.data as TouchSettings };
    case "person_muted":
    case "person_unmuted":
    case "person_blocked":
    case "person_unblocked":
      return { ...at, kind: row.kind, userId: refId };
    case "invited":
      return { ...at, kind: row.kind, invitation: row.invitation ?? goneInvitation(row) };
    case "request_received":
      return { ...at, kind: row.kind, request: row.request ?? goneRequest(row) };
    case "request_closed":
      return { ...at, kind: row.kind, requestId: refId };
    case "request_accepted":
      return { ...at, kind: row.kind, hugId: refId };
    case "consent_changed":
      // The database's functions write these four so.
      return { ...at, kind: row.kind, settings: row.data as ConsentSettings };
    case "person_allowed":
      return { ...at, kind: row.kind, consent: row.data as PersonConsent };
    case "need_asked":
      return { ...at, kind: row.kind, need: row.data as OwnNeed };
    case "need_closed":
      return { ...at, kind: row.kind, key: (row.data as { key: string }).key };
    case "invitation_closed":
      return { ...at, kind: row.kind, groupHugId: refId };
    default:
      throw new BrokenInvariant(
        `An inbox event has the kind ${String(row.kind satisfies never)}, which nobody writes.`,
      );
  }
};

const goneReaction = (row: InboxEventRow): ReactionView => ({ emoji: "", message: "", atMs: row.at_ms });
const goneInvitation = (row: InboxEventRow): InvitationView => ({
  groupHugId: row.ref_id ?? "",
  name: "",
  from: { id: "", name: "someone", being: "" },
  scheduledForMs: null,
  expiresAtMs: row.at_ms,
});
const goneRequest = (row: InboxEventRow): HugRequestView => ({
  id: row.ref_id ?? "",
  kind: "hug",
  from: { id: "", name: "someone", being: "" },
  message: "",
  askedAtMs: row.at_ms,
  expiresAtMs: row.at_ms,
});
const goneHug = (row: InboxEventRow, direction: HugView["direction"]): HugView => ({
  id: row.ref_id ?? "",
  direction,
  other: { id: "", name: "someone", being: "" },
  design: "",
  squeeze: { stepMs: SQUEEZE_STEP_MS, samples: [] },
  message: "",
  sentAtMs: row.at_ms,
  isSeen: true,
  reaction: null,
  answers: null,
  touch: NO_LIMIT,
  request: null,
});
