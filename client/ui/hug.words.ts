import type { HugListItem } from "../net/state.ts";

/** Who hugged whom, from the reader's side. */
export const hugWords = ({ direction, other }: HugListItem): string =>
  direction === "received" ? `${other.name} hugged you` : `You hugged ${other.name}`;

/** What became of it; that it is not "felt" says nothing, because the receiver decides whether that is shared. */
export const hugFate = ({ direction, isSeen }: HugListItem): string | null => {
  if (direction === "received") return isSeen ? null : "not felt yet";
  return isSeen ? "felt" : "delivered";
};
