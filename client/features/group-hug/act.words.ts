import type { Failure } from "../../net/state.ts";
import { sentenceOf } from "../../ui/sentences.ts";

/** Here they are about asking somebody in. */
const HERE: Readonly<Record<string, string>> = {
  offline: "No answer came. Please try again.",
  held: "What you send waits for now, so you cannot ask anybody in. “You” says until when.",
  limited: "That is as many as you can ask in for now. Please try again later.",
};

/** Why an act in a group hug did not happen. Without an answer one may well be online; the page says so beside it. */
export const actSentenceOf = (failure: Failure): string => HERE[failure.code] ?? sentenceOf(failure);
