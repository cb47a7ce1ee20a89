import { describe, expect, it } from "vitest";
import { GroupHugState, GroupParticipant } from "#shared/schema/group-hug.ts";
import { createGroupHugReader } from "./group-hug.view.ts";

const newRoom = () => {
  const state = new GroupHugState();
  state.id = "g";
  state.name = "Evening hug";
  for (const field of ["description", "message", "design", "visibility"] as const) state[field] = "";
  state.seed = 7;
  state.capacity = 8;
  return state;
};
const join = (state: GroupHugState, id: string, slot: number) => {
  const one = new GroupParticipant();
  Object.assign(one, { id, name: id, being: "sea/plain", slot });
  state.participants.set(id, one);
  return one;
};

describe("the room of a group hug as pages read it", () => {
  it("has null where the wire has a number for nothing, and members in the order of their slots", () => {
    const state = newRoom();
    join(state, "zoe", 1);
    join(state, "ann", 0);
    const { read } = createGroupHugReader();
    expect(read(state)).toMatchObject({
      phase: "pending",
      scheduledForMs: null,
      cueStartMs: null,
      lastBeat: null,
      together: null,
      members: [
        { id: "ann", slot: 0, isIn: false, isHere: true },
        { id: "zoe", slot: 1 },
      ],
    });
    state.cueStartMs = -5;
    state.spreadMs = 4;
    state.boundMs = 30;
    state.withinMs = 0;
    state.worstMs = 31;
    expect(read(state)).toMatchObject({
      cueStartMs: -5,
      lastBeat: { spreadMs: 4, boundMs: 30 },
      together: { withinMs: 0, worstMs: 31 },
    });
  });
  it("is the very same as long as nothing but pressure changes", () => {
    const state = newRoom();
    join(state, "ann", 0);
    const { read } = createGroupHugReader();
    const first = read(state);
    state.pressures.push(9);
    state.clockId = "another";
    expect(read(state)).toBe(first);
    state.isLocked = true;
    expect([read(state) === first, read(state).members]).toEqual([false, first.members]);
    expect(read(state).members).toBe(first.members);
  });
  it("says what the staff did, with null where nothing holds or it has no end", () => {
    const state = newRoom();
    const { read } = createGroupHugReader();
    expect(read(state)).toMatchObject({ hasModerator: false, isKeptLocked: false, isSlow: false, notice: null });
    Object.assign(state, { moderators: 2, isLocked: true, isKeptLocked: true });
    Object.assign(state, { noticeKind: "lock", noticeCategory: "spam", noticeStatement: "No shops.", noticeAtMs: 7 });
    const notice = { kind: "lock", category: "spam", statement: "No shops.", atMs: 7, untilMs: null };
    expect(read(state)).toMatchObject({ hasModerator: true, isKeptLocked: true, notice });
    state.noticeUntilMs = 9;
    expect(read(state).notice).toEqual({ ...notice, untilMs: 9 });
  });
  it("keeps every member that did not change, and nobody who went", () => {
    const state = newRoom();
    const ann = join(state, "ann", 0);
    join(state, "ben", 1);
    const { read } = createGroupHugReader();
    const [, ben] = read(state).members;
    ann.isIn = true;
    const second = read(state);
    expect(second.members[0]).toMatchObject({ id: "ann", isIn: true });
    expect(second.members[1]).toBe(ben);
    state.participants.delete("ann");
    join(state, "cy", 0);
    expect(read(state).members.map(({ id }) => id)).toEqual(["cy", "ben"]);
    expect(read(state).members[1]).toBe(ben);
  });
  it("copies pressures in place, with nothing left of slots that are gone", () => {
    const state = newRoom();
    state.pressures.push(1, 200, 255);
    const into = new Uint8Array(5).fill(9);
    const { copyPressures } = createGroupHugReader();
    copyPressures(state, into);
    expect([...into]).toEqual([1, 200, 255, 0, 0]);
    state.pressures.clear();
    copyPressures(state, into);
    expect([...into]).toEqual([0, 0, 0, 0, 0]);
  });
});
