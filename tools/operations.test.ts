import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SETTINGS } from "../server/config.ts";

const text = readFileSync(join(import.meta.dirname, "../docs/operations.md"), "utf8");

test("docs/operations.md tells of every setting, and of no other", () => {
  const named = [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(Object.keys(SETTINGS).toSorted());
});
