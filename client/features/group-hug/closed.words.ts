import type { Category } from "#shared/schema/conduct.ts";
import { aboutAllWords } from "./staff.words.ts";

/** Why one is not in a group hug. */
export type ClosedReason =
  | "full"
  | "locked"
  | "over"
  | "unknown"
  | "not_open"
  | "canceled"
  | "expired"
  | "left"
  | "left_unasked"
  | "devices"
  | "raid"
  | "unreachable";

type ClosedWords = { readonly title: string; readonly text: string; readonly canRetry: boolean };

const WORDS: Readonly<Record<ClosedReason, ClosedWords>> = {
  full: {
    title: "Every place is taken",
    text: "This group hug holds as many people as it can. If somebody leaves, there is room for you.",
    canRetry: true,
  },
  locked: {
    title: "The door is closed",
    text: "Nobody new gets in for now. You can ask the host, or try again a little later.",
    canRetry: true,
  },
  over: { title: "This group hug is over", text: "It has ended. There will be others.", canRetry: false },
  unknown: {
    title: "This group hug is not here",
    text: "The link may be mistyped, or what was here is gone.",
    canRetry: false,
  },
  not_open: {
    title: "Not open yet",
    text: "This group hug is planned for later. Come back when it opens.",
    canRetry: true,
  },
  canceled: {
    title: "This group hug was called off",
    text: "Plans change. Everybody who was there has been told, and nothing else is lost.",
    canRetry: false,
  },
  expired: {
    title: "This group hug did not begin",
    text: "Its time went by before enough people were in. You can start another one whenever you like.",
    canRetry: false,
  },
  left: {
    title: "You have left",
    text: "Nothing is felt here any more. The others are not told why.",
    canRetry: true,
  },
  // Also for whom a block has parted from it: of that nobody is told.
  left_unasked: {
    title: "You are not in it any more",
    text: "Nothing is felt here any more, on any of your devices. The others are not told why.",
    canRetry: true,
  },
  devices: {
    title: "You are here on too many devices",
    text: "Close it on one of them, then try again.",
    canRetry: true,
  },
  raid: {
    title: "For people who have been here for a while",
    text: "Just now group hugs take only those. You can come in later; everything else is open to you.",
    canRetry: true,
  },
  unreachable: {
    title: "You cannot come in right now",
    text: "HugMood could not open this group hug. Nothing is lost; please try again in a moment.",
    canRetry: true,
  },
};

/** What happened, and what one can do. */
export const closedWords = (reason: ClosedReason): ClosedWords => WORDS[reason];

/** One that the staff closed, and why. */
export const closedByStaffWords = (category: Category): ClosedWords => ({
  title: "A moderator closed this group hug",
  text: `${aboutAllWords(category)} It is over for everybody, and nothing else of yours changes.`,
  canRetry: false,
});
