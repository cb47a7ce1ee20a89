import { expect, test } from "vitest";
import { EMPTY_STATE } from "../net/state.ts";
import { touchAllowed } from "./touch-allowed.ts";

test("TOUCH-1 nothing is felt before the inbox has said what is allowed", () => {
  const { inbox } = EMPTY_STATE;
  expect(touchAllowed(inbox).cap).toBe(0);
  const settings = { ...inbox.settings, touchCap: 30, touchForm: "sound" } as const;
  expect(touchAllowed({ ...inbox, settings, devices: 1 })).toEqual({ cap: 30, form: "sound" });
});
