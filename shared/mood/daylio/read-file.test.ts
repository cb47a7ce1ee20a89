import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IMPORT_ROWS_MAX, NOTE_MAX, TAGS_MAX } from "#shared/schema/mood.limits.ts";
import { readDaylio, type DaylioFile } from "./read-file.ts";

const HEADER = "full_date,date,weekday,time,mood,activities,note_title,note";
const read = (text: string) => readDaylio(new TextEncoder().encode(text));
const file = (text: string): DaylioFile => {
  const found = read(text);
  if (!found.ok) throw new Error(`not read: ${found.why}`);
  return found.file;
};
const why = (text: string) => {
  const found = read(text);
  return found.ok ? "ok" : found.why;
};

describe("what Daylio writes", () => {
  test("the newer form, with titles and marks of form in notes", () => {
    const { rows, left, ownWords } = file(
      `${HEADER}\r\n2023-03-05,March 5,Sunday,9:30 PM,good,"work | long walk | Work","A title","Had <b>fun</b><br>and rest"\r\n` +
        `2023-03-04,March 4,Saturday,08:15,so-so,"","",""\r\n`,
    );
    expect(left).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        day: "2023-03-05",
        minutes: 1290,
        when: "2023-03-05 9:30 PM",
        mood: "good",
        tags: ["work", "long walk"],
        note: "A title\n\nHad fun\nand rest",
      },
      { row: 3, day: "2023-03-04", minutes: 495, when: "2023-03-04 08:15", mood: "so-so", tags: [], note: "" },
    ]);
    expect(ownWords).toEqual([{ word: "so-so", rows: 1 }]);
  });

  test("the older form, and one that a spreadsheet wrote anew", () => {
    const old = file(
      'year,date,weekday,time,mood,activities,note\n2018,18 May,Friday,11:54 pm,rad,"cook | music","Went out"\n',
    );
    expect(old.rows[0]).toMatchObject({ day: "2018-05-18", minutes: 1434, tags: ["cook", "music"], note: "Went out" });
    const sheet = file(
      `sep=;\n`.slice(6) + `\uFEFF${HEADER.replaceAll(",", ";")}\n25.03.2023;;;21.30;meh;a | b;;"x; y"\n`,
    );
    expect(sheet.rows[0]).toMatchObject({ day: "2023-03-25", minutes: 1290, tags: ["a", "b"], note: "x; y" });
  });

  test("a column without a place is said, where it holds something", () => {
    const { rows, left } = file(
      "full_date,date,weekday,time,mood,activities,scales,note_title,note\n2026-07-27,,,13:48,meh,walk,sleep 3,,\n2026-07-26,,,13:48,meh,,,,\n",
    );
    expect(rows).toHaveLength(2);
    expect(left).toEqual([
      { row: 2, when: "2026-07-27 13:48", mood: "meh", why: "other_column", text: "scales: sleep 3" },
    ]);
  });

  test("dates in numbers take the order that one of them shows; else somebody has to say", () => {
    const rows = (...days: string[]) => `${HEADER}\n${days.map((day) => `${day},,,9:00,meh,,,`).join("\n")}`;
    expect(file(rows("05/03/2023", "25/03/2023"))).toMatchObject({ order: "day_first", isOrderOpen: false });
    expect(file(rows("05/03/2023", "03/25/2023"))).toMatchObject({ order: "month_first", isOrderOpen: false });
    expect(file(rows("05/03/2023", "06/03/2023"))).toMatchObject({ isOrderOpen: true });
  });
});

