import type { GroupHugView, GroupPhase, InvitationView, PersonActView } from "#shared/schema/group-hug.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import type { RoomActKind } from "#shared/schema/room-act.ts";
import type { GroupHugNotice, GroupHugRoomView, GroupMember, LobbyGroupHugItem } from "../../net/state.ts";
import { ANA, FRIENDS, fakeId } from "./fake-people.ts";

const MINUTE_MS = 60_000;
const BEINGS = ["ember", "honey", "rose", "sage", "dusk", "sea", "clay", "moon"];
const COATS = ["plain", "speckle", "stripe", "fleece"];
const NAMES = "Fern Ben Tuva Olli Noor Ines Jonas Pilar Sami Wren Kofi Lea Milo Anouk Edda".split(" ");

/** People beyond the friends, for a crowd. */
const stranger = (index: number): PersonView => ({
  id: fakeId(700 + index),
  name: `${NAMES[index % NAMES.length]} ${String.fromCodePoint(65 + (index % 26))}.`,
  being: `${BEINGS[(index * 5) % 8]}/${COATS[(index * 3) % 4]}`,
});
export const fakeCrowd = (count: number): readonly PersonView[] =>
  [ANA, ...FRIENDS, ...Array.from({ length: Math.max(0, count - 7) }, (_, index) => stranger(index))].slice(0, count);

type FakeRoomOptions = {
  readonly people: number;
  readonly phase: GroupPhase;
  readonly isHost?: boolean;
  readonly cueStartMs?: number | null;
  readonly isIn?: boolean;
  readonly design?: string;
  /** What the staff did. */
  readonly notice?: GroupHugNotice;
  readonly hasModerator?: boolean;
};

const member = (person: PersonView, slot: number, { phase, isIn = false }: FakeRoomOptions): GroupMember => ({
  ...person,
  slot,
  isIn: slot === 0 ? isIn : phase !== "pending" || slot % 4 !== 3,
  isHere: slot === 0 || slot % 7 !== 5,
});

export const GROUP_ID = fakeId(900);

/** A group hug as its room shows it to Ana, who has the first place. */
export const fakeRoom = (options: FakeRoomOptions, nowMs: number): GroupHugRoomView => ({
  id: GROUP_ID,
  name: "Evening hug",
  description: "A quiet minute before the night, for everybody who had a long day.",
  message: "Thank you for being here. Sleep well, all of you.",
  design: options.design ?? "breathing-together",
  seed: 7,
  capacity: Math.max(12, options.people),
  visibility: "listed",
  phase: options.phase,
  isLocked: options.notice?.kind === "lock",
  isKeptLocked: options.notice?.kind === "lock",
  isSlow: options.notice?.kind === "slow",
  hasModerator: options.hasModerator ?? false,
  notice: options.notice ?? null,
  hostId: options.isHost ? ANA.id : (FRIENDS[0]?.id ?? ""),
  scheduledForMs: null,
  expiresAtMs: nowMs + 100 * MINUTE_MS,
  cueStartMs: options.cueStartMs ?? null,
  members: fakeCrowd(options.people).map((person, slot) => member(person, slot, options)),
  lastBeat: options.phase === "active" ? { spreadMs: 5.6, boundMs: 21 } : null,
  together: options.phase === "completed" ? { withinMs: 6, worstMs: 30 } : null,
});

/** What the staff did to it, and why. */
export const fakeNotice = (kind: RoomActKind, nowMs: number): GroupHugNotice => ({
  kind,
  category: "harassment",
  statement: "Somebody here asked to be left alone. Please let a no be a no.",
  atMs: nowMs - MINUTE_MS,
  untilMs: kind === "lock" || kind === "slow" ? nowMs + 14 * MINUTE_MS : null,
});
/** What they did to one person in it. */
export const fakeTold = (kind: "mute" | "remove", nowMs: number): PersonActView => ({
  id: fakeId(990),
  kind,
  category: "harassment",
  statement: "",
  untilMs: kind === "mute" ? nowMs + 14 * MINUTE_MS : null,
});

/** The same as the server tells of it. */
export const fakeGroupHug = (phase: GroupPhase, nowMs: number, index = 0): GroupHugView => ({
  id: index === 0 ? GROUP_ID : fakeId(900 + index),
  name: ["Evening hug", "Before the exam", "For Miriam, who moves away tomorrow", "Sunday breath"][index % 4] ?? "",
  description: "A quiet minute before the night, for everybody who had a long day.",
  message: "Thank you for being here. Sleep well, all of you.",
  design: "breathing-together",
  seed: 7 + index,
  phase,
  visibility: "listed",
  capacity: 12,
  host: FRIENDS[0] ?? ANA,
  scheduledForMs: phase === "pending" ? nowMs + 42 * MINUTE_MS : null,
  opensAtMs: phase === "pending" ? nowMs + 12 * MINUTE_MS : null,
  expiresAtMs: nowMs + 120 * MINUTE_MS,
  startedAtMs: phase === "completed" ? nowMs - (index * 26 + 1) * 60 * MINUTE_MS : null,
  endedAtMs: phase === "completed" ? nowMs - (index * 26 + 1) * 60 * MINUTE_MS + 80_000 : null,
  here: 6,
  wasIn: true,
  participants: fakeCrowd(4 + index * 3),
  closedFor: null,
  together: index % 2 === 0 ? { withinMs: 6, worstMs: 30, beats: 12 } : null,
});

export const fakeLobbyGroupHugs = (nowMs: number): readonly LobbyGroupHugItem[] => {
  const [fern = ANA, ben = ANA, miriam = ANA, tuva = ANA] = FRIENDS;
  const open = { design: "breathing-together", capacity: 12, isLocked: false, scheduledForMs: null } as const;
  return [
    { ...open, id: fakeId(901), name: "Lunch break, two breaths", host: ben, phase: "active", here: 5 },
    { ...open, id: GROUP_ID, name: "Evening hug", host: fern, phase: "pending", here: 3 },
    {
      ...open,
      id: fakeId(902),
      name: "Before the exam: everybody who is nervous, come in",
      host: miriam,
      phase: "pending",
      here: 12,
    },
    {
      ...open,
      id: fakeId(903),
      name: "Sunday breath",
      host: tuva,
      phase: "pending",
      here: 0,
      scheduledForMs: nowMs + 9 * 60 * MINUTE_MS,
    },
  ];
};

export const fakeInvitations = (nowMs: number): readonly InvitationView[] => [
  {
    groupHugId: fakeId(904),
    name: "A hug for Noor",
    from: FRIENDS[1] ?? ANA,
    scheduledForMs: nowMs + 25 * MINUTE_MS,
    expiresAtMs: nowMs + 120 * MINUTE_MS,
  },
];
