import { expect, test } from "vitest";
import { isChanged } from "./view.ts";

const me = { id: "1", name: "Ana", being: "honey/plain", isGuest: true };

test("YOU-1 a profile is changed by another name or being, not by spaces around the name", () => {
  expect(isChanged(me, " Ana ", "honey/plain")).toBe(false);
  expect(isChanged(me, "Anna", "honey/plain")).toBe(true);
  expect(isChanged(me, "Ana", "honey/stripe")).toBe(true);
});
