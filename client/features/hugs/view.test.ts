import { expect, test } from "vitest";
import { fakeHistory } from "../testing/fake-scenes.ts";
import { hugDays } from "./view.ts";

const NOW_MS = new Date(2026, 10, 23, 20).getTime();
const history = fakeHistory(NOW_MS);

test("HUGS-1 every hug is shown once, newest first, under its day", () => {
  const days = hugDays(history, history.slice(0, 5), NOW_MS);
  const shown = days.flatMap(({ hugs }) => hugs.map(({ id }) => id));
  expect(shown).toEqual(history.map(({ id }) => id));
  expect(days[0]?.day).toBe("Today");
  expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
});

test("HUGS-2 what the room knows wins: a reaction that came after the page was fetched is shown", () => {
  const [first] = history;
  if (!first) throw new Error("there is a history");
  const reaction = { emoji: "🌱", message: "", atMs: NOW_MS };
  const [day] = hugDays([first], [{ ...first, reaction, isSeen: true }], NOW_MS);
  expect(day?.hugs[0]).toMatchObject({ reaction, isSeen: true });
});

test("HUGS-3 a hug older than the pages fetched so far waits for its page", () => {
  const shown = hugDays(history.slice(0, 3), history.slice(0, 9), NOW_MS).flatMap(({ hugs }) => hugs);
  expect(shown).toHaveLength(3);
});
