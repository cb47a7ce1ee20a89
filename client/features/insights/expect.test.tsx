import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ExpectedMoods, ForecastView } from "#shared/schema/insights.ts";
import { Expect } from "./Expect.tsx";
import { expectTable, FROM_AVERAGE, NOT_THERE } from "./expect.words.ts";
import { newsWords } from "./news.words.ts";

const AVERAGE: ExpectedMoods = {
  next: { valence: { low: 0.31, mid: 0.52, high: 0.74 }, arousal: { low: 0.2, mid: 0.4, high: 0.6 } },
  nextDay: { valence: { low: 0.43, mid: 0.55, high: 0.66 }, arousal: { low: 0.3, mid: 0.4, high: 0.5 } },
  nextDayOn: "2026-03-03",
};
const TODAY = "2026-03-02";
/** Below the title. */
const below = (forecast: ForecastView, today = TODAY): string =>
  /<\/h2>(.*)<\/section>/.exec(renderToStaticMarkup(<Expect forecast={forecast} today={today} />))?.[1] ?? "";
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

test("the next day is called what it is where one looks: today, tomorrow, or by its name", () => {
  const called = (today: string) => {
    const shown = below({ kind: "shown", ...AVERAGE }, today);
    return [/All of (\w+) together/, /aria-label="(\w+): 55/].map((pattern) => pattern.exec(shown)?.[1]);
  };
  expect(called("2026-03-03")).toEqual(["today", "Today"]);
  expect(called("2026-03-02")).toEqual(["tomorrow", "Tomorrow"]);
  expect(called("2026-03-01")).toEqual(["Tuesday", "Tuesday"]);
  expect(expectTable(AVERAGE, "2026-03-03").rows.map(([name]) => name)).toContain("Today, pleasant");
});

test("moods that wait are not called worked out", () => {
  expect(newsWords({ isStale: false, isDue: false })).toBeNull();
  expect(newsWords({ isStale: true, isDue: true })).toContain("Being worked out anew");
  expect(newsWords({ isStale: true, isDue: false })).toBe(
    "Your newest moods are not in this yet. They will be within 6 hours, sooner when there are more.",
  );
});

test("what is too wide to say anything is left out, in words, picture and table", () => {
  const wide = { low: 0.1, mid: 0.5, high: 0.91 };
  const { next } = AVERAGE;
  const shown = below({
    kind: "shown",
    ...AVERAGE,
    next: { ...next, arousal: wide },
    nextDay: { ...AVERAGE.nextDay, valence: wide },
  });
  expect(shown).toContain("between 31 and 74 of 100.");
  expect(shown).not.toContain("Tomorrow:");
  expect(shown).not.toContain("All of tomorrow");
  expect(shown).not.toContain("91");
});
