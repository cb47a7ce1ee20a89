import { createHash } from "node:crypto";
import type { Schema } from "@colyseus/schema";
import * as z from "zod";
import { RequestCard } from "#shared/schema/consent.ts";
import {
  GATHERING_MS,
  GROUP_CAPACITY_MAX,
  GROUP_EXPIRES_AFTER_MS,
  GROUP_HUG_INPUTS,
  GROUP_HUG_REQUESTS,
  GROUP_LEAST,
  GroupHugState,
  GroupParticipant,
} from "#shared/schema/group-hug.ts";
import {
  HugCard,
  INBOX_EVENTS_PER_FRAME,
  INBOX_HUGS_SHOWN,
  INBOX_INVITATIONS_SHOWN,
  INBOX_REQUESTS,
  INBOX_RESUME_MAX,
  InboxState,
  FriendCard,
  InvitationCard,
  MoodCard,
} from "#shared/schema/inbox.ts";
import * as limits from "#shared/schema/limits.ts";
import {
  LOBBY_GROUP_HUGS_MAX,
  LOBBY_REQUESTS,
  LOBBY_SHOWN_MAX,
  LobbyGroupHug,
  LobbyPerson,
  LobbyState,
} from "#shared/schema/lobby.ts";
import {
  HealthRow,
  HealthStep,
  MODERATION_REQUESTS,
  ModerationState,
  ROOMS_SHOWN_MAX,
  RoomRow,
  RoomWindow,
} from "#shared/schema/moderation.ts";
import * as protocol from "#shared/schema/protocol.ts";
import { REFUSALS } from "#shared/schema/refusal.ts";
import { RoomBeat, RoomEvent, RoomHeldAct, RoomPage, RoomPerson } from "#shared/schema/room-page.ts";
import { readSchemaSource, withoutComments } from "./schema-source.ts";

export type Field = { readonly name: string; readonly type: string };
type Bodies = Readonly<Record<string, unknown>>;

/** Types that cross the wire and vanish at run time, by the file that holds them. */
export const WIRE_TYPES = {
  "digest.ts": ["StateMessages"],
  "hug.ts": ["HugSent", "HugView", "ReactionView", "PersonView"],
  "inbox.ts": ["InboxAnswers", "InboxEvent", "InboxMessages"],
  "group-hug.ts": ["GroupHugAnswer", "GroupHugMessages", "InvitationView"],
  "refusal.ts": ["Refusal"],
} as const;

const STATE_CLASSES = {
  LobbyState,
  LobbyPerson,
  LobbyGroupHug,
  InboxState,
  HugCard,
  FriendCard,
  InvitationCard,
  RequestCard,
  MoodCard,
  GroupHugState,
  GroupParticipant,
  ModerationState,
  RoomRow,
  RoomWindow,
  RoomPage,
  RoomPerson,
  RoomBeat,
  RoomEvent,
  RoomHeldAct,
  HealthRow,
  HealthStep,
} as const;
export type StateClass = keyof typeof STATE_CLASSES;

/** The fields of a state class in the order of their numbers on the wire. */
export const fieldsOf = (name: StateClass): readonly Field[] => {
  const metadata = (STATE_CLASSES[name] as unknown as typeof Schema)[Symbol.metadata] as Record<string, unknown>; // as: Colyseus keeps it there
  return Object.keys(metadata)
    .filter((key) => /^\d+$/.test(key))
    .map((key) => metadata[key] as { name: string; type: unknown; tag?: number }) // as: its own entries
    .map((field) => ({
      name: field.name,
      type: typeName(field.type) + (field.tag === undefined ? "" : ", by viewer"),
    }));
};

const typeName = (type: unknown): string => {
  if (typeof type === "string") return type;
  if (typeof type === "function") return nameOfClass(type);
  const [kind, of] = Object.entries(type as object)[0] ?? [];
  return `${kind} of ${typeName(of)}`;
};
const nameOfClass = (type: unknown): string =>
  Object.entries(STATE_CLASSES).find(([, known]) => known === type)?.[0] ?? "unknown";

/** What a request or the options of a join may hold, as JSON Schema of what is sent. */
export const bodySchema = (schema: z.ZodType): unknown => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
};

const bodies = (requests: Readonly<Record<string, z.ZodType>>): Bodies =>
  Object.fromEntries(Object.entries(requests).map(([name, schema]) => [name, bodySchema(schema)]));

/** Everything two sides must agree on. */
export const describeWire = () => ({
  rooms: protocol.ROOM_NAMES,
  join: bodySchema(protocol.joinOptionsSchema),
  denials: protocol.JOIN_DENIALS,
  closeCodes: { ...closeCodes },
  state: Object.fromEntries(Object.keys(STATE_CLASSES).map((name) => [name, fieldsOf(name as StateClass)])), // as: its keys
  requests: {
    inbox: bodies(INBOX_REQUESTS),
    lobby: bodies(LOBBY_REQUESTS),
    "group-hug": bodies(GROUP_HUG_REQUESTS),
    moderation: bodies(MODERATION_REQUESTS),
  },
  inputs: { "group-hug": bodies(GROUP_HUG_INPUTS) },
  refusals: Object.keys(REFUSALS),
  types: Object.fromEntries(
    Object.entries(WIRE_TYPES).flatMap(([file, names]) => {
      const source = readSchemaSource(file);
      return names.map((name) => [name, withoutComments(source.typeText(name))]);
    }),
  ),
  constants: {
    MAX_FRAME_BYTES: protocol.MAX_FRAME_BYTES,
    INBOX_HUGS_SHOWN,
    INBOX_RESUME_MAX,
    INBOX_EVENTS_PER_FRAME,
    LOBBY_SHOWN_MAX,
    INBOX_INVITATIONS_SHOWN,
    LOBBY_GROUP_HUGS_MAX,
    ROOMS_SHOWN_MAX,
    GROUP_CAPACITY_MAX,
    GROUP_LEAST,
    GATHERING_MS,
    GROUP_EXPIRES_AFTER_MS,
  },
});

const { CLOSE_RESTARTING, CLOSE_LEFT, CLOSE_SIGNED_OUT, CLOSE_STAFF_OVER, CLOSE_BROKEN, CLOSE_WRONG_STATE } = protocol;
export const closeCodes = {
  CLOSE_RESTARTING,
  CLOSE_LEFT,
  CLOSE_SIGNED_OUT,
  CLOSE_STAFF_OVER,
  CLOSE_BROKEN,
  CLOSE_WRONG_STATE,
} as const;
export const requestLimits = limits.REQUEST_LIMITS;
export const inputLimits = limits.INPUT_LIMITS;

export type Fingerprint = { readonly protocol: number; readonly sha256: string };

/** Version and digest of the wire as it is now. Words that only explain are no part of it. */
export const fingerprint = (wire: unknown = describeWire()): Fingerprint => ({
  protocol: protocol.PROTOCOL_VERSION,
  sha256: createHash("sha256").update(JSON.stringify(wire)).digest("hex"),
});
