import { expect, test } from "vitest";
import type { MoodDay, MoodView } from "#shared/schema/mood.ts";
import { lineTable, piecesOf } from "../../ui/charts/line.data.ts";
import { calendarTable } from "./day.words.ts";
import { periodOf } from "./period.ts";
import { dailyTrend, dayTrend, weeklyTrend } from "./trend.ts";

const mood = (day: string, valence: number, entries = 1): MoodDay => ({
  day,
  entries,
  valence,
  arousal: 0.5,
  lowest: valence,
  highest: valence,
});

test("days without a mood are gaps, and the table has the others", () => {
  const days = [mood("2026-11-02", 0.25), mood("2026-11-03", 0.5), mood("2026-11-07", 1)];
  const data = dailyTrend(periodOf("month", "2026-11-01"), days);
  expect(data.places).toHaveLength(30);
  expect(piecesOf(data, 0).map((piece) => piece.map(({ y }) => y))).toEqual([[0.25, 0.5], [1]]);
  expect(lineTable(data).rows.map(([, pleasant]) => pleasant)).toEqual(["25", "50", "100"]);
  expect(calendarTable("", days).rows.map(([, , pleasant]) => pleasant)).toEqual(["25", "50", "100"]);
  expect(data.ticks.map(({ name }) => name)).toEqual(["1", "8", "15", "22", "29"]);
});

test("a year is in weeks, whose mean is that of their entries, and its months are named in order", () => {
  const data = weeklyTrend(periodOf("year", "2026-05-05"), [mood("2026-05-04", 0, 1), mood("2026-05-05", 1, 3)]);
  expect(lineTable(data).rows).toHaveLength(1);
  expect(lineTable(data).rows[0]?.[1]).toBe("75");
  expect(data.ticks.map(({ x }) => x)).toEqual(data.ticks.map(({ x }) => x).toSorted((a, b) => a - b));
  expect(data.ticks[0]).toEqual({ x: 0, name: "Jan" });
});

test("a day has its entries at their times where they were felt", () => {
  const entry = {
    mood: "calm",
    valence: 0.7,
    arousal: 0.2,
    timeZone: "Asia/Tokyo",
    feltAtMs: Date.parse("2026-11-26T03:00:00Z"),
  } as MoodView; // as: all that is read of it
  const [place] = dayTrend(periodOf("day", "2026-11-26"), [entry]).places;
  expect(place).toEqual({ x: 0.5, name: "12:00, calm", values: [0.7, 0.2] });
});
