import {
  DEFAULT_CONSENT,
  INBOX_REQUESTS_SHOWN,
  type ConsentSettings,
  type HugRequestView,
  type OwnNeed,
} from "#shared/schema/consent.ts";
import type { InvitationView } from "#shared/schema/group-hug.ts";
import type { HugView } from "#shared/schema/hug.ts";
import { INBOX_HUGS_SHOWN, type InboxEvent, type TouchSettings } from "#shared/schema/inbox.ts";
import type { InboxSnapshot } from "../inbox/inbox.port.ts";

const notYet = ({ request }: HugView): HugView["request"] =>
  request === null ? null : { ...request, isAccepted: false };

/** What an inbox shows after all its events: the slow, obvious way that a snapshot must agree with. */
export const foldEvents = (userId: string, events: readonly InboxEvent[]): InboxSnapshot => {
  const hugs = new Map<string, HugView>();
  const invitations = new Map<string, InvitationView>();
  let settings: TouchSettings = { touchCap: 100, touchForm: "touch", sharesSeen: false };
  const requests = new Map<string, HugRequestView>();
  // As the worlds' people begin.
  let consent: ConsentSettings = { ...DEFAULT_CONSENT, allowHugsFrom: "everyone" };
  let need: OwnNeed | null = null;
  const change = (hugId: string, by: Partial<HugView>): void => {
    const hug = hugs.get(hugId);
    if (hug) hugs.set(hugId, { ...hug, ...by });
  };
  for (const event of events) {
    if (event.kind === "hug_received" || event.kind === "hug_sent") {
      hugs.set(event.hug.id, { ...event.hug, isSeen: false, reaction: null, request: notYet(event.hug) });
    }
    if (event.kind === "reaction_received" || event.kind === "reaction_sent") {
      change(event.hugId, { reaction: event.reaction });
    }
    if (event.kind === "hug_seen" || event.kind === "hug_seen_by_receiver") change(event.hugId, { isSeen: true });
    if (event.kind === "touch_changed") settings = event.settings;
    if (event.kind === "invited") invitations.set(event.invitation.groupHugId, event.invitation);
    if (event.kind === "invitation_closed") invitations.delete(event.groupHugId);
    if (event.kind === "request_received") requests.set(event.request.id, event.request);
    if (event.kind === "request_closed") requests.delete(event.requestId);
    if (event.kind === "request_accepted") {
      const request = hugs.get(event.hugId)?.request;
      if (request) change(event.hugId, { request: { ...request, isAccepted: true } });
    }
    if (event.kind === "consent_changed") consent = event.settings;
    if (event.kind === "need_asked") need = event.need;
    if (event.kind === "need_closed") need = null;
  }
  const newestFirst = [...hugs.values()].toReversed();
  return {
    userId,
    lastSeq: events.at(-1)?.seq ?? 0,
    unread: newestFirst.filter(({ direction, isSeen }) => direction === "received" && !isSeen).length,
    hugs: newestFirst.slice(0, INBOX_HUGS_SHOWN),
    settings,
    invitations: [...invitations.values()].toReversed(),
    consent,
    requests: [...requests.values()].toReversed().slice(0, INBOX_REQUESTS_SHOWN),
    need,
  };
};
