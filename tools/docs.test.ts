import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const DOCUMENTS = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "THIRD-PARTY.md",
  "docs/asvs.md",
  "docs/benchmarks.md",
  "docs/data.md",
  "docs/insights.md",
  "docs/operations.md",
  "docs/security.md",
  "docs/safety.md",
];
const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

it.each(DOCUMENTS)("%s links to files that are there", (document) => {
  const targets = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) => target);
  const missing = targets.filter((target) => !existsSync(path.join(ROOT, path.dirname(document), target)));
  expect(missing).toEqual([]);
});

it.each(DOCUMENTS)("%s names npm scripts that are there", (document) => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = [...read(document).matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, own]) => run ?? own);
  expect(named.filter((name) => name === undefined || !Object.hasOwn(scripts, name))).toEqual([]);
});

it("README shows the two commands before anything else that is run", () => {
  const [first = "", second = ""] = read("README.md").match(/^npm .*$/gm) ?? [];
  expect([first.split(/\s+#/)[0], second.split(/\s+#/)[0]]).toEqual(["npm start", "npm test"]);
});
