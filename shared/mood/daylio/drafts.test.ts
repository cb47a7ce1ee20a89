import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IMPORT_PART_MAX } from "#shared/schema/mood.limits.ts";
import { importPartSchema, newMoodSchema, type NewMood } from "#shared/schema/mood.ts";
import { draftsOf, type Choices } from "./drafts.ts";
import { fiveNear, wordKey } from "./mood-places.ts";
import { notTakenCsv } from "./not-taken.ts";
import { importKeyOf, PART_MAX_BYTES, partsOf } from "./parts.ts";
import { readDaylio, type DaylioFile } from "./read-file.ts";

const NOW_MS = Date.parse("2026-11-26T12:00:00Z");
const CHOICES: Choices = { timeZone: "Europe/Berlin", order: "day_first", places: new Map(), hasNotes: true };
const file = (...rows: string[]): DaylioFile => {
  const text = `full_date,date,weekday,time,mood,activities,note_title,note\n${rows.join("\n")}`;
  const found = readDaylio(new TextEncoder().encode(text));
  if (!found.ok) throw new Error(found.why);
  return found.file;
};

describe("drafts", () => {
  test("an entry is private, lies where its word does, and is felt by the zone's clock", () => {
    const { entries, left } = draftsOf(file("2023-07-05,,,21:30,Good,walk | tea,,slow"), CHOICES, NOW_MS);
    expect(left).toEqual([]);
    expect(entries).toEqual([
      {
        key: entries[0]?.key,
        mood: "Good",
        valence: 0.7,
        arousal: 0.5,
        intensity: 0.6,
        note: "slow",
        tags: ["walk", "tea"],
        audience: "nobody",
        feltAtMs: Date.parse("2023-07-05T19:30:00Z"),
        timeZone: "Europe/Berlin",
      },
    ]);
  });

  test("own words lie where they were put, whatever their capitals, and with meh else", () => {
    const places = new Map([[wordKey("Fizzy"), "rad"]] as const);
    const { entries } = draftsOf(
      file("2023-07-05,,,21:30,fizzy,,,", "2023-07-06,,,9:00,grey,,,"),
      { ...CHOICES, places },
      NOW_MS,
    );
    expect(entries.map(({ valence }) => valence)).toEqual([0.9, 0.5]);
    expect([fiveNear(0.95), fiveNear(0.55), fiveNear(0)]).toEqual(["rad", "meh", "awful"]);
  });

  test("the future and the time before 2000 are left, with their words", () => {
    const { entries, left } = draftsOf(
      file("2027-01-01,,,9:00,good,,,later", "1900-01-01,,,9:00,good,,,old", "2026-11-26,,,13:02,meh,,,now"),
      CHOICES,
      NOW_MS,
    );
    expect(entries.map(({ note }) => note)).toEqual(["now"]);
    expect(left.map(({ row, why, text }) => [row, why, text])).toEqual([
      [2, "ahead", "later"],
      [3, "too_old", "old"],
    ]);
  });

  test("without notes there are none, and the keys stay", () => {
    const rows = ["2023-07-05,,,21:30,good,,,secret"];
    const quiet = draftsOf(file(...rows), { ...CHOICES, hasNotes: false }, NOW_MS);
    expect(JSON.stringify(quiet.entries)).not.toContain("secret");
    expect(quiet.entries[0]?.key).toBe(draftsOf(file(...rows), CHOICES, NOW_MS).entries[0]?.key);
  });

  test("the same file has the same keys, in another order of rows, format and zone too; two alike are two", () => {
    const keys = (read: DaylioFile, choices = CHOICES) =>
      draftsOf(read, choices, NOW_MS)
        .entries.map(({ key }) => key)
        .toSorted();
    const rows = ["2023-07-05,,,21:30,good,,,a", "2023-07-05,,,21:30,good,,,b", "2023-07-06,,,7:00,bad,,,"];
    const first = keys(file(...rows));
    expect(new Set(first).size).toBe(3);
    expect(keys(file(...rows.toReversed()))).toEqual(first);
    expect(
      keys(file("05.07.2023,,,9:30 PM,Good,,,edited", "05.07.2023,,,9:30 PM,good,,,b", "2023-07-06,,,07:00,bad,x,,")),
    ).toEqual(first);
    expect(keys(file(...rows), { ...CHOICES, timeZone: "Asia/Tokyo" })).toEqual(first);
  });
});

describe("parts", () => {
  const entry = fc.record({
    note: fc.string({ maxLength: 2_000, unit: fc.constantFrom("a", "ü", "話", "\n", '"', "🌙") }),
    tags: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,50}$/), { maxLength: 20 }),
  });
  test("each fits, none is lost, the order stays", () => {
    const base = draftsOf(file("2023-07-05,,,21:30,good,,,"), CHOICES, NOW_MS).entries[0];
    if (!base) throw new Error("one entry");
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 120 }), (varied) => {
        const entries = varied.map((one): NewMood =>
          newMoodSchema.parse({ ...base, ...one, note: one.note.slice(0, 2_000) }),
        );
        const parts = partsOf(entries);
        expect(parts.flat()).toEqual(entries);
        for (const part of parts) {
          const body = { key: importKeyOf(entries), name: "n".repeat(40), entries: part };
          expect(importPartSchema.parse(body).entries.length).toBeLessThanOrEqual(IMPORT_PART_MAX);
          expect(new TextEncoder().encode(JSON.stringify(body)).length).toBeLessThan(PART_MAX_BYTES);
        }
      }),
      { numRuns: 20 },
    );
  });
});

test("the list of what was not taken is a file in which nothing is a formula", () => {
  const csv = notTakenCsv([{ row: 3, when: "soon", mood: "=1+1", why: "no_day", text: '-2 "quoted"\nline' }]);
  expect(csv).toBe(
    '"row","when","mood","why","text"\r\n"3","soon","\'=1+1","Its date could not be read.","\'-2 ""quoted""\nline"',
  );
});
