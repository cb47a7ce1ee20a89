import { expect, it } from "vitest";
import { runOpenLoop } from "./open-loop.ts";
import { countOf, quantileOf } from "./tally.ts";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it("sends as many as it is to, and counts what becomes of them", async () => {
  const record = await runOpenLoop({ perS: 500, seconds: 0.2 }, async (n) => n % 10 !== 0);
  expect(record).toMatchObject({ intended: 100, acked: 90, refused: 10, unanswered: 0 });
  expect(countOf(record.ackMs)).toBe(90);
  expect(countOf(record.lateMs)).toBe(100);
});

it("does not wait for one before it sends the next", async () => {
  let open = 0;
  let most = 0;
  await runOpenLoop({ perS: 500, seconds: 0.1 }, async () => {
    most = Math.max(most, (open += 1));
    await wait(60);
    open -= 1;
    return true;
  });
  expect(most).toBeGreaterThan(10);
});

it("counts a stall for everything that was to be sent meanwhile", async () => {
  const record = await runOpenLoop({ perS: 200, seconds: 0.5 }, async (n) => {
    // Whoever sends is held up, too.
    const endMs = performance.now() + (n === 20 ? 200 : 0);
    while (performance.now() < endMs);
    return true;
  });
  // 40 of the 100 were to be sent in these 200 ms; a closed loop would have one slow answer.
  expect(quantileOf(record.ackMs, 0.65)).toBeLessThan(100);
  expect(quantileOf(record.ackMs, 0.9)).toBeGreaterThan(100);
});

it("gives up on what is never answered", async () => {
  const record = await runOpenLoop({ perS: 100, seconds: 0.1 }, (n) =>
    n === 3 ? new Promise(() => {}) : Promise.resolve(true),
  );
  expect(record).toMatchObject({ acked: 9, refused: 0, unanswered: 1 });
});