describe("what is hostile", () => {
  test("formulas are the person's words and stay as they are", () => {
    const { rows } = file(`${HEADER}\n2023-03-05,,,9:00,=1+2,"@sum | =cmd|' /C calc'!A0",,"=HYPERLINK(""x"")"\n`);
    expect(rows[0]).toMatchObject({ mood: "=1+2", tags: ["@sum", "=cmd", "' /C calc'!A0"], note: '=HYPERLINK("x")' });
  });

  test("a quote that is never closed keeps what came before it, and says from where on nothing could be read", () => {
    const { rows, left } = file(
      `${HEADER}\n2023-03-05,,,9:00,good,,,fine\n2023-03-06,,,9:00,bad,,,"open\n2023-03-07,,,9:00,good,,,lost\n`,
    );
    expect(rows.map(({ row }) => row)).toEqual([2]);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ row: 3, why: "unclosed" });
    expect(left[0]?.text).toContain("2023-03-07");
  });

  test("rows without a day, a time or a mood are left with their words and their reason", () => {
    const { rows, left } = file(
      `${HEADER}\nsoon,,,9:00,good,,,a\n2023-03-05,,,late,good,,,b\n2023-03-05,,,9:00,\u200B ,,,c\n2023-03-05\n`,
    );
    expect(rows).toEqual([]);
    expect(left.map((one) => [one.row, one.why])).toEqual([
      [2, "no_day"],
      [3, "no_time"],
      [4, "no_mood"],
      [5, "no_time"],
    ]);
    expect(left[0]?.text).toContain("a");
  });

  test("a note of 10 MB, forty activities and a word without end are cut, and the rest of each is kept aside", () => {
    const note = "A long evening, and more. ".repeat(400_000);
    const tags = Array.from({ length: 40 }, (_, at) => `tag ${at}`).join(" | ");
    const { rows, left } = file(`${HEADER}\n2023-03-05,,,9:00,${"mm".repeat(50)},${tags},,"${note}"\n`);
    expect(rows[0]?.tags).toHaveLength(TAGS_MAX);
    expect(rows[0]?.note.length).toBeLessThanOrEqual(NOTE_MAX);
    expect(left.map((one) => one.why)).toEqual(["mood_cut", "tags_left", "note_cut"]);
    expect((rows[0]?.note.length ?? 0) + (left[2]?.text.length ?? 0)).toBeGreaterThan(note.length - 5);
  });

  test("a million rows: as many as an import takes, and the rest is said", () => {
    const { rows, left } = file(`${HEADER}\n${"2023-03-05,,,9:00,meh,,,\n".repeat(700_000)}`);
    expect(rows).toHaveLength(IMPORT_ROWS_MAX);
    expect(left).toEqual([
      {
        row: IMPORT_ROWS_MAX + 2,
        when: "",
        mood: "",
        why: "too_many",
        text: `From here on: ${700_000 - IMPORT_ROWS_MAX} lines.`,
      },
    ]);
  });

  test("a hundred thousand columns, a zip by another name, too large, empty, and other tables are refused", () => {
    expect(why(`${HEADER}${",x".repeat(100_000)}\n`)).toBe("not_daylio");
    expect(why(`${HEADER}\n${",".repeat(18_000_000)}`)).toBe("not_daylio");
    expect(readDaylio(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toEqual({ ok: false, why: "archive" });
    expect(readDaylio(new Uint8Array(20_000_001))).toEqual({ ok: false, why: "too_big" });
    expect(why("")).toBe("empty");
    expect(why("name,age\nAna,5\n")).toBe("not_daylio");
    expect(why(HEADER)).toBe("no_rows");
  });

  test("right-to-left text, emoji and hidden marks come through readable", () => {
    const { rows } = file(`${HEADER}\n2023-03-05,,,9:00,سعيد,"👨‍👩‍👧 | \u202Eevil",,"שלום\u200F 🌙"\n`);
    expect(rows[0]).toMatchObject({ mood: "سعيد", tags: ["👨‍👩‍👧", "evil"], note: "שלום\u200F 🌙" });
  });

  test("it never throws, whatever the bytes, and every row is either read or said", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        readDaylio(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 8, maxLength: 8 }), { maxLength: 12 }), (table) => {
        const cells = table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","));
        const found = read(`${HEADER}\n2023-03-05,,,9:00,meh,,,\n${cells.join("\n")}`);
        if (!found.ok) return;
        const said = new Set([...found.file.rows, ...found.file.left].map(({ row }) => row));
        const filled = table.filter((row) => row.some((cell) => cell.replaceAll("\0", "").trim() !== "")).length;
        expect(said.size).toBe(filled + 1);
      }),
    );
  });
});
