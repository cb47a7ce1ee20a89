import { createHmac } from "node:crypto";
import type { RateLimit } from "#shared/schema/limits.ts";
import type { Rows } from "./database/database.ts";

/** Token buckets in the database: they hold across processes and restarts. */
export type KeptLimits = {
  /** Takes one token of `whom` (a mail, an address, an id): 0 = go on, otherwise the milliseconds until there is one again. */
  take(what: string, whom: string, limit: RateLimit): Promise<number>;
};

/** `secret` keys the hash under which somebody is counted, so that no row says who it is about. */
export const createKeptLimits = (database: Rows, secret: string): KeptLimits => ({
  async take(what, whom, { burst, perMinute }) {
    const key = `${what} ${createHmac("sha256", secret).update(`${what} ${whom}`).digest("base64url")}`;
    const [row] = await database.rows<{ wait_ms: number }>("select take_token($1, $2, $3) as wait_ms", [
      key,
      burst,
      perMinute,
    ]);
    return row?.wait_ms ?? 0;
  },
});
