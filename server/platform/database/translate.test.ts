import { expect, test } from "vitest";
import { Unavailable } from "../../errors.ts";
import { translate } from "./translate.ts";

const withCode = (code: string, cause?: unknown): Error => Object.assign(new Error("said", { cause }), { code });

test.each(["53100", "53200", "53300", "57P01", "57P03", "57014", "08006", "40P01", "58030", "ECONNREFUSED", "ENOSPC"])(
  "E1 %s means that the database is away",
  (code) => {
    for (const error of [withCode(code), new Error("wrapped", { cause: withCode(code) })]) {
      const said = translate(error);
      expect(said).toBeInstanceOf(Unavailable);
      expect(said).toMatchObject({ service: "database", cause: error });
    }
  },
);

test.each(["23505", "22P02", "42703", "P0001", "23514"])("E2 %s is our own bug and stays what it is", (code) => {
  const error = withCode(code);
  expect(translate(error)).toBe(error);
});

test("E3 what the driver says without a code is known; other words and other things stay", () => {
  expect(translate(new Error("Connection terminated unexpectedly"))).toBeInstanceOf(Unavailable);
  expect(translate(new Error("timeout exceeded when trying to connect"))).toBeInstanceOf(Unavailable);
  const away = new Unavailable("database", null);
  expect(translate(new Error("wrapped", { cause: away }))).toBe(away);
  for (const other of [new TypeError("x is not a function"), "text", undefined]) expect(translate(other)).toBe(other);
});
