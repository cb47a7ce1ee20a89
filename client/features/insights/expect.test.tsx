import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ExpectedMoods, ForecastView } from "#shared/schema/insights.ts";
import { Expect } from "./Expect.tsx";
import { FROM_AVERAGE, NOT_THERE } from "./expect.words.ts";

const AVERAGE: ExpectedMoods = {
  next: { valence: { low: 0.31, mid: 0.52, high: 0.74 }, arousal: { low: 0.2, mid: 0.4, high: 0.6 } },
  nextDay: { valence: { low: 0.43, mid: 0.55, high: 0.66 }, arousal: { low: 0.3, mid: 0.4, high: 0.5 } },
};
/** Below the title. */
const below = (forecast: ForecastView): string =>
  /<\/h2>(.*)<\/section>/.exec(renderToStaticMarkup(<Expect forecast={forecast} />))?.[1] ?? "";
const says = (sentence: string): string => `<p class="insight__says">${sentence}</p>`;

test("without the model an average says what the model would, below that it is one", () => {
  const shown = below({ kind: "shown", ...AVERAGE });
  expect(shown).toContain("eight times in ten it would lie between 31 and 74 of 100.");
  expect(shown).toContain("Tomorrow: 55, between 43 and 66, on a scale from 0, unpleasant, to 100, pleasant.");
  expect(shown).toContain("Show as table");
  expect(below({ kind: "not_there", average: AVERAGE })).toBe(says(FROM_AVERAGE) + shown);
});

test("without either it is said that the part is not here, and no number", () => {
  expect(below({ kind: "not_there" })).toBe(says(NOT_THERE));
});

test("what is too wide to say anything is left out, in words, picture and table", () => {
  const wide = { low: 0.1, mid: 0.5, high: 0.91 };
  const { next } = AVERAGE;
  const shown = below({
    kind: "shown",
    next: { ...next, arousal: wide },
    nextDay: { ...AVERAGE.nextDay, valence: wide },
  });
  expect(shown).toContain("between 31 and 74 of 100.");
  expect(shown).not.toContain("Tomorrow:");
  expect(shown).not.toContain("All of tomorrow");
  expect(shown).not.toContain("91");
});
