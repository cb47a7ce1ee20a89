import {
  INBOX_REQUESTS_SHOWN,
  type ConsentSettings,
  type HugRequestView,
  type OwnNeed,
} from "#shared/schema/consent.ts";
import type { InvitationView } from "#shared/schema/group-hug.ts";
import type { HugView } from "#shared/schema/hug.ts";
import { INBOX_HUGS_SHOWN, type InboxEvent, type TouchSettings } from "#shared/schema/inbox.ts";

/** A hug as a card: without the recorded squeeze, which does not belong into the state. */
export type Card = Omit<HugView, "squeeze" | "answers" | "touch">;

/** What an inbox shows, as of the number `lastSeq`. */
export type Shown = {
  readonly userId: string;
  readonly lastSeq: number;
  readonly unread: number;
  /** Newest first, at most INBOX_HUGS_SHOWN. */
  readonly cards: readonly Card[];
  readonly settings: TouchSettings;
  /** The open ones, newest first, at most INBOX_INVITATIONS_SHOWN: with one more the oldest is closed. */
  readonly invitations: readonly InvitationView[];
  readonly consent: ConsentSettings;
  /** The open ones, newest first, at most INBOX_REQUESTS_SHOWN. */
  readonly requests: readonly HugRequestView[];
  readonly need: OwnNeed | null;
};

/** What the database says an inbox shows, read with its number in one snapshot. */
export type Snapshot = Omit<Shown, "cards"> & { readonly hugs: readonly HugView[] };

const cardOf = ({ id, direction, other, design, message, sentAtMs, isSeen, reaction, request }: HugView): Card => ({
  id,
  direction,
  other,
  design,
  message,
  sentAtMs,
  isSeen,
  reaction,
  request,
});

export const shownOf = ({ hugs, ...rest }: Snapshot): Shown => ({
  ...rest,
  cards: hugs.slice(0, INBOX_HUGS_SHOWN).map(cardOf),
});

const withCard = (shown: Shown, hugId: string, change: Partial<Card>): readonly Card[] =>
  shown.cards.map((card) => (card.id === hugId ? { ...card, ...change } : card));

const notYet = (request: HugView["request"]): HugView["request"] =>
  request === null ? null : { ...request, isAccepted: false };

const withAccepted = (shown: Shown, hugId: string): readonly Card[] =>
  shown.cards.map((card) =>
    card.id === hugId && card.request ? { ...card, request: { ...card.request, isAccepted: true } } : card,
  );

const withRequest = (shown: Shown, request: HugRequestView): readonly HugRequestView[] =>
  [request, ...shown.requests.filter(({ id }) => id !== request.id)].slice(0, INBOX_REQUESTS_SHOWN);

const withNewHug = (shown: Shown, hug: HugView): readonly Card[] =>
  // The event tells a hug as it stands now; what happened to it later has its own events.
  [
    { ...cardOf(hug), isSeen: false, reaction: null, request: notYet(hug.request) },
    ...shown.cards.filter(({ id }) => id !== hug.id),
  ].slice(0, INBOX_HUGS_SHOWN);

const withoutInvitation = (shown: Shown, groupHugId: string): readonly InvitationView[] =>
  shown.invitations.filter((invitation) => invitation.groupHugId !== groupHugId);

const changeOf = (shown: Shown, event: InboxEvent): Partial<Shown> => {
  switch (event.kind) {
    case "hug_received":
      return { cards: withNewHug(shown, event.hug), unread: shown.unread + 1 };
    case "hug_sent":
      return { cards: withNewHug(shown, event.hug) };
    case "reaction_received":
    case "reaction_sent":
      return { cards: withCard(shown, event.hugId, { reaction: event.reaction }) };
    case "hug_seen":
      // Once a hug; it may be older than the cards.
      return { cards: withCard(shown, event.hugId, { isSeen: true }), unread: Math.max(0, shown.unread - 1) };
    case "hug_seen_by_receiver":
      return { cards: withCard(shown, event.hugId, { isSeen: true }) };
    case "touch_changed":
      return { settings: event.settings };
    case "person_muted":
    case "person_unmuted":
    case "person_blocked":
    case "person_unblocked":
    case "person_allowed":
      return {};
    case "request_received":
      return { requests: withRequest(shown, event.request) };
    case "request_closed":
      return { requests: shown.requests.filter(({ id }) => id !== event.requestId) };
    case "request_accepted":
      return { cards: withAccepted(shown, event.hugId) };
    case "consent_changed":
      return { consent: event.settings };
    case "need_asked":
      return { need: event.need };
    case "need_closed":
      return { need: shown.need?.key === event.key ? null : shown.need };
    case "invited": {
      const { invitation } = event;
      return { invitations: [invitation, ...withoutInvitation(shown, invitation.groupHugId)] };
    }
    case "invitation_closed":
      return { invitations: withoutInvitation(shown, event.groupHugId) };
  }
};

/** What the inbox shows after the event that has its next number. */
export const withEvent = (shown: Shown, event: InboxEvent): Shown => ({
  ...shown,
  ...changeOf(shown, event),
  lastSeq: event.seq,
});
