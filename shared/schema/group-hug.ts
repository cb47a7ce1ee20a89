import { schema, t, type SchemaType } from "@colyseus/schema";
import * as z from "zod";
import type { Category } from "./conduct.ts";
import { clientKeySchema, idSchema, type PersonView } from "./hug.ts";
import { lineSchema, messageSchema, textSchema } from "./text.ts";

/** People a group hug holds at the most, and the least that a start needs. */
export const GROUP_CAPACITY_MAX = 200;
export const GROUP_LEAST = 2;
export const GROUP_NAME_MAX = 100;
export const GROUP_DESCRIPTION_MAX = 300;
/** A scheduled group hug opens for gathering this long before its time, and expires this long after it. */
export const GATHERING_MS = 30 * 60_000;
/** A group hug that was not started by then expires; counted from its creation when it has no schedule. */
export const GROUP_EXPIRES_AFTER_MS = 2 * 60 * 60_000;
/** A schedule lies at most this far ahead. */
export const SCHEDULE_AHEAD_MAX_MS = 90 * 24 * 60 * 60_000;

export const GROUP_PHASES = ["pending", "active", "completed", "expired", "canceled"] as const;
export type GroupPhase = (typeof GROUP_PHASES)[number];
/** `listed`: in the lobby of everybody; `link`: only whoever has the link finds it. */
export const GROUP_VISIBILITIES = ["listed", "link"] as const;
export type GroupVisibility = (typeof GROUP_VISIBILITIES)[number];

const designIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);

/** A new group hug; a repeat of the key gets the first answer. */
export const createGroupHugSchema = z.strictObject({
  key: clientKeySchema,
  /** 1 to GROUP_NAME_MAX visible characters, at least one of them a letter or digit. */
  name: lineSchema(GROUP_NAME_MAX).refine((value) => /[\p{L}\p{N}]/u.test(value), "needs at least one letter or digit"),
  description: textSchema(GROUP_DESCRIPTION_MAX),
  /** Shown to everybody when it is over. */
  message: messageSchema,
  /** Id of a design for a group. */
  design: designIdSchema,
  capacity: z.int().min(GROUP_LEAST).max(GROUP_CAPACITY_MAX),
  visibility: z.enum(GROUP_VISIBILITIES),
  /** Ms since 1970; null = as soon as its host starts it. */
  scheduledForMs: z.int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
});
export type CreateGroupHug = z.infer<typeof createGroupHugSchema>;

/** How closely a beat was shown, over the participants whose report could be true. */
export type BeatStep = {
  /** Index into the design's `beats`. */
  readonly beat: number;
  /** Observed spread: latest minus earliest start as the participants' clocks have it, ms. */
  readonly spreadMs: number;
  /** Guaranteed bound: max(start + hi) - min(start + lo), ms. The true spread is no larger if the reports are honest. */
  readonly boundMs: number;
  /** Reports taken, at least two. */
  readonly reports: number;
};
/** A whole group hug in two figures: "within `withinMs`, at worst `worstMs`". */
export type Together = {
  /** The median of its beats' observed spreads. */
  readonly withinMs: number;
  /** The largest of its beats' guaranteed bounds. */
  readonly worstMs: number;
  readonly beats: number;
};

/** A group hug as whoever has its link may see it. */
export type GroupHugView = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly message: string;
  readonly design: string;
  readonly seed: number;
  readonly phase: GroupPhase;
  readonly visibility: GroupVisibility;
  readonly capacity: number;
  readonly host: PersonView;
  /** Wall time of the server's database, ms since 1970; null = none. */
  readonly scheduledForMs: number | null;
  readonly opensAtMs: number | null;
  readonly expiresAtMs: number;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  /** People in it who have not left. */
  readonly here: number;
  /** The reader took part in touch. */
  readonly wasIn: boolean;
  /** Who took part in touch, in the order in which they came; empty for readers who were not in it themselves. */
  readonly participants: readonly PersonView[];
  /** Null until it is completed, and when fewer than two could be measured. */
  readonly together: Together | null;
  /** Why the staff closed it; null = they did not. */
  readonly closedFor: { readonly category: Category; readonly statement: string } | null;
};

/** Somebody asks one to a group hug. */
export type InvitationView = {
  readonly groupHugId: string;
  readonly name: string;
  readonly from: PersonView;
  readonly scheduledForMs: number | null;
  readonly expiresAtMs: number;
};

export const GroupParticipant = schema(
  {
    /** User id. */
    id: t.string(),
    /** What they call themselves. */
    name: t.string(),
    /** `colour/texture`. */
    being: t.string(),
    /** Place in the ring and in `pressures`; 0 to capacity - 1, the same as long as they are in it. */
    slot: t.uint8(),
    /** Pressed "I'm in": takes part in touch. */
    isIn: t.boolean().default(false),
    /** At least one of their devices is connected. */
    isHere: t.boolean().default(true),
  },
  "GroupParticipant",
);
export type GroupParticipant = SchemaType<typeof GroupParticipant>;

