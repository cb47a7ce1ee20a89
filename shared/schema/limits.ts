import type { GroupHugInputName, GroupHugRequestName } from "./group-hug.ts";
import type { InboxRequestName } from "./inbox.ts";
import type { LobbyRequestName } from "./lobby.ts";
import type { ModerationRequestName } from "./moderation.ts";

/** How often one person may make a request in one room, all devices together: `burst` at once, then `perMinute`. */
export type RateLimit = { readonly burst: number; readonly perMinute: number };

export const REQUEST_LIMITS: Readonly<
  Record<InboxRequestName | LobbyRequestName | GroupHugRequestName | ModerationRequestName, RateLimit>
> = {
  "hug/send": { burst: 10, perMinute: 30 },
  "hug/react": { burst: 20, perMinute: 60 },
  // Opening an inbox after a long time sees many hugs in a row.
  "hug/see": { burst: 200, perMinute: 600 },
  // A slider that is dragged.
  "touch/set": { burst: 30, perMinute: 120 },
  "person/mute": { burst: 20, perMinute: 60 },
  "person/block": { burst: 20, perMinute: 60 },
  "consent/set": { burst: 30, perMinute: 120 },
  "consent/person": { burst: 30, perMinute: 120 },
  "request/answer": { burst: 20, perMinute: 60 },
  "need/ask": { burst: 5, perMinute: 10 },
  "need/close": { burst: 10, perMinute: 30 },
  "inbox/resume": { burst: 10, perMinute: 30 },
  "presence/set": { burst: 20, perMinute: 60 },
  "group/invite": { burst: 30, perMinute: 60 },
  "invitation/close": { burst: 20, perMinute: 60 },
  "group/ready": { burst: 20, perMinute: 60 },
  "group/start": { burst: 10, perMinute: 30 },
  "group/choose": { burst: 20, perMinute: 60 },
  "group/lock": { burst: 20, perMinute: 60 },
  "group/cancel": { burst: 10, perMinute: 30 },
  "group/leave": { burst: 10, perMinute: 30 },
  // A list that is scrolled through, and words that are typed.
  "rooms/look": { burst: 60, perMinute: 600 },
  "rooms/enter": { burst: 60, perMinute: 600 },
};

/** How often one device's input is taken; what comes beyond is left. */
export const INPUT_LIMITS: Readonly<Record<GroupHugInputName, RateLimit>> = {
  "group/press": { burst: 20, perMinute: 900 },
  "step/probe": { burst: 100, perMinute: 1_800 },
  "step/report": { burst: 20, perMinute: 240 },
};

/** How often one may ask for a seat in a room: an address with whatever token, then a person, all devices together. */
export const MATCHMAKING_LIMITS = {
  // Everybody behind one address comes back at once after a restart.
  address: { burst: 1_000, perMinute: 3_000 },
  // Twenty devices in two rooms.
  person: { burst: 60, perMinute: 120 },
} as const satisfies Readonly<Record<string, RateLimit>>;

/** Requests of one device that wait for their answer; one more is refused with `too_many`. */
export const PENDING_MAX = 32;
/** Devices of one person in one room; one more join is denied with `room_full`. */
export const DEVICES_MAX = 20;
/** More frames than this in a second close the connection with close code 4002. */
export const FRAMES_PER_SECOND_MAX = 100;
/** A request that the database has not answered by then is refused with `try_later`; it may have happened. */
export const ANSWER_MAX_MS = 10_000;
/** Live pressure is sent at most this often while a group hug is active. */
export const PRESSURE_PATCH_MS = 50;
/** What moderators see is sent at most this often. */
export const MODERATION_PATCH_MS = 350;
/** The lobby's state is sent at most this often. */
export const LOBBY_PATCH_MS = 250;

/** What is left of a rate limit; it fills again with time, up to its burst. */
export type Bucket = { readonly tokens: number; readonly atMs: number };
export type Spent =
  | { readonly ok: true; readonly bucket: Bucket }
  | { readonly ok: false; readonly retryAfterMs: number };

/** Sums of fractions of a token end a little below it. */
const ROUNDING = 1e-6;

const filled = ({ burst, perMinute }: RateLimit, bucket: Bucket | undefined, nowMs: number): number => {
  if (bucket === undefined) return burst;
  return Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.atMs) * perMinute) / 60_000);
};

/**
 * Takes one token (token bucket; Turner, "New directions in communications", 1986). `bucket` undefined = never used.
 * A clock set back fills nothing. `retryAfterMs` is a whole number, at least 1.
 */
export const spend = (limit: RateLimit, bucket: Bucket | undefined, nowMs: number): Spent => {
  const tokens = filled(limit, bucket, nowMs);
  if (tokens < 1 - ROUNDING) {
    return { ok: false, retryAfterMs: Math.max(1, Math.ceil(((1 - tokens) * 60_000) / limit.perMinute)) };
  }
  return { ok: true, bucket: { tokens: tokens - 1, atMs: nowMs } };
};

/**
 * Takes tokens that were spent elsewhere already: there may be less than none left. How much less is bounded by what
 * all others could give; a bound here would forgive the rest, and many could give more than the rate for ever.
 */
export const takeAway = (limit: RateLimit, bucket: Bucket | undefined, tokens: number, nowMs: number): Bucket => ({
  tokens: filled(limit, bucket, nowMs) - tokens,
  atMs: nowMs,
});
