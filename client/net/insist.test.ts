import { describe, expect, it } from "vitest";
import { insist, SAY_AGAIN_MS } from "./insist.ts";
import type { RequestOutcome } from "./rooms.port.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const OK: RequestOutcome = { kind: "answered", answer: { ok: true } };
const refused = (code: "try_later" | "wrong_phase", retryAfterMs?: number): RequestOutcome => ({
  kind: "refused",
  refusal: { code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
});
/** Each time it is said it takes the next outcome, after `takesMs`. */
const world = (outcomes: readonly RequestOutcome[], takesMs = 10) => {
  const clock = createVirtualClock();
  const saidAtMs: number[] = [];
  const insistence = insist(clock, () => {
    const outcome = outcomes[saidAtMs.length] ?? OK;
    saidAtMs.push(clock.frameNowMs());
    return new Promise((resolve) => clock.after(takesMs, () => resolve(outcome)));
  });
  return { clock, saidAtMs, insistence };
};

describe("a request that is said until it is taken", () => {
  it("I1 is said at each up until the room answers, and not any more then", async () => {
    const { clock, saidAtMs, insistence } = world([{ kind: "unsure" }]);
    await clock.pass(100);
    insistence.setUp(true);
    insistence.setUp(true);
    insistence.setUp(false);
    await clock.pass(60_000);
    insistence.setUp(true);
    await clock.pass(100);
    expect([saidAtMs, await insistence.done]).toEqual([[100, 60_100], { ok: true }]);
    insistence.setUp(false);
    insistence.setUp(true);
    expect(saidAtMs.length).toBe(2);
  });
  it("I2 is said again after no answer, and after the time that a refusal names", async () => {
    const { clock, saidAtMs, insistence } = world([{ kind: "unsure" }, refused("try_later", 5_000)], 0);
    insistence.setUp(true);
    await clock.pass(60_000);
    expect([saidAtMs, await insistence.done]).toEqual([[0, SAY_AGAIN_MS, SAY_AGAIN_MS + 5_000], { ok: true }]);
  });
  it("I3 is settled by a refusal that will not pass, by a late answer, and from outside", async () => {
    const late = world([refused("wrong_phase")], 500);
    late.insistence.setUp(true);
    late.insistence.setUp(false);
    await late.clock.pass(1_000);
    expect(await late.insistence.done).toEqual({ ok: false, refusal: { code: "wrong_phase" } });
    const ended = world([refused("try_later")]);
    ended.insistence.setUp(true);
    await ended.clock.pass(100);
    ended.insistence.settle({ ok: false, refusal: { code: "offline" } });
    await ended.clock.pass(60_000);
    expect([ended.saidAtMs.length, (await ended.insistence.done).ok]).toEqual([1, false]);
  });
});
