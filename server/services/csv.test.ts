import { expect, test } from "vitest";
import { csvCell, csvLine } from "./csv.ts";

test.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", `"'\t'=1"`],
  ["\r=1", `"'\r'=1"`],
  ["＝1", "'＝1"],
  ["＋1", "'＋1"],
  ["－1", "'－1"],
  ["＠SUM(A1)", "'＠SUM(A1)"],
  ["x;=HYPERLINK(1)", `"x;'=HYPERLINK(1)"`],
  ['x;"=1', `"x;""'=1"`],
  ["x\t+1;－1|@1", `"x\t'+1;'－1|'@1"`],
  ["x\n=1", `"x\n'=1"`],
  ["so; so", '"so; so"'],
  ["a-b = c", "a-b = c"],
  ['=1,"2"', `"'=1,""2"""`],
  ["a=1", "a=1"],
  [-1, "-1"],
  [null, ""],
  [false, "false"],
  [{ a: "=1" }, `"{""a"":""=1""}"`],
  ["two\nlines", '"two\nlines"'],
])("%j in a cell is %j: no spreadsheet carries it out", (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test("a line ends as RFC 4180 has it", () => {
  expect(csvLine(["a", 1, null])).toBe("a,1,\r\n");
});
