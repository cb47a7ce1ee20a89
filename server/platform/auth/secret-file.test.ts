import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { secretOf } from "./secret-file.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "hugmood-secret-"))));
afterEach(() => rmSync(folder, { recursive: true }));

it("is made once, kept, long, and readable by its owner only", () => {
  const made = secretOf(path.join(folder, "data"));
  expect(made.reveal().length).toBeGreaterThanOrEqual(64);
  expect(secretOf(path.join(folder, "data")).reveal()).toBe(made.reveal());
  expect(statSync(path.join(folder, "data/secret")).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.join(folder, "data"))).toEqual(["secret"]);
});

it("a damaged one is not replaced, which would sign everybody out", () => {
  writeFileSync(path.join(folder, "secret"), "short");
  expect(() => secretOf(folder)).toThrow(/damaged.*Put a copy of it back/);
});
