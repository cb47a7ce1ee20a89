import { expect, test } from "vitest";
import { TransferRefused } from "../../server/platform/transfer/refused.ts";
import { whomOf } from "./whom.ts";

test("one person by id or mail, or everybody by name, and nobody by mistake", () => {
  expect(whomOf(["--user", " fern@hugs.example "])).toEqual({ kind: "one", user: "fern@hugs.example" });
  expect(whomOf(["--everybody"])).toEqual({ kind: "everybody" });
  for (const args of [
    [],
    ["--user"],
    ["--user", " "],
    ["fern@hugs.example"],
    ["--everybody", "x"],
    ["--user", "a", "b"],
  ])
    expect(() => whomOf(args)).toThrow(TransferRefused);
});
