import { expect, test } from "vitest";
import { NEED_PEOPLE_MAX } from "#shared/consent/consent.limits.ts";
import { FRIENDS } from "../testing/fake-people.ts";
import { readCircle, toggled } from "./circle.ts";

test("CIRCLE-1 the last choice comes back, without those who are no friends any more", () => {
  const ids = FRIENDS.slice(0, 2).map(({ id }) => id);
  expect(readCircle(JSON.stringify([...ids, "gone"]), FRIENDS)).toEqual(ids);
  for (const text of [null, "", "{", "7", "null", '{"a":1}']) expect(readCircle(text, FRIENDS)).toEqual([]);
});

test("CIRCLE-2 at most twelve are chosen, as the server takes them", () => {
  const full = Array.from({ length: NEED_PEOPLE_MAX }, (_, index) => String(index));
  expect(toggled(full, "one more")).toEqual(full);
  expect(toggled(full, "3")).toHaveLength(NEED_PEOPLE_MAX - 1);
  expect(toggled([], "a")).toEqual(["a"]);
});
