import { isLimitedAt, isWaiting, standingAt } from "#shared/policy/restriction.policy.ts";
import type { Restriction, Standing } from "#shared/schema/restriction.ts";

export type MemoryRestriction = Restriction & {
  readonly appealedAtMs: number;
  readonly words: string;
  readonly answer: string;
};

/** The table of restrictions, and what they come to, as the database functions of those names say it. */
export const createRestrictionTables = ({ nowMs }: { readonly nowMs: () => number }) => {
  const restrictions = new Map<string, MemoryRestriction>();
  const of = (userId: string) => [...restrictions.values()].filter((one) => one.userId === userId);
  const standingOf = (userId: string): Standing | null => standingAt(of(userId), nowMs());
  return {
    restrictions,
    standingOf,
    isLimited: (userId: string): boolean => isLimitedAt(of(userId), nowMs()),
    senderWaits: (userId: string): boolean => isWaiting(standingOf(userId)),
    isFound: (userId: string): boolean => standingOf(userId) !== "suspended",
  };
};
