import { GAP_SPREAD_MS, GAP_WAIT_MS, hintReading, type ReadPace } from "../reading.rules.ts";
import type { GroupHug } from "./group-hug.state.rules.ts";

export const BLOCKS_RETRY_LEAST_MS = 250;
export const BLOCKS_RETRY_MOST_MS = 5_000;
export const BLOCKS_PACE: ReadPace = {
  freshMs: Infinity,
  leastMs: 0,
  retryLeastMs: BLOCKS_RETRY_LEAST_MS,
  retryMostMs: BLOCKS_RETRY_MOST_MS,
};
/** 2^32: a seed is less. */
const SEEDS = 4_294_967_296;

/** Whether what changed about these people may be a block between two who meet here. */
export const mayPart = ({ people, hostId }: GroupHug, userIds: readonly string[]): boolean =>
  userIds.filter((userId) => userId === hostId || people.has(userId)).length > 1;

/** A block may have come to be: they are read, or read once more. */
export const hintBlocks = (hug: GroupHug): GroupHug => ({ ...hug, blocks: hintReading(hug.blocks, BLOCKS_PACE) });

/** Hints were missed, maybe about this one: it is read when all can be heard again, each group hug at a moment of its own. */
export const missHints = (hug: GroupHug, nowMs: number): GroupHug => ({
  ...hug,
  gapEndsAtMs: nowMs + GAP_WAIT_MS + (hug.about.seed / SEEDS) * GAP_SPREAD_MS,
});

export const passGap = (hug: GroupHug, nowMs: number): GroupHug =>
  hug.gapEndsAtMs !== null && nowMs >= hug.gapEndsAtMs ? hintBlocks({ ...hug, gapEndsAtMs: null }) : hug;
