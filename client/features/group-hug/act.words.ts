import type { Failure } from "../../net/state.ts";
import { sentenceOf } from "../../ui/sentences.ts";

/** Why an act in a group hug did not happen. Without an answer one may well be online; the page says so beside it. */
export const actSentenceOf = (failure: Failure): string =>
  failure.code === "offline" ? "No answer came. Please try again." : sentenceOf(failure);
