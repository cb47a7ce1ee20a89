/** An account younger than this is new. */
export const NEW_ACCOUNT_MS = 24 * 3_600_000;
/** Hugs one person may send in an hour, if the operator sets nothing else; a new one, and to one person, a quarter of it. */
export const HUGS_PER_HOUR = 240;
/** People one may ask in a day whether they may be hugged. */
export const REQUESTS_PER_DAY = 20;
export const NEW_REQUESTS_PER_DAY = 5;
/** How long a request waits for its answer. */
export const REQUEST_LIFE_MS = 3 * 24 * 3_600_000;
/** After two requests that were not accepted no more are taken from that person for so long. */
export const COOLING_OFF_MS = 7 * 24 * 3_600_000;
/** "I could use a hug": people asked at once, for how long their hugs need no request, and how often a day. */
export const NEED_PEOPLE_MAX = 12;
export const NEED_LIFE_MS = 24 * 3_600_000;
export const NEEDS_PER_DAY = 3;
/** After a hug, the one who got it may hug back once for so long without a request. */
export const HUG_BACK_MS = 7 * 24 * 3_600_000;
