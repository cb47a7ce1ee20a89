import type { Category } from "#shared/schema/conduct.ts";
import type { ReportSubject, REPORT_WORDS_MAX } from "#shared/schema/report.ts";

/** As the schema has it; typed by it, because importing it would load the validators. */
export const REPORT_LENGTH: typeof REPORT_WORDS_MAX = 500;

/** What is wrong, as whoever reports would say it: a line on a phone each; worst first, in the order in which it is offered. */
export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  self_harm: "They may hurt themselves",
  minor: "Somebody here is under 16",
  threat: "It is a threat",
  sexual: "It is sexual, and unwanted",
  hate: "It is hateful",
  harassment: "They do not leave me alone",
  impersonation: "They pretend to be another",
  spam: "It is advertising, or spam",
  other: "Something else is wrong",
};
export const CATEGORY_ORDER = Object.keys(CATEGORY_WORDS) as readonly Category[]; // as: its keys are those of the table

/** What is reported; `name`: of the person whose it is, or of the group hug. */
export type Reportable = { readonly subject: ReportSubject; readonly id: string; readonly name: string };

/** What of a hug can be reported by whom it shows: one that came, or the words with which one's own was answered. */
export const reportableOf = (hug: {
  readonly id: string;
  readonly direction: "sent" | "received";
  readonly other: { readonly id: string; readonly name: string };
  readonly reaction: { readonly message: string } | null;
}): Reportable | null => {
  // Of somebody who is gone there is nobody to look into.
  if (hug.other.id === "") return null;
  if (hug.direction === "received") return { subject: "hug", id: hug.id, name: hug.other.name };
  return hug.reaction !== null && hug.reaction.message !== ""
    ? { subject: "message", id: hug.id, name: hug.other.name }
    : null;
};

export const aboutWords = ({ subject, name }: Pick<Reportable, "subject" | "name">): string =>
  ({
    hug: `this hug from ${name}`,
    profile: `${name}`,
    message: `the words from ${name}`,
    room: `the group hug “${name}”`,
  })[subject];

/** What those who look at it see. */
const SEEN: Readonly<Record<ReportSubject, string>> = {
  hug: "this hug, up to five that went between you before it, and their profile",
  message: "these words, up to five hugs that went between you before them, and their profile",
  profile: "their profile, and the last hugs that went between you",
  room: "its name and words, and who hosts it",
};

/** What happens next, told before it is sent. */
export const nextWords = ({ subject, name }: Reportable): string =>
  `Somebody of our staff looks at it. They see ${SEEN[subject]}. ${
    subject === "room" ? "Nobody there" : name
  } is ${subject === "room" ? "" : "not "}told who reported, and you read here what it came to.`;

/** How long one may take a report back, ms. */
export const TAKE_BACK_MS = 10_000;

export const secondsLeft = (dueAtMs: number, nowMs: number): number => Math.max(0, Math.ceil((dueAtMs - nowMs) / 1000));
