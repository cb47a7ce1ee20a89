import { expect, test } from "vitest";
import type { KeptNote } from "../../net/mood.vault.port.ts";
import { notesInText, notesText } from "./notes-file.ts";

const note: KeptNote = {
  key: "k1",
  note: "rain, שלום 🍵\n=1+1",
  mood: "calm",
  feltAtMs: Date.parse("2026-03-02T12:00:00Z"),
  timeZone: "Europe/Berlin",
  goneAtMs: null,
};

test("a file of notes is read as it was written, and a person can read it", () => {
  expect(notesInText(notesText([note, { ...note, key: "k2" }]))).toEqual([note, { ...note, key: "k2" }]);
  expect(notesText([note])).toContain('"felt": "2026-03-02T12:00:00.000Z"');
});

test("what is no note of ours is left out, and another file is said to be one", () => {
  const file = (notes: unknown) => JSON.stringify({ kind: "hugmood notes", notes });
  const broken = [
    null,
    7,
    { ...note, note: "" },
    { ...note, note: "x".repeat(2_001) },
    { ...note, key: { toString: "k" } },
    { ...note, feltAtMs: 1.5 },
    { ...note, feltAtMs: -1 },
  ];
  expect(notesInText(file([...broken, note]))).toEqual([note]);
  for (const other of ["", "{", "[]", "null", "{}", file({}), JSON.stringify({ notes: [note] }), "a,b\n1,2"])
    expect(notesInText(other), other).toBeNull();
});
