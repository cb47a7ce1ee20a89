import { expect, test } from "vitest";
import { createInboxRates } from "./inbox-rates.ts";

test("I5 rates are kept by person, and of a bounded number of people", () => {
  const rates = createInboxRates({ peopleMax: 2 });
  const spent = (tokens: number) => new Map([["hug/send", { tokens, atMs: 0 }]] as const);
  rates.keep("ann", spent(1));
  rates.keep("ben", spent(2));
  rates.keep("ann", spent(0));
  rates.keep("cho", spent(3));
  expect(["ann", "ben", "cho"].map((id) => rates.of(id).get("hug/send")?.tokens)).toEqual([0, undefined, 3]);
});

test("I5 each token taken here is told once; what was taken elsewhere is heard by the room, and not told back", () => {
  const told: string[] = [];
  const rates = createInboxRates({ onSpent: (key) => told.push(key) });
  const heard: number[] = [];
  const stop = rates.watch("ann", (name, bucket) => {
    heard.push(bucket.tokens);
    // As the room does: what it has left is kept.
    rates.keep("ann", new Map(rates.of("ann")).set(name, bucket));
  });
  rates.keep("ann", new Map([["hug/send", { tokens: 9, atMs: 0 }]]));
  rates.takeAway("ann hug/send", 4, 0);
  expect([told, heard, rates.of("ann").get("hug/send")?.tokens]).toEqual([["ann hug/send"], [5], 5]);
  stop();
  for (const key of ["ann hug/send", "ann no/such", "", "ben hug/send"]) rates.takeAway(key, 1, 0);
  expect([told.length, heard.length, rates.of("ben").get("hug/send")?.tokens]).toEqual([1, 1, 9]);
});
