import { expect, test } from "vitest";
import { createInboxRates } from "./inbox-rates.ts";

test("I5 rates are kept by person, and of a bounded number of people", () => {
  const rates = createInboxRates(2);
  const spent = (tokens: number) => new Map([["hug/send", { tokens, atMs: 0 }]] as const);
  rates.keep("ann", spent(1));
  rates.keep("ben", spent(2));
  rates.keep("ann", spent(0));
  rates.keep("cho", spent(3));
  expect(["ann", "ben", "cho"].map((id) => rates.of(id).get("hug/send")?.tokens)).toEqual([0, undefined, 3]);
});
