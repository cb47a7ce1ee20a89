import { DIGEST_LEAST_MS } from "#shared/schema/digest.ts";
import { REFUSALS } from "#shared/schema/refusal.ts";
import { PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import { MESSAGE_MAX, NAME_MAX, REACTION_MESSAGE_MAX } from "#shared/schema/text.ts";
import * as limits from "#shared/schema/limits.ts";
import { readSchemaSource, type SchemaSource } from "./schema-source.ts";
import { describeWire, fieldsOf, inputLimits, requestLimits, WIRE_TYPES, type StateClass } from "./wire.ts";

/** A part of JSON Schema, as far as bodies use it. */
type Json = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly items?: Json;
  /** Of a list with a form for each place. */
  readonly prefixItems?: readonly Json[];
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");

const described = (source: SchemaSource, constant: string, key: string): string => {
  const words = source.commentsOf(constant).get(key);
  if (!words)
    throw new Error(`${constant} has no comment before "${key}"; docs/protocol.md takes its words from there.`);
  return words;
};

const typeOf = (json: Json): string => {
  if (json.const !== undefined) return JSON.stringify(json.const);
  if (json.enum) return json.enum.map((value) => JSON.stringify(value)).join(" or ");
  if (json.prefixItems) return `[${json.prefixItems.map(typeOf).join(", ")}]`;
  if (json.type === "array") return `up to ${json.maxItems ?? "any number"} of: ${typeOf(json.items ?? {})}`;
  if (json.type === "integer") {
    const most = json.maximum === Number.MAX_SAFE_INTEGER ? "2^53 - 1" : json.maximum;
    return `whole number ${json.minimum} to ${most}`;
  }
  if (json.type === "number" && json.minimum !== undefined) return `number ${json.minimum} to ${json.maximum}`;
  if (json.type === "object")
    return `{ ${Object.entries(json.properties ?? {})
      .map(([name, of]) => `${name}: ${typeOf(of)}`)
      .join("; ")} }`;
  return json.format ?? json.type ?? "anything";
};

const bodyLines = (json: Json): string => {
  const fields = Object.entries(json.properties ?? {});
  if (fields.length === 0) return "Its body is `{}`.";
  return fields
    .map(([name, of]) => `- \`${name}\`${json.required?.includes(name) ? "" : " (optional)"}: ${typeOf(of)}`)
    .join("\n");
};

const stateSection = (name: StateClass, file: string): string => {
  const source = readSchemaSource(file);
  const rows = fieldsOf(name).map((field) => [`\`${field.name}\``, field.type, described(source, name, field.name)]);
  return `### State: ${name}\n\n${table(["field", "type", "meaning"], rows)}`;
};

const requestsSection = (file: string, constant: string, bodies: Readonly<Record<string, unknown>>): string => {
  const source = readSchemaSource(file);
  const parts = Object.entries(bodies).map(([name, body]) => {
    const rate = requestLimits[name as keyof typeof requestLimits]; // as: each request has one
    const may = `At most ${rate.burst} at once, then ${rate.perMinute} a minute.`;
    return `#### \`${name}\`\n\n${described(source, constant, name)} ${may}\n\n${bodyLines(body as Json)}`; // as: made by z.toJSONSchema
  });
  return `### Requests\n\n${parts.join("\n\n")}`;
};

const inputsSection = (file: string, constant: string, bodies: Readonly<Record<string, unknown>>): string => {
  const source = readSchemaSource(file);
  const rows = Object.entries(bodies).map(([name, body]) => {
    const { burst, perMinute } = inputLimits[name as keyof typeof inputLimits]; // as: each input has one
    const form = typeOf(body as Json); // as: made by z.toJSONSchema
    return [`\`${name}\``, form, described(source, constant, name), `${burst} at once, then ${perMinute} a minute`];
  });
  return [
    "### Input",
    "Sent with `room.send`, of a high rate, never answered by the rules. What does not have its form, is of no use at the moment, or comes more often than a device may is left; the connection goes on.",
    table(["name", "form", "meaning", "a device may"], rows),
  ].join("\n\n");
};

const typesSection = (file: keyof typeof WIRE_TYPES, names: readonly string[]): string => {
  const source = readSchemaSource(file);
  return ["```ts", ...names.map((name) => source.typeText(name)), "```"].join("\n");
};

const CLOSE_CODES: readonly (readonly [string, string])[] = [
  ["1009", "A frame was larger than MAX_FRAME_BYTES."],
  ["4000", "The client left."],
  ["4001", "CLOSE_RESTARTING: the server stops or restarts. Come back by key at once."],
  ["4002", "Too many frames in a second, a frame that cannot be read, or a seat that was not taken in time."],
  ["4401", "CLOSE_SIGNED_OUT: signed out, or the person is gone. Do not come back with this token."],
  [
    "4402",
    "CLOSE_LEFT: this person left the group hug, on this or another device, or because of a block. Do not come back unasked.",
  ],
  ["4405", "CLOSE_STAFF_OVER: the staff session of this device is over. Begin another one, and come back."],
  [
    "4500",
    "CLOSE_BROKEN: a bug on our side; the room closed rather than go on. Come back by key, with a growing wait.",
  ],
  ["4901", "CLOSE_WRONG_STATE: said by a client whose state is wrong (`state/digest`). It comes back at once."],
];

const rate = ({ burst, perMinute }: limits.RateLimit): string => `${burst} joins at once, then ${perMinute} a minute`;

/** docs/protocol.md, from the words of `intro` and the schemas. */
export const protocolMarkdown = (intro: string): string => {
  const wire = describeWire();
  const protocol = readSchemaSource("protocol.ts");
  const denials = Object.entries(wire.denials).map(([word, code]) => [
    `\`${word}\``,
    `${code}`,
    `${code - 4000}`,
    described(protocol, "JOIN_DENIALS", word),
  ]);
  const constants = {
    ...wire.constants,
    DEVICES_MAX: limits.DEVICES_MAX,
    "MATCHMAKING_LIMITS, of an address": rate(limits.MATCHMAKING_LIMITS.address),
    "MATCHMAKING_LIMITS, of a person": rate(limits.MATCHMAKING_LIMITS.person),
    PENDING_MAX: limits.PENDING_MAX,
    FRAMES_PER_SECOND_MAX: limits.FRAMES_PER_SECOND_MAX,
    ANSWER_MAX_MS: limits.ANSWER_MAX_MS,
    DIGEST_LEAST_MS,
    LOBBY_PATCH_MS: limits.LOBBY_PATCH_MS,
    MODERATION_PATCH_MS: limits.MODERATION_PATCH_MS,
    PRESSURE_PATCH_MS: limits.PRESSURE_PATCH_MS,
    "NAME_MAX, in characters": NAME_MAX,
    "MESSAGE_MAX, in characters": MESSAGE_MAX,
    "REACTION_MESSAGE_MAX, in characters": REACTION_MESSAGE_MAX,
  };
  const sections = [
    "# The protocol",
    `<!-- Written by \`npm run protocol\` from shared/schema and docs/protocol.intro.md. -->`,
    `Version ${PROTOCOL_VERSION}.`,
    intro.trim(),
    "## Options of a join",
    bodyLines(wire.join as Json), // as: made by z.toJSONSchema
    "## Why a join is denied",
    "The SDK rejects with the word as `message`. Its `code` is the HTTP status when matchmaking denies, and the number when the socket does.",
    table(["word", "number", "HTTP status", "meaning"], denials),
    "## Messages to the client in every room",
    typesSection("digest.ts", WIRE_TYPES["digest.ts"]),
    "## Room `inbox`",
    stateSection("InboxState", "inbox.ts"),
    stateSection("HugCard", "inbox.ts"),
    stateSection("InvitationCard", "inbox.ts"),
    stateSection("FriendCard", "inbox.ts"),
    stateSection("RequestCard", "consent.ts"),
    stateSection("MoodCard", "inbox.ts"),
    requestsSection("inbox.ts", "INBOX_REQUESTS", wire.requests.inbox),
    "### Answers, events and messages to the client",
    typesSection("inbox.ts", WIRE_TYPES["inbox.ts"]),
    typesSection("hug.ts", WIRE_TYPES["hug.ts"]),
    "## Room `lobby`",
    stateSection("LobbyState", "lobby.ts"),
    stateSection("LobbyPerson", "lobby.ts"),
    stateSection("LobbyGroupHug", "lobby.ts"),
    requestsSection("lobby.ts", "LOBBY_REQUESTS", wire.requests.lobby),
    "It is answered with `{ ok: true }`.",
    "## Room `group-hug`",
    stateSection("GroupHugState", "group-hug.ts"),
    stateSection("GroupParticipant", "group-hug.ts"),
    requestsSection("group-hug.ts", "GROUP_HUG_REQUESTS", wire.requests["group-hug"]),
    inputsSection("group-hug.ts", "GROUP_HUG_INPUTS", wire.inputs["group-hug"]),
    "### Answers and messages to the client",
    typesSection("group-hug.ts", WIRE_TYPES["group-hug.ts"]),
    "## Room `moderation`",
    "For staff in a staff session (`POST /api/staff/session`). Everybody else is denied as for a room that is not there. What staff do to rooms and people is asked of routes, never of this room.",
    stateSection("ModerationState", "moderation.ts"),
    stateSection("RoomRow", "moderation.ts"),
    stateSection("RoomWindow", "moderation.ts"),
    stateSection("RoomPage", "room-page.ts"),
    stateSection("RoomPerson", "room-page.ts"),
    stateSection("RoomBeat", "room-page.ts"),
    stateSection("RoomEvent", "room-page.ts"),
    stateSection("RoomHeldAct", "room-page.ts"),
    stateSection("HealthRow", "moderation.ts"),
    stateSection("HealthStep", "moderation.ts"),
    requestsSection("moderation.ts", "MODERATION_REQUESTS", wire.requests.moderation),
    "It is answered with `{ ok: true }`.",
    "## Refusals",
    typesSection("refusal.ts", WIRE_TYPES["refusal.ts"]),
    table(
      ["code", "meaning"],
      Object.entries(REFUSALS).map(([code, words]) => [`\`${code}\``, words]),
    ),
    "## Close codes",
    table(["code", "meaning"], CLOSE_CODES),
    "## Limits",
    "Rates are counted for all devices of a person together; a request above them is refused with `too_many` and changes nothing.",
    table(
      ["name", "value"],
      Object.entries(constants).map(([name, value]) => [name, String(value)]),
    ),
  ];
  return `${sections.join("\n\n")}\n`;
};
