import { schema, t, type SchemaType } from "@colyseus/schema";
import type { Category } from "./conduct.ts";
import type { BeatStep } from "./group-hug.ts";
import type { RoomActKind } from "./room-act.ts";

/** What happens in a group hug, for whoever watches over it. */
export const ROOM_EVENTS = [
  "came",
  "left",
  "away",
  "back",
  "in",
  "not_in",
  "host",
  "locked",
  "unlocked",
  "design",
  "started",
  "ended",
  "act",
  "act_over",
] as const;
export type RoomEventKind = (typeof ROOM_EVENTS)[number];
/** The last so many are kept. */
export const ROOM_EVENTS_KEPT = 60;

export type RoomEventFacts = {
  /** ms since 1970. */
  readonly atMs: number;
  readonly kind: RoomEventKind;
  /** Whom it is about; empty = the whole. */
  readonly userId: string;
  readonly name: string;
  /** The design, the phase in which it ended, or the act; empty = nothing more to say. */
  readonly about: string;
};
export type RoomPersonFacts = {
  readonly id: string;
  readonly name: string;
  readonly being: string;
  readonly slot: number;
  readonly isIn: boolean;
  readonly isHere: boolean;
  readonly isMuted: boolean;
};
export type RoomActFacts = {
  readonly id: string;
  readonly kind: RoomActKind | "mute" | "remove";
  /** Whom it is about, who may be gone from it, and what they are called; empty = the whole. */
  readonly userId: string;
  readonly name: string;
  readonly category: Category;
  readonly atMs: number;
  /** 0 = with the group hug. */
  readonly untilMs: number;
};
/** A group hug as its room tells those who look into it. Its description and message are not in it: they are covered. */
export type RoomPageFacts = {
  readonly id: string;
  readonly design: string;
  readonly seed: number;
  readonly capacity: number;
  /** When its cue starts, ms since 1970 as its process reads the clock; 0 = it did not start. */
  readonly startsAtMs: number;
  /** There are words that are covered. */
  readonly hasWords: boolean;
  readonly people: readonly RoomPersonFacts[];
  /** By slot, 0 to 255. */
  readonly pressures: readonly number[];
  readonly beats: readonly BeatStep[];
  /** The oldest first. */
  readonly events: readonly RoomEventFacts[];
  readonly acts: readonly RoomActFacts[];
};

export const RoomPerson = schema(
  {
    /** User id. */
    id: t.string(),
    /** What they are called. */
    name: t.string(),
    /** `colour/texture`. */
    being: t.string(),
    /** Their place in `pressures`. */
    slot: t.uint8(),
    /** In the hug, not only watching. */
    isIn: t.boolean().default(false),
    /** On some device at this moment. */
    isHere: t.boolean().default(false),
    /** The others do not feel them. */
    isMuted: t.boolean().default(false),
  },
  "RoomPerson",
);
export type RoomPerson = SchemaType<typeof RoomPerson>;

/** `BeatStep`. */
export const RoomBeat = schema(
  {
    /** Which of the design's beats, from 0 on. */
    beat: t.uint16(),
    /** From the first to show it to the last, as measured, ms. */
    spreadMs: t.float32(),
    /** The most that it can have been, ms. */
    boundMs: t.float32(),
    /** People whose report counts. */
    reports: t.uint8(),
  },
  "RoomBeat",
);
export type RoomBeat = SchemaType<typeof RoomBeat>;

/** `RoomEventFacts`. */
export const RoomEvent = schema(
  {
    /** When, ms since 1970. */
    atMs: t.float64(),
    /** `RoomEventKind`. */
    kind: t.string(),
    /** Whom it is about; empty = the whole. */
    userId: t.string(),
    /** What they are called; empty = the whole. */
    name: t.string(),
    /** The design, the phase in which it ended, or the act; empty = nothing more to say. */
    about: t.string(),
  },
  "RoomEvent",
);
export type RoomEvent = SchemaType<typeof RoomEvent>;

/** `RoomActFacts`. */
export const RoomHeldAct = schema(
  {
    /** `RoomActKind`, "mute" or "remove". */
    kind: t.string(),
    /** Whom it is about, who may be gone from it; empty = the whole. */
    userId: t.string(),
    /** Why: `Category`. */
    category: t.string(),
    /** Since when, ms since 1970. */
    atMs: t.float64(),
    /** Until when, ms since 1970; 0 = with the group hug. */
    untilMs: t.float64(),
    /** What whoever it is about is called; empty = the whole. */
    name: t.string(),
  },
  "RoomHeldAct",
);
export type RoomHeldAct = SchemaType<typeof RoomHeldAct>;

/** `RoomPageFacts`. */
export const RoomPage = schema(
  {
    /** Which group hug. */
    id: t.string(),
    /** Id of its design. */
    design: t.string(),
    /** What its scene is drawn from. */
    seed: t.uint32(),
    /** The most people in it. */
    capacity: t.uint8(),
    /** When its cue starts, ms since 1970 as its process reads the clock; 0 = it did not start. */
    startsAtMs: t.float64().default(0),
    /** There are words that are covered. */
    hasWords: t.boolean().default(false),
    /** By user id. */
    people: t.map(RoomPerson),
    /** By slot, 0 to 255. */
    pressures: t.array("uint8"),
    /** Those that were measured, in order. */
    beats: t.array(RoomBeat),
    /** What happened, the oldest first; the last ROOM_EVENTS_KEPT. */
    events: t.array(RoomEvent),
    /** By id. */
    acts: t.map(RoomHeldAct),
  },
  "RoomPage",
);
export type RoomPage = SchemaType<typeof RoomPage>;
