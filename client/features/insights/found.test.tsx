import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { Finding } from "#shared/mood/statistics/findings.ts";
import { NEVER_SAID } from "#shared/mood/insights/testing/never-said.ts";
import { releaseOf } from "#shared/mood/community/release.ts";
import { fakeInsights } from "../testing/fake-insights.ts";
import { AboutInsights } from "./AboutInsights.tsx";
import {
  EXPECT_MEANS,
  expectTable,
  FROM_AVERAGE,
  nextDayWords,
  nextWords,
  NOT_THERE,
  TOO_WIDE,
} from "./expect.words.ts";
import { Findings } from "./Findings.tsx";
import { effectsTable, reachOf, sorted, type Looked } from "./found.ts";
import { IntervalPicture } from "./IntervalPicture.tsx";
import { actOf, hiddenName, lookedAt } from "./names.ts";
import { everybodysWeek, ownWeek } from "./week.data.ts";
import { WeekMap } from "./WeekMap.tsx";
import { MemoryRouter } from "react-router";

const effect = {
  superiority: 0.6,
  p: 0,
  adjustedP: 0,
  entriesWith: 9,
  entriesWithout: 20,
  daysWith: 6,
  daysWithout: 12,
};
const looked = (name: string, finding: Finding): Looked => ({ name, finding, said: { says: name, numbers: "" } });
const FOUND = [
  looked("little", { kind: "associated", direction: "higher", shift: 0.05, low: 0.01, high: 0.09, ...effect }),
  looked("open", { kind: "not_enough", lacks: "daysWith", have: 1, need: 5 }),
  looked("halved", { kind: "not_steady", shift: 0.2, low: 0.05, high: 0.3, ...effect }),
  looked("alike", { kind: "nothing_found", shift: 0, low: -0.04, high: 0.03, ...effect }),
  looked("much", { kind: "associated", direction: "lower", shift: -0.12, low: -0.21, high: -0.03, ...effect }),
  looked("nearly", { kind: "not_enough", lacks: "entriesWith", have: 7, need: 8 }),
];

test("what differs most comes first, what lacks least comes first, and everything compared is in the table", () => {
  const { associated, unsteady, alike, open } = sorted(FOUND);
  expect([associated, unsteady, alike, open].map((some) => some.map(({ name }) => name))).toEqual([
    ["much", "little"],
    ["halved"],
    ["alike"],
    ["nearly", "open"],
  ]);
  expect(effectsTable("x", sorted(FOUND)).rows).toEqual([
    ["much", "−12", "−21 and −3", "9", "6", "20"],
    ["little", "5", "1 and 9", "9", "6", "20"],
    ["halved", "20", "5 and 30", "9", "6", "20"],
    ["alike", "0", "−4 and 3", "9", "6", "20"],
  ]);
});

test("what differs in one half only and what cannot be told from chance have words of their own, and what is left out is counted", () => {
  const many = Array.from({ length: 20 }, (_, n) =>
    looked(`tag ${n}`, { kind: "not_enough", lacks: "entriesWith", have: 1, need: 8 }),
  );
  const page = (some: readonly Looked[]): string =>
    renderToStaticMarkup(<Findings looked={some} caption="x" count={`${some.length} things`} />);
  const all = page([...FOUND, ...many]);
  expect(all).toContain("1 of 26 things: not alike in both halves of your diary");
  expect(all).toContain("1 of 26 things: nothing to be told apart from chance");
  expect(all).toContain("22 of 26 things: not enough to say yet");
  expect(all.match(/<p>tag \d+<\/p>/g)).toHaveLength(10);
  expect(all).toContain("And 10 more");
  expect(page(FOUND)).not.toContain(" more, of which");
  const [halved] = FOUND.filter(({ name }) => name === "halved");
  expect(page(halved ? [halved] : [])).toContain("Nothing could be told apart from chance.");
});

test("all of one card are on one scale, which none leaves", () => {
  expect(reachOf([])).toBe(0.15);
  expect(reachOf([{ low: -0.21, high: 0.02 }])).toBe(0.25);
});

