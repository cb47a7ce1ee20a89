import { schema, t, type SchemaType } from "@colyseus/schema";
import * as z from "zod";
import { GROUP_PHASES, groupHugIdSchema, type GroupPhase } from "./group-hug.ts";
import { RoomPage } from "./room-page.ts";

/** Rooms in one moderator's window at the most. */
export const ROOMS_SHOWN_MAX = 100;
export const ROOM_SEARCH_MAX = 60;

/** What the list of rooms can be in the order of. */
export const ROOM_SORTS = ["name", "people", "rate", "spread", "refusals", "since"] as const;
export type RoomSort = (typeof ROOM_SORTS)[number];

/** A group hug's room in short, as its process tells those who watch over rooms. */
export type RoomSummary = {
  readonly id: string;
  readonly name: string;
  readonly phase: GroupPhase;
  readonly people: number;
  readonly here: number;
  readonly hostId: string;
  readonly hostName: string;
  readonly isListed: boolean;
  readonly isLocked: boolean;
  /** Of the last beat, ms; -1 = none was measured. */
  readonly spreadMs: number;
  /** Requests, and those refused, in the last minute. */
  readonly rate: number;
  readonly refusals: number;
  /** ms since 1970. */
  readonly sinceMs: number;
};

/** How a process is, whole numbers up to 65,535. Rates are a second's, times of the last ten seconds. */
export type ProcessHealth = {
  readonly rooms: number;
  /** People whose inbox is open there, and devices in its rooms. */
  readonly people: number;
  readonly devices: number;
  /** By how much its timers are late, ms. */
  readonly loopP99Ms: number;
  readonly memoryMb: number;
  readonly requests: number;
  readonly refusals: number;
  readonly joins: number;
  readonly hugs: number;
  /** Since it was told before. */
  readonly reports: number;
  /** From a request in a room to its answer, ms. */
  readonly ackP50Ms: number;
  readonly ackP99Ms: number;
  /** One question to the database and back, ms. */
  readonly databaseMs: number;
  /** Of all processes: jobs that are due, and hugs that wait. */
  readonly jobs: number;
  readonly held: number;
};

/** A group hug's room as moderators see it in their list. */
export const RoomRow = schema(
  {
    /** Which group hug. */
    id: t.string(),
    /** What it is called. */
    name: t.string(),
    /** `GroupPhase`. */
    phase: t.string(),
    /** People in it. */
    people: t.uint8().default(0),
    /** Those of them who are here. */
    here: t.uint8().default(0),
    /** User id; empty = nobody is here to host. */
    hostId: t.string().default(""),
    /** Name of the host. */
    hostName: t.string().default(""),
    /** In the lobby of everybody. */
    isListed: t.boolean().default(false),
    /** Nobody new gets in. */
    isLocked: t.boolean().default(false),
    /** Observed spread of the last beat, ms; -1 = none was measured. */
    spreadMs: t.float32().default(-1),
    /** Requests in the last minute. */
    rate: t.uint16().default(0),
    /** Those of them that were refused. */
    refusals: t.uint16().default(0),
    /** Since when it is open, ms since 1970. */
    sinceMs: t.float64().default(0),
    /** Which process has it. */
    process: t.string().default(""),
  },
  "RoomRow",
);
export type RoomRow = SchemaType<typeof RoomRow>;

/** What one device looks at. */
export const RoomWindow = schema(
  {
    /** Rooms that its filter and search let through. */
    matched: t.uint32().default(0),
    /** Those in the window, in order. */
    ids: t.array("string"),
  },
  "RoomWindow",
);
export type RoomWindow = SchemaType<typeof RoomWindow>;

