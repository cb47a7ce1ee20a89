import { expect, test } from "vitest";
import { fakeGroupHug } from "../testing/fake-group-hugs.ts";
import { ANA } from "../testing/fake-scenes.ts";
import { groupHugWords } from "./group-hugs.view.ts";

const NOW_MS = new Date(2026, 10, 23, 14, 30).getTime();

test("HUGS-4 a group hug that was tells when, how closely and with whom, oneself left out", () => {
  expect(groupHugWords(fakeGroupHug("completed", NOW_MS), ANA.id, NOW_MS)).toEqual({
    when: "today, 13:30 · in step within 6 ms",
    who: "with Fern, Ben and Miriam Oyelaran-Castellanos",
  });
});

test("HUGS-5 one that is ahead, goes on, or never was says so", () => {
  const when = (phase: Parameters<typeof fakeGroupHug>[0]) =>
    groupHugWords(fakeGroupHug(phase, NOW_MS), ANA.id, NOW_MS).when;
  expect(when("pending")).toBe("begins in 42 minutes");
  expect(when("active")).toBe("going on now");
  expect(when("expired")).toBe("did not begin");
  expect(when("canceled")).toBe("was called off");
});
