import { expect, test } from "vitest";
import type { TouchSettings } from "#shared/schema/inbox.ts";
import { shownSettings } from "./wanted-settings.ts";

const capped = (touchCap: number): TouchSettings => ({ touchCap, touchForm: "touch", sharesSeen: false });

test("without a wish the room's settings are shown", () => {
  expect(shownSettings(null, capped(40)).touchCap).toBe(40);
});

test("a wish on its way is shown, also while the room tells of an earlier one", () => {
  const wanted = { settings: capped(30), answeredWith: null };
  expect(shownSettings(wanted, capped(100)).touchCap).toBe(30);
  expect(shownSettings(wanted, capped(25)).touchCap).toBe(30);
});

test("an answered wish is shown until the room tells something newer", () => {
  const before = capped(25);
  const wanted = { settings: capped(30), answeredWith: before };
  expect(shownSettings(wanted, before).touchCap).toBe(30);
  expect(shownSettings(wanted, capped(70)).touchCap).toBe(70);
});
