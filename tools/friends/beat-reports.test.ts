import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { createVirtualClock } from "../../client/net/testing/virtual-clock.ts";
import type { GroupHugLive, GroupHugRoomView } from "../../client/net/state.ts";
import { reportBeats } from "./beat-reports.ts";

const AHEAD_MS = 500_000;
const world = (beats: readonly number[]) => {
  const clock = createVirtualClock();
  const store = createStore<GroupHugLive>(() => ({
    connection: { kind: "online" },
    denial: null,
    room: null,
    told: null,
    isInStep: true,
  }));
  const showed: [number, number][] = [];
  const session = {
    store,
    shownAt: (localMs: number) => localMs + AHEAD_MS,
    showed: (beat: number, localMs: number) => void showed.push([beat, localMs]),
  };
  const stop = reportBeats(session, clock, () => beats);
  const cue = (cueStartMs: number | null, phase = "active") =>
    store.setState({ room: { phase, cueStartMs } as GroupHugRoomView }); // as: all of it that is looked at
  return { clock, store, showed, stop, cue };
};

describe("the beats of a simulated friend", () => {
  it("are reported at the moment at which they were fired, each once", async () => {
    const { clock, showed, cue } = world([0, 1_000, 1_500]);
    cue(AHEAD_MS + 2_000);
    await clock.pass(10_000);
    expect(showed).toEqual([
      [0, 2_000],
      [1, 3_000],
      [2, 3_500],
    ]);
  });
  it("are left out when they are long past, and after the end", async () => {
    const { clock, showed, cue } = world([0, 1_000, 2_000, 3_000]);
    await clock.pass(1_100);
    cue(AHEAD_MS);
    await clock.pass(1_000);
    cue(AHEAD_MS, "canceled");
    await clock.pass(10_000);
    expect(showed).toEqual([
      [1, 1_100],
      [2, 2_000],
    ]);
  });
  it("wait for server time, and go on by the cue of a new server clock", async () => {
    const { clock, store, showed, cue, stop } = world([0, 1_000, 2_000]);
    cue(AHEAD_MS);
    await clock.pass(500);
    store.setState({ isInStep: false });
    await clock.pass(1_200);
    store.setState({ isInStep: true, room: { phase: "active", cueStartMs: AHEAD_MS + 200 } as GroupHugRoomView }); // as above
    await clock.pass(300);
    stop();
    await clock.pass(10_000);
    expect(showed).toEqual([[0, 0]]);
  });
});
