import type { RoomActsClient, RoomPageSeen } from "../../net/room-acts.port.ts";
import { FRIENDS } from "./fake-people.ts";

/** A group hug in its middle, into which a moderator looks. */
export const fakeRoomPage = (id: string, nowMs: number): RoomPageSeen => {
  const people = FRIENDS.slice(0, 7).map(({ id: userId, name, being }, slot) => ({
    id: userId,
    name,
    being,
    slot,
    isIn: slot !== 5,
    isHere: slot !== 3,
    isMuted: slot === 4,
  }));
  const nameAt = (slot: number) => ({ userId: people[slot]?.id ?? "", name: people[slot]?.name ?? "" });
  return {
    id,
    design: "campfire",
    seed: 7,
    capacity: 12,
    startsAtMs: nowMs - 20_000,
    hasWords: true,
    people,
    pressures: people.map((_, slot) => 60 + slot * 20),
    beats: Array.from({ length: 12 }, (_, beat) => ({
      beat,
      spreadMs: 4 + ((beat * 7) % 9),
      boundMs: 18 + ((beat * 5) % 14),
      reports: 6,
    })),
    events: [
      { atMs: nowMs - 300_000, kind: "came", ...nameAt(0), about: "" },
      { atMs: nowMs - 240_000, kind: "came", ...nameAt(4), about: "" },
      { atMs: nowMs - 90_000, kind: "in", ...nameAt(4), about: "" },
      { atMs: nowMs - 20_000, kind: "started", userId: "", name: "", about: "" },
      { atMs: nowMs - 9_000, kind: "act", ...nameAt(4), about: "mute" },
      { atMs: nowMs - 4_000, kind: "away", ...nameAt(3), about: "" },
    ],
    acts: [
      {
        id: "a1",
        kind: "lock",
        userId: "",
        name: "",
        category: "spam",
        atMs: nowMs - 60_000,
        untilMs: nowMs + 240_000,
      },
      { id: "a2", kind: "mute", ...nameAt(4), category: "harassment", atMs: nowMs - 9_000, untilMs: nowMs + 600_000 },
    ],
  };
};

const done = async () => ({ ok: true, value: { id: "a3" } }) as const;
const WORDS = { description: "For whoever had a long day.", message: "Thank you for being here." };
export const fakeRoomActs: RoomActsClient = {
  act: done,
  actOn: done,
  lift: done,
  reveal: async () => ({
    ok: true,
    value: WORDS,
  }),
  revealBeyond: async () => ({ ok: true, value: WORDS }),
};
