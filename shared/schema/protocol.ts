import * as z from "zod";

/**
 * The version of everything in `shared/schema`. A client says the one it was built with when it joins a room;
 * another one is denied with `client_too_old` or `client_too_new`. The wire fingerprint test fails when the wire
 * changes and this number does not.
 */
export const PROTOCOL_VERSION = 4;

/** Frames above this close the connection (close code 1009); between a command's own limit and this they are refused. */
export const MAX_FRAME_BYTES = 64 * 1024;

/** Room names; ids are `lobby`, `inbox-<userId>`, `group-hug-<id>` and `moderation`. */
export const ROOM_NAMES = ["lobby", "inbox", "group-hug", "moderation"] as const;
export type RoomName = (typeof ROOM_NAMES)[number];

export const LOBBY_ID = "lobby";
/** For staff in a staff session; to everybody else it is a room that is not there. */
export const MODERATION_ID = "moderation";
export const inboxRoomId = (userId: string): string => `inbox-${userId}`;
export const groupHugRoomId = (groupHugId: string): string => `group-hug-${groupHugId}`;

/**
 * Why a room cannot be joined. The word is what the SDK reports as `message`. Its `code` is the number when the socket is
 * refused, and the HTTP status, which is the number less 4000, when matchmaking is.
 */
export const JOIN_DENIALS = {
  /** The token is missing, wrong or expired, or its person is gone: get a new one, once. */
  not_signed_in: 4401,
  /** The inbox of somebody else. */
  not_yours: 4403,
  /** There is no room of that name or id. */
  no_such_room: 4404,
  /** The client speaks an older protocol: reload the page. */
  client_too_old: 4426,
  /** The server speaks an older protocol: it is being updated, try again. */
  client_too_new: 4427,
  /** As many devices of this person as may be are connected. */
  room_full: 4429,
  /** The group hug has as many people as it holds. */
  hug_full: 4409,
  /** The group hug is completed, expired or canceled. */
  hug_over: 4410,
  /** The group hug lets nobody new in. */
  hug_locked: 4423,
  /** The staff took this person out of the group hug. */
  removed: 4451,
  /** Only people who have been here for a while come into group hugs now. */
  raid: 4428,
  /** The group hug is scheduled and not open for gathering yet. */
  hug_not_open: 4425,
  /** More joins in a short time than MATCHMAKING_LIMITS allow: come back with a growing wait. */
  too_many: 4430,
  /** The options do not have the documented form, or rooms cannot be joined that way. */
  bad_join: 4400,
  /** The server cannot open the room at this moment. */
  try_later: 4503,
} as const;
export type JoinDenial = keyof typeof JOIN_DENIALS;

/** What a client says when it joins any room. The short-lived token travels beside it, as the SDK's auth token. */
export const joinOptionsSchema = z.strictObject({
  /** The client's PROTOCOL_VERSION. */
  protocol: z.int().min(0).max(1_000_000),
  /** inbox only: the number of the last inbox event this device has applied; 0 = none. */
  after: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  /** group-hug only: which one. */
  groupHugId: z.uuid().toLowerCase().optional(),
});
export type JoinOptions = z.infer<typeof joinOptionsSchema>;

/** The server closed the room on purpose (a stop or a restart): come back by key at once. */
export const CLOSE_RESTARTING = 4001;
/** This person left the group hug, on this or another device, or because of a block: do not come back unasked. */
export const CLOSE_LEFT = 4402;
/** The staff took this person out of the group hug: do not come back. */
export const CLOSE_REMOVED = 4406;
/** The session was signed out, or the person is gone: do not come back with this token. */
export const CLOSE_SIGNED_OUT = 4401;
/** The staff session of this device is over: begin another one, and come back. */
export const CLOSE_STAFF_OVER = 4405;
/** A bug on our side: the room closed rather than go on. Come back by key, with a growing wait. */
export const CLOSE_BROKEN = 4500;
/** The client closed it, and comes back at once: its state was another than the room's `state/digest`. */
export const CLOSE_WRONG_STATE = 4901;
