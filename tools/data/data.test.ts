import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DATA_FILE, dataMarkdown } from "./markdown.ts";

test("docs/data.md is what `npm run data` writes", () => {
  expect(readFileSync(DATA_FILE, "utf8")).toBe(dataMarkdown());
});
