import type { HugWay } from "#shared/schema/consent.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import type { ClientState, HugListItem, OutboxHug } from "../../net/state.ts";
import { lengthOf, MESSAGE_LENGTH } from "../../ui/limits.ts";
import { OFFLINE_HUG, sentenceOf } from "../../ui/sentences.ts";

const COUNTED_FROM = MESSAGE_LENGTH - 100;

/** How many characters are left, once that is worth knowing; negative = too long. */
export const charactersLeft = (message: string): number | null => {
  const length = lengthOf(message.trim());
  return length < COUNTED_FROM ? null : MESSAGE_LENGTH - length;
};

/** Somebody this device already knows; null = ask the server. */
export const knownPerson = ({ lobby, inbox }: ClientState, id: string): PersonView | null =>
  lobby.people.find((person) => person.id === id) ??
  inbox.friends.find((person) => person.id === id) ??
  inbox.hugs.find(({ other }) => other.id === id)?.other ??
  null;

/** The newest hug from here to somebody, as the inbox room shows it. */
export const newestSentTo = ({ inbox }: ClientState, id: string): HugListItem | undefined =>
  inbox.hugs.find(({ direction, other }) => direction === "sent" && other.id === id);

export type SentView = {
  readonly step: "waiting" | "sent" | "asked" | "delivered" | "felt" | "refused";
  readonly title: string;
  readonly text: string;
};

const IN_OUTBOX: Readonly<Record<"waiting" | "sent", Pick<SentView, "title" | "text">>> = {
  waiting: {
    title: "Your hug is on its way",
    text: "Waiting for the connection. Your hug is kept on this device until it is through.",
  },
  sent: {
    title: "Your hug is sent",
    text: "It has left, and is kept on this device until we know that it is through.",
  },
};

/**
 * What became of a hug that left. In the outbox it waits, or is sent and not acknowledged yet; out of it, it asks, or is
 * delivered: kept for the receiver, whoever that has muted. `card`: the hug in the list, once it is there. Felt only
 * where that is shared.
 */
export const sentView = (
  name: string,
  inOutbox: OutboxHug | undefined,
  card: Pick<HugListItem, "isSeen" | "request"> | undefined,
  isOffline: boolean,
): SentView => {
  if (inOutbox?.state.kind === "refused")
    return { step: "refused", title: "Your hug could not be sent", text: sentenceOf(inOutbox.state.refusal) };
  if (inOutbox) {
    const step = inOutbox.state.kind === "sending" && !isOffline ? "sent" : "waiting";
    const { title, text } = IN_OUTBOX[step];
    return { step, title, text: isOffline ? OFFLINE_HUG : text };
  }
  // Acknowledged; which of both it is comes with the list.
  if (card === undefined) return { step: "sent", ...IN_OUTBOX.sent };
  if (card.request !== null && !card.request.isAccepted)
    return {
      step: "asked",
      title: "Your hug asks",
      text: `${name} sees that you would like to hug them. Your hug waits for a yes.`,
    };
  return card.isSeen
    ? { step: "felt", title: `${name} has felt your hug`, text: "It arrived, and it was felt." }
    : { step: "delivered", title: "Your hug is delivered", text: `It is with ${name}, or waits until they are back.` };
};

/** What is said under the name before a hug is made, and whether it can be sent. */
export type WayView = { readonly text: string | null; readonly canSend: boolean };

/** `isAnswer`: it answers a hug, which needs no request the first time; what the way says of requests does not count. */
export const wayView = (way: HugWay | null, name: string, isAnswer: boolean): WayView => {
  const open = { text: null, canSend: true };
  if (way === "hugs_off")
    return {
      text: `${name} takes no hugs at the moment. It is not about you: it is the same for everybody.`,
      canSend: false,
    };
  if (isAnswer || way === null) return open;
  switch (way) {
    case "asks":
      return {
        text: `Your first hug asks: ${name} sees that it is you, and feels it once they say yes.`,
        canSend: true,
      };
    case "already_asked":
      return { text: `You asked ${name} already. Your hug waits for a yes; there is no hurry.`, canSend: false };
    case "cooling_off":
      return {
        text: `You asked twice, and it was not the time. Give ${name} some days; then you can ask again.`,
        canSend: false,
      };
    case "too_many":
      return {
        text: "That were many hugs in a short time. A new one waits here a little before it goes out.",
        canSend: true,
      };
    case "open":
      return open;
  }
};
