import { describe, expect, it } from "vitest";
import { createStepLink, IN_STEP_ANSWERS, IN_STEP_ANSWERS_SLOW, LOOK_EVERY_MS } from "./step.link.ts";
import { createFakeStepClock } from "./testing/fake-step-clock.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

/** A device whose probes come back after `wayMs` twice, from a server 1,000,000 ms ahead. */
const world = ({ wayMs = 20, isUp = true } = {}) => {
  const clock = createVirtualClock();
  const stepClock = createFakeStepClock();
  const sent: { name: string; body: readonly number[]; atMs: number }[] = [];
  const inStep: boolean[] = [];
  let isVisible = true;
  let listen = () => {};
  let isAnswering = true;
  const link = createStepLink({
    clock,
    stepClock,
    surroundings: {
      isOnline: () => true,
      isVisible: () => isVisible,
      onChange: (next) => {
        listen = next;
        return () => (listen = () => {});
      },
    },
    send: (name, body) => {
      sent.push({ name, body: body as number[], atMs: clock.frameNowMs() }); // as the link makes it
      if (name !== "step/probe" || !isAnswering) return;
      clock.after(wayMs, () => {
        const serverMs = clock.frameNowMs() + 1_000_000;
        clock.after(wayMs, () => link.onMessage("step/echo", [(body as number[])[0], serverMs, serverMs]));
      });
    },
    onInStep: (next) => inStep.push(next),
  });
  if (isUp) {
    link.setServerClock("one");
    link.setUp(true);
  }
  return {
    clock,
    stepClock,
    sent,
    inStep,
    link,
    probes: () => sent.filter(({ name }) => name === "step/probe"),
    setAnswering: (next: boolean) => void (isAnswering = next),
    setVisible: (next: boolean) => {
      isVisible = next;
      listen();
    },
  };
};

describe("server time over a room link", () => {
  it("L1 asks nothing before the link is up and the room's clock is known, then as the step clock wants", async () => {
    const { clock, link, probes } = world({ isUp: false });
    link.setUp(true);
    await clock.pass(5_000);
    expect(probes()).toEqual([]);
    link.setServerClock("one");
    await clock.pass(2_500);
    const moments = probes().map(({ atMs }) => atMs);
    expect([moments.slice(0, 3), moments.slice(-2)]).toEqual([
      [5_000, 5_100, 5_200],
      [5_900, 6_900],
    ]);
    link.setUp(false);
    await clock.pass(5_000);
    expect(probes().length).toBe(moments.length);
  });
  it("L1 tells the longest way down once it is known", async () => {
    const { clock, probes } = world();
    await clock.pass(150);
    expect(probes().map(({ body }) => body)).toEqual([
      [1, 0],
      [2, 20],
    ]);
  });
  it("L2 times an echo with the moment its own probe left, and takes it once", async () => {
    const { clock, stepClock, link } = world();
    await clock.pass(50);
    expect(stepClock.taken).toEqual([{ sentMs: 0, answeredMs: 40, receivedMs: 1_000_020, returnedMs: 1_000_020 }]);
    link.onMessage("step/echo", [1, 1_000_050, 1_000_050]);
    link.onMessage("step/echo", [99, 1_000_050, 1_000_050]);
    link.onMessage("inbox/events", {});
    expect(stepClock.taken.length).toBe(1);
  });
  it("L2 leaves an echo of a probe that left before the link was joined again", async () => {
    const { clock, stepClock, link } = world();
    await clock.pass(30);
    link.setUp(false);
    link.setUp(true);
    await clock.pass(20);
    expect(stepClock.taken).toEqual([]);
    await clock.pass(30);
    expect(stepClock.taken.map(({ sentMs }) => sentMs)).toEqual([30]);
  });
  it("L3 forgets everything with another server clock, and is in step again after a burst", async () => {
    const { clock, link, inStep } = world();
    await clock.pass(1_000);
    expect([inStep, link.serverTimeAt(1_000)?.ms]).toEqual([[true], 1_001_000]);
    link.setServerClock("two");
    expect([inStep, link.serverTimeAt(1_000), link.shownAt(1_000)]).toEqual([[true, false], null, null]);
    await clock.pass(1_000);
    expect(inStep).toEqual([true, false, true]);
    link.setServerClock("two");
    expect(inStep.length).toBe(3);
  });
  it("L4 hurries at each join and when it is visible again, not when it goes", async () => {
    const { clock, stepClock, link, setVisible } = world();
    await clock.pass(3_000);
    setVisible(false);
    await clock.pass(1_000);
    setVisible(true);
    link.setUp(false);
    setVisible(true);
    link.setUp(true);
    expect(stepClock.hurries).toEqual([0, 4_000, 4_000]);
  });
  it("L5 starts afresh within a second of a sleep that stopped the clock of frames", async () => {
    const { clock, stepClock, link, inStep } = world();
    await clock.pass(3_000);
    clock.sleep(60_000);
    await clock.pass(LOOK_EVERY_MS);
    expect(inStep).toEqual([true, false]);
    await clock.pass(900);
    expect(inStep).toEqual([true, false, true]);
    expect(stepClock.taken.every(({ sentMs }) => sentMs >= 3_000)).toBe(true);
    expect(link.serverTimeAt(4_400)?.ms).toBe(1_004_400);
  });
  it("L5 reports nothing by a clock that jumped", async () => {
    const { clock, link, sent } = world();
    await clock.pass(1_000);
    link.showed(2, 990);
    expect(sent.at(-1)).toMatchObject({ name: "step/report", body: [2, 1_000_990, 1_000_970, 1_001_010] });
    clock.sleep(5_000);
    link.showed(3, 1_000);
    expect(sent.filter(({ name }) => name === "step/report").length).toBe(1);
  });
  it("L6 is in step after a few answers, on a slow line after as many as make it no better", async () => {
    const near = world();
    await near.clock.pass((IN_STEP_ANSWERS - 1) * 100 + 39);
    expect(near.inStep).toEqual([]);
    await near.clock.pass(1);
    expect(near.inStep).toEqual([true]);
    const far = world({ wayMs: 300 });
    await far.clock.pass(IN_STEP_ANSWERS * 100 + 600);
    expect(far.inStep).toEqual([]);
    await far.clock.pass(IN_STEP_ANSWERS_SLOW * 1_000);
    expect(far.inStep).toEqual([true]);
  });
  it("L6 is never in step without answers, and what is not answered is not kept for ever", async () => {
    const { clock, inStep, setAnswering, probes } = world();
    setAnswering(false);
    await clock.pass(300_000);
    expect([inStep, probes().length > 200]).toEqual([[], true]);
  });
});
