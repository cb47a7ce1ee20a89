import { Unavailable } from "../../errors.ts";

/**
 * SQLSTATEs that mean "not now": connection lost (08), rolled back by a deadlock or a conflict (40), no resources, a full
 * disk or too many connections (53), stopped by an operator or a timeout (57), a lock not given in time (55P03),
 * read-only after a failover (25006), an input or output error of the disk (58).
 */
const AWAY_SQLSTATE = /^(08|40|53|57|58)...$|^55P03$|^25006$/;
const AWAY_SYSTEM =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOSPC|EIO|EROFS|EDQUOT)$/;
/** What the driver says without a code. */
const AWAY_WORDS =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|client has encountered a connection error|cannot use a pool after calling end|driver has already been destroyed|is already closed/i;

const isAway = (error: Error): boolean => {
  if ("code" in error && typeof error.code === "string") {
    return AWAY_SQLSTATE.test(error.code) || AWAY_SYSTEM.test(error.code);
  }
  return AWAY_WORDS.test(error.message);
};

/** An outage becomes `Unavailable`, whatever it is wrapped in; anything else is our own bug and stays what it is. */
export const translate = (error: unknown): unknown => {
  for (let inner = error, depth = 0; inner instanceof Error && depth < 5; inner = inner.cause, depth += 1) {
    if (inner instanceof Unavailable) return inner;
    if (isAway(inner)) return new Unavailable("database", error);
  }
  return error;
};
