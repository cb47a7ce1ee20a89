import { RequestCard, type HugRequestView } from "#shared/schema/consent.ts";
import type { PersonHere } from "#shared/schema/presence.ts";
import type { InvitationView } from "#shared/schema/group-hug.ts";
import { FriendCard, HugCard, InvitationCard, MoodCard, type InboxState } from "#shared/schema/inbox.ts";
import type { FriendMood } from "#shared/schema/mood.ts";
import { setChanged } from "../set-changed.project.ts";
import type { Inbox } from "./inbox.rules.ts";
import type { Card } from "./inbox.shown.rules.ts";

type Fields = Pick<
  HugCard,
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
  | "requestExpiresAtMs"
>;

const fieldsOf = (card: Card): Fields => ({
  id: card.id,
  direction: card.direction,
  otherId: card.other.id,
  otherName: card.other.name,
  otherBeing: card.other.being,
  design: card.design,
  message: card.message,
  sentAtMs: card.sentAtMs,
  isSeen: card.isSeen,
  reactionEmoji: card.reaction?.emoji ?? "",
  reactionMessage: card.reaction?.message ?? "",
  request: card.request === null ? "" : card.request.isAccepted ? "accepted" : "pending",
  requestExpiresAtMs: card.request?.expiresAtMs ?? 0,
});

const invitationFieldsOf = ({ groupHugId, name, from, scheduledForMs, expiresAtMs }: InvitationView) => ({
  groupHugId,
  name,
  fromId: from.id,
  fromName: from.name,
  fromBeing: from.being,
  scheduledForMs: scheduledForMs ?? 0,
  expiresAtMs,
});

const projectHugs = (before: readonly Card[], cards: readonly Card[], hugs: InboxState["hugs"]): void => {
  const shownIds = new Set(cards.map(({ id }) => id));
  for (const { id } of before) if (!shownIds.has(id)) hugs.delete(id);
  const same = new Set(before);
  // Oldest first, so that a map keeps them in the order in which they came.
  for (const card of cards.toReversed()) {
    if (same.has(card)) continue;
    const known = hugs.get(card.id);
    if (known) setChanged(known, fieldsOf(card));
    else hugs.set(card.id, new HugCard().assign(fieldsOf(card)));
  }
};

const projectInvitations = (open: readonly InvitationView[], invitations: InboxState["invitations"]): void => {
  const openIds = new Set(open.map(({ groupHugId }) => groupHugId));
  for (const id of invitations.keys()) if (!openIds.has(id)) invitations.delete(id);
  // One does not change while it is open.
  for (const invitation of open.toReversed()) {
    if (invitations.has(invitation.groupHugId)) continue;
    invitations.set(invitation.groupHugId, new InvitationCard().assign(invitationFieldsOf(invitation)));
  }
};

const projectRequests = (open: readonly HugRequestView[], requests: InboxState["requests"]): void => {
  const openIds = new Set(open.map(({ id }) => id));
  for (const id of requests.keys()) if (!openIds.has(id)) requests.delete(id);
  // One does not change while it is open.
  for (const { id, kind, from, message, askedAtMs, expiresAtMs } of open.toReversed()) {
    if (requests.has(id)) continue;
    const who = { fromId: from.id, fromName: from.name, fromBeing: from.being };
    requests.set(id, new RequestCard().assign({ id, kind, ...who, message, askedAtMs, expiresAtMs }));
  }
};

const projectFriends = (known: readonly PersonHere[], friends: InboxState["friends"]): void => {
  const ids = new Set(known.map(({ id }) => id));
  for (const id of friends.keys()) if (!ids.has(id)) friends.delete(id);
  for (const { id, name, being, presence } of known) {
    const shown = friends.get(id);
    if (shown) setChanged(shown, { name, being, presence });
    else friends.set(id, new FriendCard().assign({ id, name, being, presence }));
  }
};

const percent = (share: number): number => Math.round(share * 100);

const projectMoods = (known: readonly FriendMood[], moods: InboxState["moods"]): void => {
  const ids = new Set(known.map(({ id }) => id));
  for (const id of moods.keys()) if (!ids.has(id)) moods.delete(id);
  for (const { id, name, being, mood, valence, arousal, feltAtMs } of known) {
    const fields = { name, being, mood, valence: percent(valence), arousal: percent(arousal), feltAtMs };
    const shown = moods.get(id);
    if (shown) setChanged(shown, fields);
    else moods.set(id, new MoodCard().assign({ id, ...fields }));
  }
};

/** Copies what the rules say into the state that is sent. Nothing else writes it. */
export const projectInbox = (before: Inbox | null, now: Inbox, state: InboxState): void => {
  const { userId, lastSeq, unread, cards, settings, invitations, consent, requests, need } = now.shown;
  setChanged(state, { userId, lastSeq, unread, ...settings, devices: now.devices.size });
  if (before?.shown.consent !== consent) {
    const { allowHugsFrom, timeZone } = consent;
    const [quietFrom, quietUntil] = [consent.quietFrom ?? -1, consent.quietUntil ?? -1];
    setChanged(state, {
      allowHugsFrom,
      timeZone,
      quietFrom,
      quietUntil,
      noDisturbUntilMs: consent.noDisturbUntilMs ?? 0,
    });
  }
  if (before?.shown.need !== need) {
    setChanged(state, {
      needKey: need?.key ?? "",
      needPeople: need?.people ?? 0,
      needExpiresAtMs: need?.expiresAtMs ?? 0,
    });
  }
  const around = now.around.known;
  if (before?.around.known !== around) {
    const { showActivityTo, moodsAtMs, insightsAtMs } = around;
    setChanged(state, { showActivityTo: showActivityTo ?? "", moodsAtMs, insightsAtMs });
    projectFriends(around.friends, state.friends);
    projectMoods(around.moods, state.moods);
  }
  if (before?.shown.requests !== requests) projectRequests(requests, state.requests);
  if (before?.shown.cards !== cards) projectHugs(before?.shown.cards ?? [], cards, state.hugs);
  if (before?.shown.invitations !== invitations) projectInvitations(invitations, state.invitations);
};
