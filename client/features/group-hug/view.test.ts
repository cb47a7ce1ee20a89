import { expect, test } from "vitest";
import { fakeGroupHug, fakeNotice, fakeRoom, fakeTold } from "../testing/fake-group-hugs.ts";
import type { GroupHugLive } from "../../net/state.ts";
import { doorView, groupHugPageView, isStoredWanted } from "./view.ts";

const NOW_MS = 1_760_000_000_000;
const live = (change: Partial<GroupHugLive>): GroupHugLive => ({
  connection: { kind: "online" },
  denial: null,
  room: null,
  isInStep: true,
  told: null,
  ...change,
});
const room = fakeRoom({ people: 4, phase: "active" }, NOW_MS);

test("GH1 a room is shown through gathering, hug and end, also while the connection is lost", () => {
  for (const phase of ["pending", "active", "completed"] as const)
    expect(groupHugPageView(live({ room: { ...room, phase } }), "loading").kind).toBe("room");
  const lost = live({ room, connection: { kind: "reconnecting", attempt: 3 } });
  expect(groupHugPageView(lost, "loading").kind).toBe("room");
  const ended = live({ room: { ...room, phase: "completed" }, denial: "hug_over" });
  expect(groupHugPageView(ended, "loading").kind).toBe("room");
});

test("GH2 one that was called off or never began says so, whoever tells it", () => {
  for (const phase of ["canceled", "expired"] as const) {
    const told = groupHugPageView(live({ room: { ...room, phase } }), "loading");
    expect(told).toEqual(groupHugPageView(live({ denial: "hug_over" }), fakeGroupHug(phase, NOW_MS)));
    expect(told).toMatchObject({ kind: "closed", canRetry: false });
  }
});

test("GH1 a hug that was over when the connection came back is left, and its touch with it", () => {
  for (const denial of ["hug_over", "no_such_room"] as const)
    expect(groupHugPageView(live({ room, denial }), "loading").kind).not.toBe("room");
});

test("GH3 who may not enter reads why, and can try again where that may help", () => {
  const closed = (denial: GroupHugLive["denial"]) => groupHugPageView(live({ denial }), fakeGroupHug("active", NOW_MS));
  expect(closed("hug_full")).toMatchObject({ title: "Every place is taken", canRetry: true });
  expect(closed("hug_locked")).toMatchObject({ title: "The door is closed", canRetry: true });
  expect(closed("no_such_room")).toMatchObject({ title: "This group hug is not here", canRetry: false });
  expect(closed("try_later")).toMatchObject({ title: "You cannot come in right now" });
});

test("GH3 what is over shows what is left of it, what is not open yet when it opens", () => {
  const past = fakeGroupHug("completed", NOW_MS);
  expect(groupHugPageView(live({ denial: "hug_over" }), past)).toEqual({ kind: "past", hug: past });
  const later = fakeGroupHug("pending", NOW_MS);
  expect(groupHugPageView(live({ denial: "hug_not_open" }), later)).toEqual({
    kind: "not_open",
    hug: later,
    opensAtMs: later.opensAtMs,
  });
  expect(groupHugPageView(live({ denial: "hug_over" }), null)).toMatchObject({ kind: "closed" });
  expect(groupHugPageView(live({ denial: "hug_over" }), "offline")).toMatchObject({ kind: "waiting" });
});

test("GH4 who left reads it, and who did not ask to that they are not in it any more", () => {
  const left = groupHugPageView(live({ room, denial: "left" }), "loading");
  expect(left).toMatchObject({ kind: "closed", title: "You have left", canRetry: true });
  expect(groupHugPageView(live({ room: { ...room, phase: "canceled" }, denial: "left" }), "loading")).toEqual(left);
  const unasked = groupHugPageView(live({ room, denial: "left_unasked" }), "loading");
  expect(unasked).toMatchObject({ kind: "closed", title: "You are not in it any more", canRetry: true });
});

test("GH5 the server is asked only where the room does not say enough", () => {
  expect(isStoredWanted(null)).toBe(false);
  expect(isStoredWanted(live({ room }))).toBe(false);
  expect(isStoredWanted(live({ denial: "hug_over" }))).toBe(true);
});

test("GH6 what is over is not entered, everything else is", () => {
  const past = fakeGroupHug("completed", NOW_MS);
  expect(doorView(past)).toEqual({ kind: "past", hug: past });
  expect(doorView(fakeGroupHug("canceled", NOW_MS))).toMatchObject({ kind: "closed" });
  expect(doorView(null)).toMatchObject({ title: "This group hug is not here" });
  expect(doorView("loading")).toMatchObject({ kind: "waiting" });
  for (const open of ["pending", "active"] as const) expect(doorView(fakeGroupHug(open, NOW_MS))).toBe("enter");
  expect(doorView("offline")).toBe("enter");
});

test("GH7 whoever was taken out reads why at once and that they were when they come back", () => {
  const told = fakeTold("remove", NOW_MS);
  const why = { kind: "removed", about: told.category };
  expect(groupHugPageView(live({ room, told }), "loading")).toEqual(why);
  expect(groupHugPageView(live({ room, told, denial: "removed" }), "loading")).toEqual(why);
  expect(groupHugPageView(live({ denial: "removed" }), "loading")).toEqual({ kind: "removed", about: null });
  expect(groupHugPageView(live({ room, told: fakeTold("mute", NOW_MS) }), "loading").kind).toBe("room");
});

test("GH7 one that the staff closed says so and why, in its room and afterwards", () => {
  const notice = fakeNotice("close", NOW_MS);
  const inside = groupHugPageView(live({ room: { ...room, phase: "canceled", notice } }), "loading");
  expect(inside).toMatchObject({
    kind: "closed",
    title: "A moderator closed this group hug",
    said: notice.statement,
    canRetry: false,
  });
  expect(doorView({ ...fakeGroupHug("canceled", NOW_MS), closedFor: notice })).toEqual(inside);
  const reminded = { ...room, phase: "canceled", notice: fakeNotice("reminder", NOW_MS) } as const;
  expect(groupHugPageView(live({ room: reminded }), "loading")).toMatchObject({
    title: "This group hug was called off",
    said: "",
  });
});
