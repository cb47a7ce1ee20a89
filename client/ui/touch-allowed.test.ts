import { expect, test } from "vitest";
import { NO_TOUCH } from "#shared/consent/consent.rules.ts";
import { NO_SQUEEZE } from "#shared/design/squeeze.ts";
import { STOCK_DESIGNS } from "#shared/design/stock/stock-designs.ts";
import { NO_LIMIT, TOUCH_FORMS, type TouchLimit } from "#shared/schema/hug.ts";
import { EMPTY_STATE, type ClientState } from "../net/state.ts";
import { noSound } from "../touch/sound.player.ts";
import { TouchPlayer } from "../touch/TouchPlayer.ts";
import { createTraceDriver } from "../touch/trace.driver.ts";
import { isSeenOnly, touchAllowed, touchOfHug } from "./touch-allowed.ts";

const { inbox } = EMPTY_STATE;
const allowing = (limit: TouchLimit): ClientState["inbox"] => ({
  ...inbox,
  devices: 1,
  settings: { ...inbox.settings, ...limit },
});

test("TOUCH-1 nothing is felt before the inbox has said what is allowed", () => {
  expect(touchAllowed(inbox).cap).toBe(0);
  expect(touchOfHug(inbox, NO_LIMIT).cap).toBe(0);
  expect(touchAllowed(allowing({ touchCap: 30, touchForm: "sound" }))).toEqual({ cap: 30, form: "sound" });
});

test("TOUCH-2 a hug that came touches by the stricter of both limits, each in its own way", () => {
  const limit = { touchCap: 60, touchForm: "sound" } as const;
  expect(touchOfHug(allowing({ touchCap: 30, touchForm: "touch" }), limit)).toEqual({ cap: 30, form: "sound" });
  expect(touchOfHug(allowing({ touchCap: 90, touchForm: "picture" }), limit)).toEqual({ cap: 60, form: "picture" });
  expect(touchOfHug(allowing(limit), NO_LIMIT)).toEqual({ cap: 60, form: "sound" });
});

/** Plays all of every design, and tells what was started and what would sound. */
const played = (mine: TouchLimit, ofHug: TouchLimit): { readonly felt: number[]; readonly heard: number } => {
  const felt: number[] = [];
  let heard = 0;
  for (const design of STOCK_DESIGNS) {
    const driver = createTraceDriver(() => 0);
    const sound = { ...noSound, prepare: (sounds: readonly unknown[]) => void (heard += sounds.length) };
    const player = new TouchPlayer({ driver, sound, nowMs: () => 0 });
    player.prepare(design, NO_SQUEEZE, touchOfHug(allowing(mine), ofHug));
    for (let tMs = 0; tMs < design.durationMs; tMs += 16) player.frame(tMs, tMs);
    felt.push(...driver.entries.flatMap((entry) => (entry.kind === "start" ? [entry.step.intensity] : [])));
  }
  return { felt, heard };
};

test("TOUCH-3 a hug that came in quiet time issues no haptic command and no sound, whatever is allowed otherwise", () => {
  for (const touchForm of TOUCH_FORMS)
    expect(played({ touchCap: 100, touchForm }, NO_TOUCH)).toEqual({ felt: [], heard: 0 });
  expect(played(NO_LIMIT, NO_LIMIT).felt).not.toEqual([]);
});

test("TOUCH-4 no step is stronger than what was chosen for the one who sent it", () => {
  const { felt } = played(NO_LIMIT, { touchCap: 30, touchForm: "touch" });
  expect(felt.length).toBeGreaterThan(0);
  expect(Math.max(...felt)).toBeLessThanOrEqual(0.3);
});

test("TOUCH-5 only a hug without touch and sound is said to be seen, not felt", () => {
  expect(isSeenOnly(NO_TOUCH)).toBe(true);
  expect(
    [NO_LIMIT, { touchCap: 0, touchForm: "touch" }, { touchCap: 100, touchForm: "picture" }].some((limit) =>
      isSeenOnly(limit as TouchLimit),
    ),
  ).toBe(false);
});
