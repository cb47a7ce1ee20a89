import type { BeforeUpgradeHandler } from "@colyseus/core";
import { FRAMES_PER_SECOND_MAX } from "#shared/schema/limits.ts";
import { isSameOrigin } from "../http/same-origin.ts";
import { problem } from "../http/problem.ts";

/** Each connection is looked at this often; its looks are what silence is counted in. */
export const LOOK_EVERY_MS = 950;
/** Looks in silence after which a connection is pinged: 3.8 to 4.75 s. A client in view pings every 4 s by itself. */
export const PING_AFTER_LOOKS = 5;
/** Looks in silence after which it is gone: at most 7.6 s after anything was heard of it. */
export const GONE_AFTER_LOOKS = 8;
/** Looks within which whoever took a seat acknowledges it: what a room says before that is kept in memory. */
export const SEATED_WITHIN_LOOKS = 16;
/** Bytes waiting for a slow reader; beyond it the connection is closed and the client resumes by its number. */
export const BACKPRESSURE_MAX_BYTES = 1024 * 1024;
/** Frames in a second that no room has to count: rooms close a connection at half of it. */
export const FRAMES_ANYWHERE_PER_SECOND_MAX = 2 * FRAMES_PER_SECOND_MAX;
/** WebSocket's own pings, each of which is answered. */
export const PINGS_PER_SECOND_MAX = 100;

/** Refuses sockets opened by other sites' pages; programs send no Origin and pass. */
export const refuseOtherSites =
  (publicUrl: URL | null): BeforeUpgradeHandler =>
  (request) =>
    isSameOrigin(request.headers, publicUrl) ? undefined : problem(403, "cross_site");
