import fc from "fast-check";
import { expect, test } from "vitest";
import { actOf, LABELS } from "./label.ts";
import { isUnkindName, screen } from "./screen.ts";
import { CORPUS } from "./testing/corpus.ts";
import { scoreOf } from "./testing/score.ts";

/** What `npm run bench:filters` prints has to stay above these, in every language. */
const LEAST = { precision: 0.95, recall: 0.9 };

test.each(Object.entries(CORPUS))("SCR-1 %s: few are wronged, few slip through", (_language, lines) => {
  const { precision, recall, misses } = scoreOf(lines);
  expect(precision, JSON.stringify(misses)).toBeGreaterThanOrEqual(LEAST.precision);
  expect(recall, JSON.stringify(misses)).toBeGreaterThanOrEqual(LEAST.recall);
});

test("SCR-2 the corpus is large, says labels that there are, and no line twice in a language", () => {
  const all = Object.values(CORPUS).flat();
  expect(all.length).toBeGreaterThan(500);
  expect(all.flatMap(({ labels }) => labels).filter((label) => !LABELS.includes(label))).toEqual([]);
  for (const [language, lines] of Object.entries(CORPUS))
    expect(new Set(lines.map(({ text }) => text)).size, language).toBe(lines.length);
});

test("SCR-3 no innocent name is refused", () => {
  expect(CORPUS["names"]?.filter(({ text }) => isUnkindName(text)).map(({ text }) => text)).toEqual([]);
});

test("SCR-4 it says where, in the text as it was written", () => {
  const text = "Oh, ｆ\u200Bｕck\u0336, that";
  const { spans } = screen(text);
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["ｆ\u200Bｕck\u0336"]);
});

test("SCR-5 what is worst decides: threats, slurs and urging are held, the rest is covered", () => {
  expect(screen("fuck, go hang yourself")).toMatchObject({ labels: ["self_harm_urging", "profanity"], act: "hold" });
  expect(LABELS.map((label) => actOf([label]))).toEqual(["hold", "label", "hold", "hold", "label", "label"]);
  expect(screen("")).toEqual({ labels: [], act: "none", spans: [] });
});

test("SCR-6 a word of one language is no word of another; where a text says nothing, the reader's language counts", () => {
  expect(screen("Nu är det slut").labels).toEqual([]);
  expect(screen("you slut").labels).toEqual(["profanity"]);
  expect(screen("pute", "de-AT").labels).toEqual([]);
  expect(screen("pute", "fr-CA").labels).toEqual(["profanity"]);
});

test("SCR-7 any text is screened, twice alike, with spans inside it", () => {
  const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.string());
  fc.assert(
    fc.property(anyText, (text) => {
      const once = screen(text);
      expect(screen(text)).toEqual(once);
      for (const { start, end } of once.spans) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 40 },
  );
}, 30_000);
