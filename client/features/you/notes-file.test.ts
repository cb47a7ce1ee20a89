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
  const kept = [note, { ...note, key: "k2", since: 3 }];
  expect(notesInText(notesText(kept))).toEqual({ notes: [note, { ...note, key: "k2" }], tooLong: 0, broken: 0 });
  expect(notesText([note])).toContain('"felt": "2026-03-02T12:00:00.000Z"');
});

test("what is no note of ours is left out, and another file is said to be one", () => {
  const file = (notes: unknown) => JSON.stringify({ kind: "hugmood notes", notes });
  const broken = [
    null,
    7,
    { ...note, note: "" },
    { ...note, key: { toString: "k" } },
    { ...note, feltAtMs: 1.5 },
    { ...note, feltAtMs: -1 },
  ];
  expect(notesInText(file([...broken, note]))).toEqual({ notes: [note], tooLong: 0, broken: broken.length });
  for (const other of ["", "{", "[]", "null", "{}", file({}), JSON.stringify({ notes: [note] }), "a,b\n1,2"])
    expect(notesInText(other), other).toBeNull();
});

test("a note is as long as it looks: whatever was kept here comes back, and what is longer is counted", () => {
  const family = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}";
  const accented = "e\u0301\u0323";
  const fits = [family, accented, "x"].map((one, at) => ({ ...note, key: `k${at}`, note: one.repeat(2_000) }));
  const own = { ...note, key: "own", mood: family.repeat(50) };
  const long = [family, "x"].map((one) => ({ ...note, note: one.repeat(2_001) }));
  expect(notesInText(notesText([...fits, own, ...long, { ...note, note: "x".repeat(90_000) }]))).toEqual({
    notes: [...fits, own],
    tooLong: 3,
    broken: 0,
  });
});
