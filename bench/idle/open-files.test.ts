import { expect, it } from "vitest";
import { checkOpenFiles, openFilesMaxOf } from "./open-files.ts";

it("reads the limit that Linux says", () => {
  expect(openFilesMaxOf("Limit  Soft Limit\nMax open files            1024                 4096  files\n")).toBe(1_024);
  expect(openFilesMaxOf("Max open files            unlimited            unlimited            files\n")).toBeNull();
});

it("says what to raise, and only when it has to be", () => {
  expect(() => checkOpenFiles(10_000, 20_000)).not.toThrow();
  expect(() => checkOpenFiles(10_000, null)).not.toThrow();
  expect(() => checkOpenFiles(10_000, 10_499)).toThrow(/need 10500 open files.*allows 10499/);
});