/** One group hug, the same for everybody in it. */
export const GroupHugState = schema(
  {
    /** Which group hug. */
    id: t.string(),
    /** What it is called. */
    name: t.string(),
    /** What it is for; may be empty. */
    description: t.string(),
    /** Shown to everybody when it is over. */
    message: t.string(),
    /** Id of the design. */
    design: t.string(),
    /** Seed of the design's chance, 32 bits. */
    seed: t.uint32(),
    /** People it holds. */
    capacity: t.uint8(),
    /** One of GROUP_VISIBILITIES. */
    visibility: t.string(),
    /** One of GROUP_PHASES. */
    phase: t.string().default("pending"),
    /** Nobody new gets in. */
    isLocked: t.boolean().default(false),
    /** The staff keep it locked, whatever its host says. */
    isKeptLocked: t.boolean().default(false),
    /** The staff slowed it: whoever is new waits, and requests are few. */
    isSlow: t.boolean().default(false),
    /** Moderators who look into it at this moment. */
    moderators: t.uint8().default(0),
    /** What the staff did to it last: `RoomActKind`; empty = nothing that holds. */
    noticeKind: t.string().default(""),
    /** One of CATEGORIES. */
    noticeCategory: t.string().default(""),
    /** What they said about it; may be empty. */
    noticeStatement: t.string().default(""),
    /** When, ms since 1970; tells two that say the same apart. */
    noticeAtMs: t.float64().default(0),
    /** Until when it holds, ms since 1970; 0 = as long as the group hug. */
    noticeUntilMs: t.float64().default(0),
    /** User id; empty while nobody is there. */
    hostId: t.string().default(""),
    /** Ms since 1970 by the database's clock; 0 = none. */
    scheduledForMs: t.float64().default(0),
    /** Ms since 1970 by the database's clock: when it expires if it was not started. */
    expiresAtMs: t.float64().default(0),
    /** Which monotonic clock server time is read on: a new one makes every estimate worthless. */
    clockId: t.string().default(""),
    /** The cue: server time, ms, at which the design starts, of `clockId`; 0 = no cue yet. May lie ahead (countdown). */
    cueStartMs: t.float64().default(0),
    /** By user id. */
    participants: t.map(GroupParticipant),
    /** Live pressure 0..255 by slot. */
    pressures: t.array("uint8"),
    /** The last beat measured, ms; negative = none yet. */
    spreadMs: t.float32().default(-1),
    /** The guaranteed bound of that beat, ms; negative = none yet. */
    boundMs: t.float32().default(-1),
    /** Over the whole, once completed (`Together`); negative = not measured. */
    withinMs: t.float32().default(-1),
    /** Over the whole, the largest bound, ms; negative = not measured. */
    worstMs: t.float32().default(-1),
  },
  "GroupHugState",
);
export type GroupHugState = SchemaType<typeof GroupHugState>;

/** Requests in a group hug: each is acknowledged after its commit, or refused with a code. */
export const GROUP_HUG_REQUESTS = {
  /** "I'm in", or no longer. */
  "group/ready": z.strictObject({ isIn: z.boolean() }),
  /** The host starts it, with at least GROUP_LEAST people in and here. */
  "group/start": z.strictObject({}),
  /** The host takes another design while it is pending. */
  "group/choose": z.strictObject({ design: designIdSchema }),
  /** The host lets nobody new in, or again. */
  "group/lock": z.strictObject({ on: z.boolean() }),
  /** The host calls it off, also while it is active. */
  "group/cancel": z.strictObject({}),
  /** For good, on all devices of this person; their other devices are closed with CLOSE_LEFT. */
  "group/leave": z.strictObject({}),
} as const;
export type GroupHugRequestName = keyof typeof GROUP_HUG_REQUESTS;
export type GroupHugRequest = {
  [N in GroupHugRequestName]: { readonly name: N; readonly body: z.infer<(typeof GROUP_HUG_REQUESTS)[N]> };
}[GroupHugRequestName];
/** Every request of a group hug resolves with this. */
export type GroupHugAnswer = { readonly ok: true };

const momentSchema = z.number().min(-1e15).max(1e15);
/**
 * Input of a high rate: not acknowledged; what does not have this form, is not yet or no longer of use, or comes more
 * often than INPUT_LIMITS allows, is left and counted.
 */
export const GROUP_HUG_INPUTS = {
  /** Live pressure of this person; the latest counts. At most 10 a second are of use. */
  "group/press": z.int().min(0).max(255),
  /** [n, downMs]: answered with `step/echo`. `downMs`: the longest way down that this device has seen of late, 0 = unknown. */
  "step/probe": z.tuple([z.int().min(0).max(0xffffffff), z.number().min(0).max(60_000)]),
  /** [beat, startMs, loMs, hiMs]: this device showed that beat at server time `startMs`, truly within [loMs, hiMs]. */
  "step/report": z.tuple([z.int().min(0).max(1000), momentSchema, momentSchema, momentSchema]),
} as const;
export type GroupHugInputName = keyof typeof GROUP_HUG_INPUTS;

/** Something the staff did to one person in a group hug. */
export type PersonActView = {
  readonly id: string;
  readonly kind: "mute" | "remove";
  readonly category: Category;
  readonly statement: string;
  /** ms since 1970; null = as long as the group hug, 0 = it was lifted. */
  readonly untilMs: number | null;
};

/** Messages the server sends to a device, beside the synced state. */
export type GroupHugMessages = {
  /** [n, receivedMs, sentMs]: server time at which the probe came and at which this goes. */
  "step/echo": readonly [n: number, receivedMs: number, sentMs: number];
  /** What the staff did to this person, or that it was lifted; said again on each device that comes in. */
  "group/told": PersonActView;
};

export { idSchema as groupHugIdSchema };
