import { expect, test } from "vitest";
import { doneWords, fileNotes, reasonsOf } from "./import.words.ts";

test("what came of it is said, and what was there is no loss", () => {
  expect(doneWords(1, 0)).toBe("1 mood came along.");
  expect(doneWords(1_204, 1)).toBe("1,204 moods came along. 1 was here already.");
  expect(doneWords(0, 12)).toBe("All of them were here already. Nothing was added twice.");
});

test("reasons are counted, the most frequent first", () => {
  const left = (["no_day", "note_cut", "note_cut"] as const).map((why) => ({
    row: 2,
    when: "",
    mood: "",
    why,
    text: "",
  }));
  expect(reasonsOf(left)).toEqual([
    "2 × The note was longer than fits; this is the rest of it.",
    "1 × Its date could not be read.",
  ]);
});

test("an old alphabet and empty signs are said", () => {
  const file = { rows: [], left: [], ownWords: [], order: "day_first", isOrderOpen: false } as const;
  expect(fileNotes({ ...file, encoding: "utf-8", nuls: 0 })).toEqual([]);
  expect(fileNotes({ ...file, encoding: "windows-1252", nuls: 2 })).toHaveLength(2);
});
