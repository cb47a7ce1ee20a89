import type { HugRequestView, OwnNeed, RequestAnswer } from "#shared/schema/consent.ts";
import { leftWords } from "../../ui/when.ts";

/** What an answer did. */
export const answeredWords = ({ from, kind }: HugRequestView, answer: RequestAnswer): string => {
  if (answer === "once") return `The hug from ${from.name} is here.`;
  if (answer === "always") return `The hug from ${from.name} is here, and all later ones come without asking.`;
  return kind === "need" ? "Put away. They are not told." : `Put away. ${from.name} is not told.`;
};

/** "You asked 3 friends for a hug. It ends by itself in 20 hours." Null = there is none any more. */
export const needWords = (need: OwnNeed | null, nowMs: number): string | null => {
  if (need === null || need.expiresAtMs <= nowMs) return null;
  const who = need.people === 1 ? "a friend" : `${need.people} friends`;
  return `You told ${who} that you could use a hug. It ends by itself in ${leftWords(need.expiresAtMs - nowMs)}.`;
};
