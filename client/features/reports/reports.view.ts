import type { OwnReport } from "#shared/schema/report.ts";

/** What was reported. */
export const SUBJECT_WORDS: Readonly<Record<OwnReport["subject"], string>> = {
  hug: "A hug",
  profile: "A person",
  message: "Words",
  room: "A group hug",
};

/** What it came to; never what was done to whom. */
export const outcomeWords = ({ outcome }: Pick<OwnReport, "outcome">): string => {
  switch (outcome) {
    case null:
      return "Somebody looks at it. You are told when it is decided.";
    case "acted":
      return "You were right to tell us. We acted on it.";
    case "no_breach":
      return "We looked at it, and it is within our rules. You can mute or block them all the same.";
    case "closed":
      return "It is about nobody any more: they have left HugMood.";
  }
};

/** Where what was reported is; null = nowhere of its own. */
export const subjectAddress = ({ subject, subjectId }: Pick<OwnReport, "subject" | "subjectId">): string | null =>
  ({
    hug: `/feel/${subjectId}`,
    profile: `/people/${subjectId}`,
    // Of a hug, or of a request that is over.
    message: null,
    room: `/group-hug/${subjectId}`,
  })[subject];
