import { expect, test } from "vitest";
import { emptyDraft } from "./draft.ts";
import { draftProblems, refusalProblems, requestOf } from "./view.ts";

const NOW_MS = new Date(2026, 10, 23, 14, 30).getTime();
const draft = { ...emptyDraft("key-1"), name: " Evening hug ", design: "breathing-together" };

test("NEW-3 a name and a kind of hug are enough", () => {
  expect(draftProblems(draft, NOW_MS)).toEqual({});
  expect(requestOf(draft)).toMatchObject({ key: "key-1", name: "Evening hug", capacity: 20, scheduledForMs: null });
});

test("NEW-4 everything that is wrong is told of at its field", () => {
  const wrong = {
    ...draft,
    name: "!!!",
    description: "x".repeat(302),
    message: "y".repeat(501),
    design: "",
    capacity: "1",
    isScheduled: true,
  };
  expect(draftProblems(wrong, NOW_MS)).toEqual({
    name: "Please use at least one letter or number.",
    description: "2 characters too long.",
    message: "1 character too long.",
    design: "Please choose a kind of hug.",
    capacity: "Please choose a number from 2 to 200.",
    localTime: "Please choose a day and a time.",
  });
  for (const capacity of ["", " ", "2.5", "201", "many"])
    expect(draftProblems({ ...draft, capacity }, NOW_MS)).toHaveProperty("capacity");
});

test("NEW-5 a time lies ahead, by at most 90 days, in the zone of this device", () => {
  const at = (localTime: string) => draftProblems({ ...draft, isScheduled: true, localTime }, NOW_MS).localTime;
  expect(at("2026-11-23T14:00")).toContain("past");
  expect(at("2027-11-23T14:00")).toContain("90 days");
  expect(at("2026-11-23T18:00")).toBeUndefined();
  const request = requestOf({ ...draft, isScheduled: true, localTime: "2026-11-23T18:00" });
  expect(request.scheduledForMs).toBe(new Date(2026, 10, 23, 18).getTime());
});

test("NEW-6 a refusal stands where it belongs", () => {
  expect(refusalProblems({ code: "bad_schedule" })).toHaveProperty("localTime");
  expect(refusalProblems({ code: "no_such_design" })).toHaveProperty("design");
  expect(refusalProblems({ code: "bad_message", path: "message" })).toHaveProperty("message");
  expect(refusalProblems({ code: "bad_message", path: "key" })).toHaveProperty("all");
  expect(refusalProblems({ code: "offline" }).all).toContain("is kept");
});
