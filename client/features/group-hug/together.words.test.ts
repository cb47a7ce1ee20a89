import { expect, test } from "vitest";
import { togetherWords } from "./together.words.ts";

test("TOGETHER-1 who was in it, from the reader's side", () => {
  expect(togetherWords(["Ben"], "in", null).who).toBe("You and Ben held each other.");
  expect(togetherWords(["Ben", "Cai", "Dee", "Eve", "Fay"], "in", null).who).toBe(
    "You and Ben, Cai, Dee and 2 others held each other.",
  );
  expect(togetherWords(["Ben", "Cai"], "there", null).who).toBe("Ben and Cai held each other, and you were there.");
  expect(togetherWords([], "in", null).who).toBe("You held on.");
  expect(togetherWords([], "elsewhere", { withinMs: 6, worstMs: 30 })).toMatchObject({
    who: "A few people held each other.",
    step: "They were in step within 6 ms, at worst 30.",
  });
});

test("TOGETHER-2 how closely, with what the figures mean", () => {
  const words = togetherWords(["Ben"], "in", { withinMs: 6.04, worstMs: 30.4 });
  expect(words.step).toBe("You were in step within 6 ms, at worst 30.");
  expect(words.meaning).toContain("within 6 thousandths");
  // No more is claimed than was measured.
  expect(words.meaning).toContain("devices that could be measured");
  expect(words.meaning).not.toMatch(/all devices|no beat/);
  expect(togetherWords([], "in", { withinMs: 2.34, worstMs: 9.96 }).step).toContain("2.3 ms, at worst 10.");
});

test("TOGETHER-3 what was not measured has no figures", () => {
  const { step, meaning } = togetherWords(["Ben"], "in", null);
  expect(step).not.toMatch(/\d/);
  expect(meaning).toBeNull();
});
