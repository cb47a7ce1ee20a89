/** Copies a person can have made; kept in the database. */
export const EXPORTS_OF_PERSON = { burst: 3, perMinute: 2 / (24 * 60) } as const;
/** Zip bytes in one piece. */
export const PIECE_BYTES = 256 * 1024;
/** Rows that are read at a time. */
export const PAGE_ROWS = 500;
/** A copy that is not ready by then was given up. */
export const GIVEN_UP_AFTER = "1 hour";
export const KEPT_FOR = "24 hours";
