import { expect, test } from "vitest";
import { fakeRoomPage } from "../testing/fake-room-page.ts";
import { eventWords, heldName, heldWords, spreadLine } from "./room-page.view.ts";

const NOW = 1_790_000_000_000;
const page = fakeRoomPage("a", NOW);

test("what happened is said as lines", () => {
  const of = { atMs: 0, userId: "a", name: "Ann", about: "" };
  expect(eventWords({ ...of, kind: "came" })).toBe("Ann came");
  expect(eventWords({ ...of, kind: "act", about: "mute" })).toBe("A moderator: muted (Ann)");
  expect(eventWords({ ...of, kind: "act_over", name: "", about: "lock" })).toBe("No longer: door closed");
  expect(eventWords({ ...of, kind: "ended", name: "", about: "canceled" })).toBe("It is over: called off");
  expect(eventWords({ ...of, kind: "started", name: "" })).toBe("The hug began");
});

test("what holds says of whom, for how long, and why", () => {
  const [lock, mute] = page.acts;
  if (!lock || !mute) throw new Error("Two hold.");
  expect(heldWords(lock, NOW)).toMatch(/^Door closed, 4 min.* left \(/);
  expect(heldWords(mute, NOW)).toContain(`Muted: ${page.people[4]?.name}`);
  expect(heldWords({ ...lock, untilMs: 0 }, NOW)).not.toContain("left");
  expect(heldWords({ ...mute, kind: "remove", name: "Gone" }, NOW)).toMatch(/^Taken out: Gone, /);
  expect([heldName(lock), heldName({ kind: "mute", name: "Ann" })]).toEqual(["Door closed", "Muted: Ann"]);
});

test("the spread of each beat stands under its bound, on one scale; nothing is drawn of nothing", () => {
  expect(spreadLine({ beats: [] }, undefined)).toBeNull();
  const line = spreadLine(page, undefined);
  expect(line?.data.places).toHaveLength(page.beats.length);
  for (const { values } of line?.data.places ?? []) {
    const [spread = null, bound = null] = values;
    expect(spread).toBeGreaterThan(0);
    expect(bound).toBeLessThanOrEqual(1);
    expect(bound ?? 0).toBeGreaterThan(spread ?? 1);
  }
  expect(line?.data.places[0]?.name).toBe("Beat 1");
  // The table beside it says what was measured.
  expect(line?.data.say?.((page.beats[0]?.spreadMs ?? 0) / line.mostMs)).toBe(
    `${page.beats[0]?.spreadMs.toFixed(1)} ms`,
  );
});
