import type { About } from "../statistics/candidates.ts";
import type { PracticeId } from "./practices.ts";
import { associationWords, ASSOCIATED_MEANS } from "./insight.words.ts";
import type { Suggestion } from "./suggestion.ts";

/** What is suggested, and why: both are always shown. */
export type SuggestionSaid = { readonly says: string; readonly why: string };

const PRACTICE_WORDS: Readonly<Record<PracticeId, string>> = {
  breathe: "Breathe slowly for two minutes, about five and a half breaths a minute. The being breathes with you.",
  walk: "A walk of ten minutes, wherever your feet like to go.",
  write_to_a_friend: "Write two lines to somebody you have not heard from for a while.",
  same_bedtime: "Go to bed tonight at about the time of yesterday.",
  three_good_things: "Write down three things that were good today, however small.",
  be_kind: "Do one small kind thing for somebody. A hug counts.",
  go_outside: "Spend some minutes where something green grows.",
  name_it: "Find the one word that fits how you feel right now.",
};

const PRACTICE_WHY: Readonly<Record<PracticeId, string>> = {
  breathe: "People who breathed at their slow, even pace for a quarter of an hour felt better after it",
  walk: "Short walks of ten to fifteen minutes went along with more energy and better moods",
  write_to_a_friend: "Those who are written to out of the blue are gladder than the writer expects",
  same_bedtime: "Students who slept at regular hours had body clocks in better step with their days, and did better",
  three_good_things: "People who noted what they were grateful for felt better about their weeks",
  be_kind: "Over many studies, being kind made the kind ones a little happier",
  go_outside: "Over many studies, people who feel close to nature tend to be happier",
  name_it: "Putting a feeling into a word took some of its edge off",
};

const own = (about: About): string => {
  switch (about.kind) {
    case "tag":
      return `Is there room for “${about.tag}” today?`;
    case "hug_received":
      return "Perhaps ask somebody close for a hug today.";
    case "hug_given":
      return "Perhaps send somebody a hug today.";
    case "group_hug":
      return "Perhaps join a group hug today.";
  }
};

export const suggestionWords = ({ why }: Suggestion): SuggestionSaid => {
  if (why.kind === "practice") {
    const { authors, year, title } = why.source;
    return {
      says: PRACTICE_WORDS[why.practice],
      why: `${PRACTICE_WHY[why.practice]} (${authors} ${year}: ${title}). It is good practice for many, no promise for anybody.`,
    };
  }
  const { says, numbers } = associationWords(why.about, why.finding);
  return { says: own(why.about), why: `${says} ${numbers} ${ASSOCIATED_MEANS}` };
};
