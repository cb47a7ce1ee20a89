import { expect, test } from "vitest";
import { MOOD_MAX } from "#shared/schema/mood.limits.ts";
import { distanceOf, EMOTION_WORDS, nearestWords, quarterOf } from "./emotion-words.ts";

test("each word is there once, fits a mood, lies on the pad and says what it means in a sentence", () => {
  expect(new Set(EMOTION_WORDS.map(({ word }) => word)).size).toBe(EMOTION_WORDS.length);
  for (const { word, definition, valence, arousal } of EMOTION_WORDS) {
    expect(word.length).toBeLessThanOrEqual(MOOD_MAX);
    expect(definition).toMatch(/^[A-Z].{5,70}\.$/);
    expect(Math.min(valence, arousal)).toBeGreaterThanOrEqual(0.05);
    expect(Math.max(valence, arousal)).toBeLessThanOrEqual(0.95);
  }
});

test("each can be pointed at: none is nearer to another than a finger's width on a phone", () => {
  for (const one of EMOTION_WORDS)
    for (const other of EMOTION_WORDS)
      if (one !== other) expect(distanceOf(one, other), one.word + other.word).toBeGreaterThan(0.085);
});

test("wherever one points there is a word near, and the quarters have about as many each", () => {
  for (let x = 0; x <= 10; x += 1)
    for (let y = 0; y <= 10; y += 1) {
      const place = { valence: x / 10, arousal: y / 10 };
      const [nearest] = nearestWords(place, EMOTION_WORDS, 1);
      expect(nearest && distanceOf(nearest, place), JSON.stringify(place)).toBeLessThan(0.2);
    }
  const counts = Object.values(Object.groupBy(EMOTION_WORDS, quarterOf)).map((words) => words?.length ?? 0);
  expect([counts.length, Math.min(...counts) >= 8, Math.max(...counts) <= 11]).toEqual([4, true, true]);
});

test("the order of the circumplex holds: what is pleasant lies right, what is stirred lies high", () => {
  const at = (name: string) => EMOTION_WORDS.find(({ word }) => word === name) ?? { valence: NaN, arousal: NaN };
  for (const [low, high] of [
    ["sad", "okay"],
    ["okay", "happy"],
    ["angry", "surprised"],
    ["tired", "calm"],
  ] as const)
    expect(at(low).valence).toBeLessThan(at(high).valence);
  for (const [low, high] of [
    ["calm", "content"],
    ["content", "excited"],
    ["sad", "anxious"],
    ["anxious", "furious"],
  ] as const)
    expect(at(low).arousal).toBeLessThan(at(high).arousal);
});

test("the nearest words come first, one's own among them", () => {
  const own = { word: "zen", valence: 0.89, arousal: 0.16 };
  const found = nearestWords({ valence: 0.9, arousal: 0.16 }, [...EMOTION_WORDS, own], 2).map(({ word }) => word);
  expect(found).toEqual(["zen", "peaceful"]);
});
