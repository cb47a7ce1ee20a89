/** Mistakes that are put in on purpose: a run with any of them must be found at fault. */
export const BUGS = ["ack_before_commit", "no_unique_key", "no_epoch", "number_without_lock", "newest_ten"] as const;
export type Bug = (typeof BUGS)[number];

export const isBug = (name: string): name is Bug => BUGS.some((bug) => bug === name);
