/** Blocks of the day of community figures, each of six hours: 0 = 0:00 to 6:00. */
export const COMMUNITY_BLOCKS = 4;

/** One field: a weekday, 0 = Monday, and a block of the day. Every entry is in exactly one. */
export type CommunityCell = { readonly weekday: number; readonly block: number };

export const communityCellOf = (weekday: number, minutes: number): CommunityCell => ({
  weekday,
  block: Math.min(COMMUNITY_BLOCKS - 1, Math.floor((minutes * COMMUNITY_BLOCKS) / 1_440)),
});

export const COMMUNITY_CELLS: readonly CommunityCell[] = Array.from({ length: 7 * COMMUNITY_BLOCKS }, (_, at) => ({
  weekday: Math.floor(at / COMMUNITY_BLOCKS),
  block: at % COMMUNITY_BLOCKS,
}));
