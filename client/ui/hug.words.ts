import type { HugListItem } from "../net/state.ts";

/** Who hugged whom, from the reader's side. */
export const hugWords = ({ direction, other }: HugListItem): string =>
  direction === "received" ? `${other.name} hugged you` : `You hugged ${other.name}`;

/** What became of it; the absence of "felt" says nothing, because the receiver decides whether it is shared. */
export const hugFate = ({ direction, isSeen }: HugListItem): string | null => {
  if (direction === "received") return isSeen ? null : "not felt yet";
  return isSeen ? "felt" : null;
};
