import { describe, it } from "vitest";
import { createMemoryMoods } from "./memory.moods.ts";
import { MOOD_VAULT_CONTRACT } from "./mood.vault.contract.ts";

describe("moods in memory", () => {
  for (const [title, check] of Object.entries(MOOD_VAULT_CONTRACT)) {
    it(title, () => check(createMemoryMoods(), (name) => name));
  }
});
