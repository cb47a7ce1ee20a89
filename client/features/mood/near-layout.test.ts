import { expect, test } from "vitest";
import { EMOTION_WORDS } from "#shared/mood/emotion-words.ts";
import { layWords } from "./near-layout.ts";
import { wordsNear } from "./words.ts";

const PHONE = { width: 350, height: 480 };
const FREE = { top: 80, bottom: 0 };

test("wherever one points the chosen word is on the field, beside the finger and not under it", () => {
  for (let x = 0; x <= 20; x += 1)
    for (let y = 0; y <= 20; y += 1) {
      const place = { valence: x / 20, arousal: y / 20 };
      const { chosen, beside } = wordsNear(place, EMOTION_WORDS);
      const [first, ...others] = layWords(place, chosen?.word ?? "", beside, PHONE, FREE);
      const finger = { x: place.valence * PHONE.width, y: (1 - place.arousal) * PHONE.height };
      expect(first?.isChosen && first.x > 30 && first.x < 320 && first.y > 20 && first.y < 460).toBe(true);
      expect(Math.abs((first?.y ?? 0) - finger.y), JSON.stringify(place)).toBeGreaterThan(20);
      for (const one of others) expect(Math.hypot(one.x - finger.x, one.y - finger.y)).toBeGreaterThan(26);
    }
});

test("no word covers another, and none lies where the meaning is written", () => {
  for (const place of EMOTION_WORDS) {
    const drawn = layWords(place, place.word, wordsNear(place, EMOTION_WORDS).beside, PHONE, FREE);
    for (const one of drawn)
      for (const other of drawn)
        if (one !== other && Math.abs(one.y - other.y) < 26)
          expect(Math.abs(one.x - other.x), `${one.word} ${other.word}`).toBeGreaterThan(26);
    for (const one of drawn.filter(({ isChosen }) => !isChosen)) expect(one.y).toBeGreaterThan(FREE.top);
  }
});
