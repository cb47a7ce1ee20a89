import { expect, test } from "vitest";
import { CATEGORIES } from "#shared/schema/conduct.ts";
import { fakeNotice, fakeTold } from "../testing/fake-group-hugs.ts";
import { isMutedAt } from "./room.view.ts";
import { aboutAllWords, aboutYouWords, muteTitle, noticeWords } from "./staff.words.ts";

const NOW_MS = new Date(2026, 10, 3, 18, 6).getTime();

test("each category has a sentence for everybody and one for whom it concerns", () => {
  for (const words of [aboutAllWords, aboutYouWords]) {
    const all = CATEGORIES.map(words);
    expect(new Set(all).size).toBe(CATEGORIES.length);
    for (const sentence of all) expect(sentence).toMatch(/^It is .+\.$/);
  }
});

test("a notice says what it means and until when, in words that stay the same while it is read", () => {
  expect(noticeWords(fakeNotice("lock", NOW_MS))).toEqual({
    title: "A moderator closed the door for a while",
    text: "It is about somebody who was not left alone. Nobody new comes in until 18:20; who is here stays.",
  });
  expect(noticeWords({ ...fakeNotice("lock", NOW_MS), untilMs: null })).toMatchObject({
    title: "A moderator closed the door",
    text: expect.stringContaining("as long as this group hug goes on") as string, // as: a matcher in a string's place
  });
  expect(noticeWords(fakeNotice("slow", NOW_MS))?.text).toContain("until 18:20");
  expect(noticeWords(fakeNotice("reminder", NOW_MS))?.title).toBe("A moderator asks everybody here to be kind");
  expect(noticeWords(fakeNotice("close", NOW_MS))).toBeNull();
});

test("who is muted is so until the time that was told, or as long as the group hug", () => {
  const mute = fakeTold("mute", NOW_MS);
  expect(muteTitle(mute)).toBe("Your touch is not shared here until 18:20");
  expect([isMutedAt(mute, NOW_MS), isMutedAt(mute, mute.untilMs ?? 0)]).toEqual([true, false]);
  expect(isMutedAt({ ...mute, untilMs: null }, Number.MAX_SAFE_INTEGER)).toBe(true);
  expect([isMutedAt(null, NOW_MS), isMutedAt(fakeTold("remove", NOW_MS), NOW_MS)]).toEqual([false, false]);
});
