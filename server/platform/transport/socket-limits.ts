import type { BeforeUpgradeHandler } from "@colyseus/core";
import { isSameOrigin } from "../http/same-origin.ts";
import { problem } from "../http/problem.ts";

/** A connection that has not answered this many pings is gone. */
export const PING_EVERY_MS = 3_000;
export const PINGS_MISSED_MAX = 3;
/** Bytes waiting for a slow reader; beyond it the connection is closed and the client resumes by its number. */
export const BACKPRESSURE_MAX_BYTES = 1024 * 1024;

/** Refuses sockets opened by other sites' pages; programs send no Origin and pass. */
export const refuseOtherSites =
  (publicUrl: URL | null): BeforeUpgradeHandler =>
  (request) =>
    isSameOrigin(request.headers, publicUrl) ? undefined : problem(403, "cross_site");
