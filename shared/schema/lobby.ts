import { schema, t, type SchemaType } from "@colyseus/schema";
import * as z from "zod";
import { DEVICE_PRESENCES } from "./presence.ts";

/** People shown; the rest are counted. */
export const LOBBY_SHOWN_MAX = 100;

export const LobbyPerson = schema(
  {
    /** User id. */
    id: t.string(),
    /** What the person is called. */
    name: t.string(),
    /** How the person looks, `colour/texture`. */
    being: t.string(),
    /** "online", "away" or "do_not_disturb" (`Presence`). */
    presence: t.string().default("online"),
  },
  "LobbyPerson",
);
export type LobbyPerson = SchemaType<typeof LobbyPerson>;

/** Open group hugs shown, the next to begin first. */
export const LOBBY_GROUP_HUGS_MAX = 20;

/** A listed group hug that is pending or active. */
export const LobbyGroupHug = schema(
  {
    /** Which group hug. */
    id: t.string(),
    /** What it is called. */
    name: t.string(),
    /** User id. */
    hostId: t.string(),
    /** Name of the host. */
    hostName: t.string(),
    /** `colour/texture`. */
    hostBeing: t.string(),
    /** Id of the design. */
    design: t.string(),
    /** "pending" or "active". */
    phase: t.string(),
    /** People in it. */
    here: t.uint8().default(0),
    /** People it holds. */
    capacity: t.uint8(),
    /** Nobody new gets in. */
    isLocked: t.boolean().default(false),
    /** Ms since 1970 by the database's clock; 0 = as soon as its host starts it. */
    scheduledForMs: t.float64().default(0),
  },
  "LobbyGroupHug",
);
export type LobbyGroupHug = SchemaType<typeof LobbyGroupHug>;

export const LobbyState = schema(
  {
    /** By user id; at most LOBBY_SHOWN_MAX. Each viewer gets only people who show them their activity, and themselves. */
    people: t.map(LobbyPerson).view(),
    /** Whoever in the lobby shows themselves to anybody, the ones not shown and the ones hidden from you included. */
    count: t.uint32().default(0),
    /** By id; at most LOBBY_GROUP_HUGS_MAX. Each viewer gets only those with no block between them and its host or anybody in it. */
    groupHugs: t.map(LobbyGroupHug).view(),
  },
  "LobbyState",
);
export type LobbyState = SchemaType<typeof LobbyState>;

export const LOBBY_REQUESTS = {
  /** Of this connection; a person is away when all of their connections are. */
  "presence/set": z.strictObject({ presence: z.enum(DEVICE_PRESENCES) }),
} as const;
export type LobbyRequestName = keyof typeof LOBBY_REQUESTS;
