import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "hugmood-eval-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function evaluate(...args: string[]) {
  const node = ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "main.ts"), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, node, { encoding: "utf8" });
  return { status, stdout, stderr };
}

const MOOD_HEAD = "id\ttimestamp_issued\ttimestamp_answer\tvalence\tarousal\tvalence_slider_initial";
const moodRow = (person: number, hours: number, valence: number | string): string => {
  const at = new Date(Date.UTC(2026, 2, 1, 6 + hours)).toISOString();
  return [person, at, at, valence, 40 + ((hours * 7) % 30), 0].join("\t");
};
const moodRows = [1, 2, 3].flatMap((person) =>
  Array.from({ length: 12 }, (_, at) => moodRow(person, at * 5, ((at * person * 13) % 60) - 20)),
);
const moodFile = (...rows: string[]): string => [MOOD_HEAD, ...rows, ""].join("\n");

const NOTE_HEAD = "id,V,A,D,text";
const noteFile = [
  NOTE_HEAD,
  'a,4,3,3,"A lovely, quiet day"',
  "b,2,3.5,3,I lost my keys",
  "c,3,3,3,Bread and milk",
  "",
].join("\n");

describe("eval:models", () => {
  test("tables, and figures of both files in the last line", { timeout: 120_000 }, () => {
    const mood = file("mood.tsv", moodFile(...moodRows, moodRow(3, 99, "NA")));
    const { status, stdout } = evaluate("--mood", mood, "--note", file("note.csv", noteFile));
    expect(status).toBe(0);
    const last = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as Record<
      "mood" | "note",
      Record<string, number>
    >; // as: it is tested next
    expect(Object.keys(last)).toEqual(["bench", "note", "mood"]);
    expect(last.note["n"]).toBe(3);
    expect(Object.keys(last.note)).toEqual(["n", "valenceR", "arousalR"]);
    expect(last.mood["people"]).toBe(3);
    expect(Object.keys(last.mood)).toEqual(["people", "skill", "ewmaSkill", "coverage80"]);
    for (const name of [
      "persistence",
      "exponential average",
      "AR(1)",
      "ridge on a window",
      "tf-idf ridge",
      "lexicon sum",
    ]) {
      expect(stdout).toContain(name);
    }
    expect(stdout).toContain("1 rows without valence or arousal");
    expect(stdout).toContain("Next valence: 15 forecasts of 3 people");
    expect(stdout).not.toContain("WARNING");
  });

  test.each([
    ["a missing column", "--mood", "id\tvalence\n1\t3\n", 'line 1: no column "timestamp_answer", "arousal"'],
    ["an empty file", "--mood", "", "line 1: the file is empty"],
    ["no rows", "--mood", `${MOOD_HEAD}\n`, "line 2: there are no rows"],
    [
      "NaN",
      "--mood",
      moodFile(moodRow(1, 1, 3), moodRow(1, 2, "NaN")),
      'line 3: valence is "NaN", not a number from -50',
    ],
    ["out of range", "--mood", moodFile(moodRow(1, 1, 51)), "line 2: valence is"],
    ["no time", "--mood", moodFile(moodRow(1, 1, 3).replaceAll("2026", "day ")), "line 2: timestamp_answer is"],
    ["a cell too few", "--mood", moodFile(moodRow(1, 1, 3), "1\t2"), "line 3: "],
    ["Latin-1", "--note", Buffer.from(`${NOTE_HEAD}\na,3,3,3,caf\u00e9\n`, "latin1"), "line 2: not UTF-8"],
    ["an empty number", "--note", `${NOTE_HEAD}\na,,3,3,text\n`, 'line 2: V is ""'],
    ["no text", "--note", "id,V,A\na,3,3\n", 'no column "text"'],
    ["an open quote", "--note", `${NOTE_HEAD}\na,3,3,3,"open\n`, "line 2: "],
  ])("%s is named with its line, exit code 1", (_, option, content, says) => {
    const { status, stderr, stdout } = evaluate(option, file("bad", content));
    expect(stderr).toContain(says);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });

  test.each([
    [["--mood", "/nowhere/mood.tsv"], "no such file"],
    [["--moods", "x"], "Usage"],
  ])("%j", (args, says) => {
    const { status, stderr } = evaluate(...args);
    expect(stderr).toContain(says);
    expect(status).toBe(1);
  });
});