/** `ProcessHealth`. */
export const HealthRow = schema(
  {
    /** Rooms that it has open. */
    rooms: t.uint16().default(0),
    /** People whose inbox is open there. */
    people: t.uint16().default(0),
    /** Devices in its rooms. */
    devices: t.uint16().default(0),
    /** By how much its timers are late, 99 of 100, ms. */
    loopP99Ms: t.uint16().default(0),
    /** Memory that it holds, MB. */
    memoryMb: t.uint16().default(0),
    /** Requests a second. */
    requests: t.uint16().default(0),
    /** Those refused, a second. */
    refusals: t.uint16().default(0),
    /** Joins a second. */
    joins: t.uint16().default(0),
    /** Hugs a second. */
    hugs: t.uint16().default(0),
    /** Reports that came since it was told before. */
    reports: t.uint16().default(0),
    /** From a request in a room to its answer, half of them, ms. */
    ackP50Ms: t.uint16().default(0),
    /** The same, 99 of 100. */
    ackP99Ms: t.uint16().default(0),
    /** One question to the database and back, ms. */
    databaseMs: t.uint16().default(0),
    /** Of all processes: jobs that are due. */
    jobs: t.uint16().default(0),
    /** Of all processes: hugs that wait. */
    held: t.uint16().default(0),
  },
  "HealthRow",
);
export type HealthRow = SchemaType<typeof HealthRow>;

/** All processes together, over ten seconds. */
export const HealthStep = schema(
  {
    /** When they began, ms since 1970. */
    atMs: t.float64().default(0),
    /** Hugs in them. */
    hugs: t.uint16().default(0),
    /** Joins in them. */
    joins: t.uint16().default(0),
    /** Requests refused in them. */
    refusals: t.uint16().default(0),
    /** Reports in them. */
    reports: t.uint16().default(0),
    /** From a request to its answer, 99 of 100, ms, of the slowest process. */
    ackP99Ms: t.uint16().default(0),
  },
  "HealthStep",
);
export type HealthStep = SchemaType<typeof HealthStep>;

export const ModerationState = schema(
  {
    /** By group hug; of each device only those in its window. */
    rooms: t.map(RoomRow).view(),
    /** By device (the SDK's session id); each has its own only. */
    windows: t.map(RoomWindow).view(),
    /** By group hug; of each device only the one it looks into. */
    pages: t.map(RoomPage).view(),
    /** All rooms of all processes. */
    total: t.uint32().default(0),
    /** People in them who are here. */
    people: t.uint32().default(0),
    /** Processes that were heard of lately. */
    processes: t.uint8().default(0),
    /** By process. */
    health: t.map(HealthRow),
    /** Of the last ten minutes, since somebody watches; oldest first. */
    steps: t.array(HealthStep),
    /** How many cases wait, by the fields of `CaseQueue`; empty = not known yet. */
    cases: t.map("uint32"),
    /** Another number whenever something came of cases: which they are, a page asks anew. */
    caseChanges: t.uint32().default(0),
  },
  "ModerationState",
);
export type ModerationState = SchemaType<typeof ModerationState>;

/** Which rooms a device looks at: from the `from`th in order, at most `count`. */
export const lookSchema = z.strictObject({
  /** Of these phases; empty = of all. */
  phases: z.array(z.enum(GROUP_PHASES)).max(GROUP_PHASES.length),
  /** In the room's or its host's name, or the beginning of an id; empty = all. */
  search: z.string().max(ROOM_SEARCH_MAX),
  sort: z.enum(ROOM_SORTS),
  isDescending: z.boolean(),
  from: z.int().min(0).max(1_000_000),
  count: z.int().min(1).max(ROOMS_SHOWN_MAX),
});
export type Look = z.infer<typeof lookSchema>;

/** Said again by the device itself, after the connection was lost: the staff session does not go on with it. */
const byItself = { byItself: z.literal(true).optional() };

export const MODERATION_REQUESTS = {
  /** Goes on with the staff session, too, unless a device says it `byItself`, having come back. */
  "rooms/look": lookSchema.extend(byItself),
  /** Looks into one group hug, in which people then see that a moderator is here; null = into none. `byItself` as above. */
  "rooms/enter": z.strictObject({ id: groupHugIdSchema.nullable(), ...byItself }),
} as const;
export type ModerationRequestName = keyof typeof MODERATION_REQUESTS;
