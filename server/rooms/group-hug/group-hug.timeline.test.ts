import { expect, test } from "vitest";
import { ROOM_EVENTS_KEPT } from "#shared/schema/room-page.ts";
import { createTimeline } from "./group-hug.timeline.ts";
import { LEAD_MS, opened } from "./testing/opened.ts";

/** A group hug whose every step is noted. */
const watched = () => {
  const room = opened({ capacity: 9 });
  const timeline = createTimeline(() => room.nowMs);
  let before = room.hug();
  return {
    room,
    after(work: () => void) {
      const kept = timeline.events().length;
      work();
      timeline.note(before, room.hug());
      before = room.hug();
      return timeline
        .events()
        .slice(kept)
        .map(({ kind, name, about }) => [kind, name, about].filter((part) => part !== "").join(" "));
    },
    timeline,
  };
};

test("what happens in a group hug is told in its order, by name", () => {
  const { room, after } = watched();
  expect(after(() => room.come("ann", "ben"))).toEqual(expect.arrayContaining(["came ann", "came ben"]));
  expect(after(() => room.do("ann", "group/ready", { isIn: false }))).toEqual(["not_in ann"]);
  expect(after(() => room.drop("ben"))).toEqual(["away ben"]);
  expect(after(() => void room.join("ben"))).toEqual(["back ben"]);
  expect(after(() => room.do("ann", "group/lock", { on: true }))).toEqual(["locked"]);
  expect(after(() => room.act("mute", { userId: "ben", endsInMs: 1_000 }))).toEqual(["act ben mute"]);
  expect(after(() => room.passTo(1_000))).toEqual(["act_over ben mute"]);
  room.acts = [];
  expect(after(() => room.act("remove", { userId: "ann" }))).toEqual(["act ann remove", "left ann", "host ben"]);
  expect(after(() => room.act("close"))).toEqual(["act close", "ended canceled"]);
});

test("a start is told, and no more is kept than may be", () => {
  const { room, after, timeline } = watched();
  expect(after(() => room.begin("ben"))).toContain("started");
  room.passTo(LEAD_MS);
  for (let turn = 0; turn < ROOM_EVENTS_KEPT; turn += 1) {
    after(() => room.drop("ben"));
    after(() => void room.join("ben"));
  }
  expect(timeline.events()).toHaveLength(ROOM_EVENTS_KEPT);
});
