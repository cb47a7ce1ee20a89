import { describe, expect, it } from "vitest";
import { diceFrom } from "./dice.ts";
import {
  AGAIN_MS,
  GIVE_UP_MS,
  passSeat,
  PRESS_EVERY_MS,
  seatDueAtMs,
  seeRoom,
  takeSeat,
  WAITS_MS,
  type RoomSeen,
  type Seat,
  type SeatAct,
} from "./group-seat.rules.ts";

const ME = "fern";
type Person = { readonly id: string; readonly isIn: boolean; readonly isHere?: boolean };
const room = (people: readonly Person[], phase: RoomSeen["phase"] = "pending", hostId = ME): RoomSeen => ({
  phase,
  hostId,
  members: people.map(({ id, isIn, isHere = true }, slot) => ({
    id,
    name: id === ME || id === "otis" ? `${id} (simulated)` : id,
    being: "sea/plain",
    slot,
    isIn,
    isHere,
  })),
});
/** Sees rooms at their moments and lets time pass to `untilMs`. */
const run = (seen: readonly (readonly [number, RoomSeen])[], untilMs: number, seed = 1) => {
  const dice = diceFrom(seed);
  let seat: Seat | null = takeSeat("g1", 0, dice);
  const done: { readonly atMs: number; readonly act: SeatAct }[] = [];
  const queue = [...seen];
  while (seat !== null) {
    const dueAtMs: number = seatDueAtMs(seat) ?? Infinity;
    const [next] = queue;
    const atMs = Math.min(dueAtMs, next?.[0] ?? Infinity);
    if (atMs > untilMs) break;
    if (next !== undefined && next[0] <= dueAtMs) {
      queue.shift();
      seat = seeRoom(seat, next[1], ME, atMs, dice);
    }
    const step: ReturnType<typeof passSeat> = passSeat(seat, atMs);
    seat = step.seat;
    done.push(...step.acts.map((act) => ({ atMs, act })));
  }
  return { seat, done, of: (kind: SeatAct["kind"]) => done.filter(({ act }) => act.kind === kind) };
};
const me = { id: ME, isIn: true };
const ann = { id: "ann", isIn: true };

describe("a simulated friend in a group hug", () => {
  it("S1 presses I'm in within 6 s, and again until it is", () => {
    for (let seed = 0; seed < 30; seed += 1) {
      const out = room([{ ...me, isIn: false }], "pending", "ann");
      const asked = run([[1_000, out]], 7_000 + AGAIN_MS, seed).of("ready");
      expect(asked.length, `seed ${seed}`).toBe(2);
      expect(asked[0]?.atMs).toBeGreaterThanOrEqual(3_000);
      expect(asked[0]?.atMs).toBeLessThanOrEqual(7_000);
    }
    const isIn = room([me], "pending", "ann");
    expect(run([[1_000, isIn]], 60_000).done).toEqual([]);
  });
  it("S2 presses gently all through the hug, and at no other time", () => {
    const { of } = run(
      [
        [0, room([me, ann], "pending", "ann")],
        [10_000, room([me, ann], "active", "ann")],
        [40_000, room([me, ann], "completed", "ann")],
      ],
      60_000,
    );
    const presses = of("press");
    expect(presses.length).toBe(30_000 / PRESS_EVERY_MS);
    for (const { atMs, act } of presses) {
      expect(atMs >= 10_000 && atMs < 40_000).toBe(true);
      if (act.kind === "press") expect(act.pressure > 0.1 && act.pressure < 0.9).toBe(true);
    }
    expect(run([[0, room([{ ...me, isIn: false }], "active", "ann")]], 1_000).of("press")).toEqual([]);
  });
  it.each(["completed", "expired", "canceled"] as const)("S3 goes 3 to 8 s after it is %s", (phase) => {
    const over = room([me, ann], phase, "ann");
    const { done, seat } = run(
      [
        [0, room([me, ann], "pending", "ann")],
        [10_000, over],
        [12_000, over],
      ],
      60_000,
    );
    expect([done.length, done[0]?.act.kind, seat]).toEqual([1, "go", null]);
    expect((done[0]?.atMs ?? 0) >= 13_000 && (done[0]?.atMs ?? 0) <= 18_000).toBe(true);
  });
  it("S3 gives up a room that it never saw", () => {
    expect(run([], GIVE_UP_MS).done).toEqual([{ atMs: GIVE_UP_MS, act: { kind: "go" } }]);
  });
  it("S4 starts 4 to 7 s after everybody is in, and asks again if that did not do", () => {
    const { of } = run([[1_000, room([me, ann])]], 10_000 + AGAIN_MS);
    expect(of("start").length).toBe(2);
    const [first] = of("start");
    expect(first && first.atMs >= 5_000 && first.atMs <= 8_000).toBe(true);
  });
  it("S4 never starts without people, with an away one, or where somebody else hosts", () => {
    for (const seen of [
      room([me, { id: "otis", isIn: true }]),
      room([me, { ...ann, isHere: false }]),
      room([me, ann], "pending", "ann"),
    ])
      expect(run([[0, seen]], 600_000).of("start")).toEqual([]);
  });
  it("S4 waits for who is here and not in, but not for ever", () => {
    const ben = { id: "ben", isIn: false };
    const waited = run([[1_000, room([me, ann, ben])]], 200_000).of("start");
    expect(waited[0]?.atMs).toBe(1_000 + WAITS_MS);
    const inAtLast = run(
      [
        [1_000, room([me, ann, ben])],
        [20_000, room([me, ann, { ...ben, isIn: true }])],
      ],
      30_000,
    ).of("start");
    expect(inAtLast.length).toBe(1);
    expect((inAtLast[0]?.atMs ?? 0) <= 27_000).toBe(true);
  });
  it("S4 does not start when who was in is not any more", () => {
    const { of } = run(
      [
        [1_000, room([me, ann])],
        [3_000, room([me, { ...ann, isIn: false }])],
      ],
      200_000,
    );
    expect(of("start")).toEqual([]);
  });
});