test("an interval is drawn where its numbers say, and says them", () => {
  const markup = renderToStaticMarkup(
    <IntervalPicture
      from={-0.25}
      to={0.25}
      zero={0}
      low={-0.05}
      mid={0.1}
      high={0.2}
      ends={["lower", "brighter"]}
      label="Tea"
    />,
  );
  expect(markup).toContain("Tea: 10, between −5 and 20, on a scale from −25, lower, to 25, brighter.");
  const read = (pattern: RegExp) => Number(pattern.exec(markup)?.[1]);
  const zero = read(/interval__zero" x1="([\d.]+)"/);
  const mark = read(/interval__mark" cx="([\d.]+)"/);
  const [start, wide] = [read(/interval__bar" x="([\d.]+)"/), read(/interval__bar"[^>]*width="([\d.]+)"/)];
  expect((mark - zero) / (start + wide - zero)).toBeCloseTo(0.5, 5);
  expect((zero - start) / (mark - zero)).toBeCloseTo(0.5, 5);
});

describe("weeks", () => {
  test("a silent cell has no number anywhere, also not of people", () => {
    const answer = releaseOf("2026-03-02", [], null, Number.MAX_SAFE_INTEGER);
    if (answer.kind !== "released") throw new Error("It is too early.");
    const week = everybodysWeek(answer.release, "x");
    const { days, table } = week;
    expect(days.flat().every((value) => value === null)).toBe(true);
    const markup = renderToStaticMarkup(<WeekMap data={week} />);
    expect(markup.match(/class="level level--quiet"/g)).toHaveLength(28);
    expect(markup).not.toContain("level__fill");
    expect(table.rows).toHaveLength(28);
    expect(table.rows.every(([, people, ...rest]) => people === "fewer than 10" && rest.join() === "–,–")).toBe(true);
  });

  test("one's own cells that are silent say how much there is, and no mean", async () => {
    const told = await fakeInsights("insights-little", 0).view("2026-03-02", "UTC");
    const patterns = told.ok ? told.value.insights?.patterns : undefined;
    if (patterns === undefined) throw new Error("There are no patterns.");
    const { days, table } = ownWeek(patterns);
    expect(days.flat().every((value) => value === null)).toBe(true);
    expect(new Set(table.rows.map((row) => row.slice(2).join()))).toEqual(new Set(["–,too few to say"]));
  });
});

test("what was hidden is known by what it was about, and only what can be done here has a way there", () => {
  expect(hiddenName("practice:walk")).toBe("A walk of ten minutes, wherever your feet like to go.");
  expect(hiddenName("tag:run")).toBe("To make room for “run”");
  expect(hiddenName("hug_given")).toBe("To send somebody a hug");
  expect(hiddenName("of a later version")).toBe("Something of an earlier time");
  expect([actOf("practice:breathe")?.to, actOf("practice:walk"), actOf("tag:run")]).toEqual(["/calm", null, null]);
});

test("no sentence of this page finds an illness, names a cause, warns or urges", async () => {
  const said: string[] = [EXPECT_MEANS, TOO_WIDE, NOT_THERE, FROM_AVERAGE];
  for (const scene of ["insights", "insights-little", "insights-low"]) {
    const told = await fakeInsights(scene, 0).view("2026-03-02", "UTC");
    if (!told.ok || told.value.insights === null) throw new Error("There are none.");
    const { associations, forecast } = told.value.insights;
    said.push(...associations.map(lookedAt).flatMap((one) => [one.said.says, one.said.numbers]));
    if (forecast.kind === "shown")
      said.push(
        nextWords(forecast),
        nextDayWords(forecast, "2026-03-02"),
        ...expectTable(forecast, "2026-03-02").rows.flat(),
      );
  }
  said.push(
    renderToStaticMarkup(
      <MemoryRouter>
        <AboutInsights />
      </MemoryRouter>,
    ).replaceAll(/<[^>]*>/g, " "),
  );
  for (const sentence of said) expect(sentence.replace("they find no illness", "")).not.toMatch(NEVER_SAID);
});
