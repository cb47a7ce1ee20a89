/** Characters of a mood label; the words of the pad and one's own. */
export const MOOD_MAX = 50;
/** Characters of a note. */
export const NOTE_MAX = 2_000;
/** Characters of a tag, and tags of one entry. */
export const TAG_MAX = 50;
export const TAGS_MAX = 20;
/** Entries of one import that travel together, and rows of one file. */
export const IMPORT_PART_MAX = 50;
export const IMPORT_ROWS_MAX = 20_000;
/** Days that one question may span: a year, and the rest of its weeks. */
export const MOOD_DAYS_MAX = 380;
/** No mood is from before this day's midnight in UTC. */
export const FELT_FROM_MS = Date.UTC(2000, 0, 1);
/** Clocks of devices are this much ahead at most. */
export const CLOCK_AHEAD_MS = 5 * 60_000;
/** How long what was replaced or deleted can be had back. */
export const VERSION_DAYS = 30;
/** How long a shared mood is shown beside its person's name. */
export const MOOD_SHOWN_HOURS = 24;
