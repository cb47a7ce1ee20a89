import { schema, t, type SchemaType } from "@colyseus/schema";
import * as z from "zod";

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
    /** "here" (looking at the app) or "away" (in the background). */
    presence: t.string().default("here"),
  },
  "LobbyPerson",
);
export type LobbyPerson = SchemaType<typeof LobbyPerson>;

export const LobbyState = schema(
  {
    /** By user id; at most LOBBY_SHOWN_MAX. Each viewer gets only people with whom no block stands between. */
    people: t.map(LobbyPerson).view(),
    /** Everybody in the lobby, the ones not shown and the ones hidden from you included. */
    count: t.uint32().default(0),
  },
  "LobbyState",
);
export type LobbyState = SchemaType<typeof LobbyState>;

export const LOBBY_REQUESTS = {
  /** Of this connection; a person is away when all of their connections are. */
  "presence/set": z.strictObject({ presence: z.enum(["here", "away"]) }),
} as const;
export type LobbyRequestName = keyof typeof LOBBY_REQUESTS;
