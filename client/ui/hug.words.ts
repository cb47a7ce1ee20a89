import type { HugListItem } from "../net/state.ts";

/** Who hugged whom, from the reader's side. */
export const hugWords = ({ direction, other, request }: HugListItem): string => {
  if (direction === "received") return `${other.name} hugged you`;
  return request === null || request.isAccepted ? `You hugged ${other.name}` : `You asked to hug ${other.name}`;
};

/** What became of it; that it is not "felt" says nothing, because the receiver decides whether that is shared. */
export const hugFate = ({ direction, isSeen, request }: HugListItem, nowMs: number): string | null => {
  if (direction === "received") return isSeen ? null : "not felt yet";
  if (isSeen) return "felt";
  if (request === null) return "delivered";
  if (request.isAccepted) return "said yes";
  // A no looks the same as no answer.
  return request.expiresAtMs > nowMs ? "asked, waiting for a yes" : "not taken up";
};
