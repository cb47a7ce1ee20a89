import { expect, test } from "vitest";
import { AGES } from "#shared/schema/age.ts";
import { AGE_CHOICES, ageOf } from "./age.view.ts";

test("what is chosen from is what the server takes, in its order", () => {
  expect(AGE_CHOICES).toEqual(AGES);
  expect([ageOf("16_17"), ageOf("")]).toEqual(["16_17", null]);
});
