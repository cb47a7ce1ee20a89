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
  lobby.people.find((person) => person.id === id) ?? inbox.hugs.find(({ other }) => other.id === id)?.other ?? null;

/** The newest hug from here to somebody, as the inbox room shows it. */
export const newestSentTo = ({ inbox }: ClientState, id: string): HugListItem | undefined =>
  inbox.hugs.find(({ direction, other }) => direction === "sent" && other.id === id);

export type SentView = {
  readonly step: "waiting" | "sent" | "delivered" | "felt" | "refused";
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
 * What became of a hug that left. In the outbox it waits, or is sent and not acknowledged yet; out of it, it is
 * delivered: kept for the receiver, whoever that has muted. `isFelt` only where that is shared.
 */
export const sentView = (
  name: string,
  inOutbox: OutboxHug | undefined,
  isFelt: boolean,
  isOffline: boolean,
): SentView => {
  if (inOutbox?.state.kind === "refused")
    return { step: "refused", title: "Your hug could not be sent", text: sentenceOf(inOutbox.state.refusal) };
  if (inOutbox) {
    const step = inOutbox.state.kind === "sending" && !isOffline ? "sent" : "waiting";
    const { title, text } = IN_OUTBOX[step];
    return { step, title, text: isOffline ? OFFLINE_HUG : text };
  }
  return isFelt
    ? { step: "felt", title: `${name} has felt your hug`, text: "It arrived, and it was felt." }
    : { step: "delivered", title: "Your hug is delivered", text: `It is with ${name}, or waits until they are back.` };
};
