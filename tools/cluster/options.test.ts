import { expect, test } from "vitest";
import { parseOptions } from "./options.ts";

const ENV = { DATABASE_URL: "postgres://a@127.0.0.1/b", REDIS_URL: "redis://127.0.0.1:6379" };

test("X12 three processes at 2567, unless one says otherwise", () => {
  expect(parseOptions([], ENV)).toMatchObject({ processes: 3, port: 2567, authSecret: null });
  const more = parseOptions(["--processes", "5"], { ...ENV, PORT: "4000", AUTH_SECRET: "s" });
  expect(more).toMatchObject({ processes: 5, port: 4000, authSecret: "s" });
});

test("X13 everything that is wrong is said at once", () => {
  expect(() => parseOptions(["--processes", "0"], { PORT: "x" })).toThrow(
    /--processes takes[^]*DATABASE_URL is missing[^]*REDIS_URL is missing[^]*PORT is a number/,
  );
  expect(() => parseOptions(["--precesses", "3"], ENV)).toThrow("There is no option but --processes.");
});
