import { Limits } from "./api/limits.ts";
import type { Clock } from "./platform/clock.ts";
import type { Courier } from "./platform/cluster/courier.ts";
import { shareSpending } from "./platform/spending.ts";
import { createInboxRates, type InboxRates } from "./rooms/inbox-rates.ts";

type Over = { readonly courier: Courier; readonly clock: Clock };

/** Limits of all processes together; a topic for each, because their keys are alike. */
export const sharedLimits = (over: Over, topic: string, nowMs: () => number): Limits => {
  const limits = new Limits((key, limit) => spent(key, limit));
  const spent = shareSpending(over, topic, (key, tokens, limit) => limits.takeAway(key, limit, tokens, nowMs()));
  return limits;
};

/** What people may ask of their inboxes, whichever processes their devices are in. */
export const sharedRates = (over: Over): InboxRates => {
  const rates = createInboxRates({ onSpent: (key, limit) => spent(key, limit) });
  const spent = shareSpending(over, "inbox", (key, tokens) => rates.takeAway(key, tokens, over.clock.nowMs()));
  return rates;
};
