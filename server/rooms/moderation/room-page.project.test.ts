import { expect, test } from "vitest";
import { ModerationState } from "#shared/schema/moderation.ts";
import type { RoomPageFacts } from "#shared/schema/room-page.ts";
import { projectPages } from "./room-page.project.ts";

const FACTS: RoomPageFacts = {
  id: "a",
  design: "campfire",
  seed: 1,
  capacity: 10,
  startsAtMs: 0,
  hasWords: false,
  pressures: [],
  people: [],
  acts: [],
  events: [],
  beats: [],
};

test("what was measured is held as it arrives, so that both sides have the same digest", () => {
  const state = new ModerationState();
  const seen = new Set<unknown>();
  const view = { has: seen.has.bind(seen), add: seen.add.bind(seen), remove: seen.delete.bind(seen) };
  const viewers = [{ view, into: "a" }];
  const beat = { beat: 0, spreadMs: 0.1, boundMs: 2.3, reports: 2 };
  projectPages(new Map([["a", FACTS]]), viewers, state);
  projectPages(new Map([["a", { ...FACTS, beats: [beat] }]]), viewers, state);
  const [shown] = state.pages.get("a")?.beats.toJSON() ?? [];
  expect(shown).toEqual({ ...beat, spreadMs: Math.fround(0.1), boundMs: Math.fround(2.3) });
});
