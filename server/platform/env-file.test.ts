import { mkdtempSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { parseEnvFile, readEnvFile } from "./env-file.ts";

it("reads assignments, comments, blank lines, quotes and export", () => {
  expect(parseEnvFile("# words\n\nA=1\r\nexport B='two words'\nC=\"x#y\" # why\nD=\n")).toEqual({
    ok: true,
    values: { A: "1", B: "two words", C: "x#y", D: "" },
  });
});

it("names every line that is no assignment, and never its value", () => {
  const file = parseEnvFile("A=1\nAUTH_SECRET: hunter2\n=x\nB='hunter2\n1C=3");
  expect(file.ok).toBe(false);
  const problems = file.ok ? [] : file.problems;
  expect(problems.map((problem) => problem.slice(0, 11))).toEqual([
    ".env line 2",
    ".env line 3",
    ".env line 4",
    ".env line 5",
  ]);
  expect(problems.join()).not.toContain("hunter2");
});

it("refuses what is no text, and a folder; none is an empty one", () => {
  expect(parseEnvFile("A=\0").ok).toBe(false);
  const folder = mkdtempSync(path.join(tmpdir(), "hugmood-env-"));
  mkdirSync(path.join(folder, ".env"));
  expect(readEnvFile(path.join(folder, ".env"))).toEqual({ ok: false, problems: [expect.stringContaining("EISDIR")] });
  expect(readEnvFile(path.join(folder, "none"))).toEqual({ ok: true, values: {} });
  rmSync(folder, { recursive: true });
});
