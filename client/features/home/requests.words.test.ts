import { expect, test } from "vitest";
import { fakeRequests } from "../testing/fake-consent-client.ts";
import { answeredWords, needWords } from "./requests.words.ts";

const NOW_MS = 1_760_000_000_000;
const [hug, need] = fakeRequests(NOW_MS);
if (!hug || !need) throw new Error("there are both kinds");

test("REQUEST-1 an answer says what it did, and that nobody is told of a no", () => {
  expect(answeredWords(hug, "once")).toContain("is here");
  expect(answeredWords(hug, "always")).toContain("without asking");
  expect(
    [answeredWords(hug, "not_now"), answeredWords(need, "not_now")].every((text) => text.includes("not told")),
  ).toBe(true);
});

test("REQUEST-2 one's own need is told until it ends", () => {
  const own = { key: "k", people: 3, expiresAtMs: NOW_MS + 7_200_000 };
  expect(needWords(own, NOW_MS)).toBe("You told 3 friends that you could use a hug. It ends by itself in 2 hours.");
  expect(needWords({ ...own, people: 1 }, NOW_MS)).toContain("a friend that");
  expect([needWords(own, own.expiresAtMs), needWords(null, NOW_MS)]).toEqual([null, null]);
});
