import type { Decision, Statement } from "#shared/schema/case.ts";

/** With what the reasons of a decision begin: what it is about, and what would be kind. The staff add words about the case. */
export const STATEMENT_WORDS: Readonly<Record<Statement, string>> = {
  within_the_rules: "We looked at what was reported, and it is within our rules.",
  not_enough_to_tell: "We looked at what was reported, and cannot tell from it what happened.",
  misunderstanding: "We looked at what was reported, and think that it was a misunderstanding.",
  kinder_words: "Something that you wrote was hard to read for somebody. Please choose kinder words.",
  ask_first: "Somebody had enough of your hugs for now. Please ask first, and let a no be a no.",
  be_yourself: "Please be here as yourself, with a name and a picture that are your own.",
  no_advertising: "HugMood is for hugs. Please do not advertise here.",
  fitting_room: "The name or the words of your group hug hurt somebody. Please choose others.",
  unkind_words: "You wrote what hurts people for who they are, or on purpose.",
  unwanted_hugs: "You kept on although somebody had said no.",
  sexual_words: "You wrote sexual words to somebody who did not ask for them.",
  threats: "You threatened somebody.",
  pretending: "You pretended to be somebody else.",
  advertising: "You advertised, or sent the same again and again.",
  too_young: "HugMood is for people of 16 and older, and you seem to be younger.",
};

export const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  no_breach: "It is within the rules",
  reminded: "A reminder is enough",
  restricted: "It took a restriction",
};
