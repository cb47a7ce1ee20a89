import type { Findings } from "./checker.ts";

/** Mistakes that are put in on purpose, each with what it must be found to do: anything else that is found is not it. */
export const BUG_SHOWS = {
  ack_before_commit: "lost",
  no_unique_key: "doubled",
  no_epoch: "oldWrites",
  number_without_lock: "disordered",
  newest_ten: "lost",
  audit_later: "untraced",
  audit_first: "untraced",
  audit_aside: "untraced",
  audit_cut: "brokenTrace",
  audit_changed: "brokenTrace",
} as const satisfies Readonly<Record<string, keyof Findings>>;
export type Bug = keyof typeof BUG_SHOWS;
export const BUGS = Object.keys(BUG_SHOWS) as readonly Bug[]; // as: the keys of an object that is whole here

export const isBug = (name: string): name is Bug => BUGS.some((bug) => bug === name);
