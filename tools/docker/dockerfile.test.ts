import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { targetOf } from "../imports.rules.ts";
import { scanSource } from "../source.scan.ts";

const ROOT = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const text = read("docker/Dockerfile");
/** Instructions, each on one line; comments left out. */
const instructions = text
  .replace(/^#.*\n/gm, "")
  .replaceAll(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line !== "");
const of = (word: string): string[] =>
  instructions.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

const isTest = (path: string): boolean => /\.(test|contract)\.ts$|\/testing\//.test(path);
const sourcesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((path) => path.endsWith(".ts") && !isTest(path));
const copied = of("COPY")
  .filter((line) => !line.startsWith("--from"))
  .flatMap((line) => line.split(" ").slice(0, -1));

describe("docker/Dockerfile", () => {
  test("I1 copies files that are there, and the ignore file lets through", () => {
    const allowed = read("docker/Dockerfile.dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"));
    for (const path of copied) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      expect(allowed).toContain(`!${path}`);
    }
  });

  test("I2 what runs finds every package and every file it imports", () => {
    const removed = (/rm -rf (.*)/.exec(of("RUN").find((line) => line.includes("--omit=dev")) ?? "")?.[1] ?? "").split(
      " ",
    );
    expect(removed).toContain("pixi.js");
    const scripts = copied.filter((path) => /^tools\/.*\.ts$/.test(path));
    const sources = [...["server", "shared", "tools/transfer"].flatMap(sourcesIn), ...scripts];
    const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
    const problems = sources.flatMap((path) =>
      scanSource(path, read(path))
        .imports.filter(({ isType }) => !isType)
        .flatMap(({ specifier }) => {
          const { kind, name } = targetOf(path, specifier);
          if (kind === "node") return [];
          if (kind === "file") return sources.includes(name) || !name.endsWith(".ts") ? [] : [`${path}: ${name}`];
          const isThere = name in dependencies || name === "@electric-sql/pglite" || name === "pg";
          const isGone = removed.some((gone) => name === gone || name.startsWith(`${gone}/`));
          return isThere && !isGone ? [] : [`${path}: ${name}`];
        }),
    );
    expect(problems).toEqual([]);
  });

  test("I3 runs as nobody special, on every network of its container, with a health check that is a route of ours", () => {
    expect(of("USER")).toEqual(["node"]);
    expect(text).toContain("HOST=0.0.0.0");
    const [, path = ""] = /\$\{process\.env\.PORT\}(\/[a-z]+)`/.exec(of("HEALTHCHECK").join()) ?? [];
    expect(read("server/api/health.routes.ts")).toContain(`path: "${path}"`);
    expect(of("FROM").every((line) => /^node:22-[a-z]+-slim( AS \w+)?$/.test(line))).toBe(true);
  });

  test("I4 no secret is in it", () => {
    expect(of("ENV").concat(of("ARG")).join()).not.toMatch(/SECRET|PASSWORD|_URL/);
  });
});
