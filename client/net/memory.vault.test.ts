import { describe, it } from "vitest";
import { createMemoryVaults } from "./memory.vault.ts";
import { VAULT_CONTRACT } from "./vault.contract.ts";

describe("the vault in memory", () => {
  for (const [title, check] of Object.entries(VAULT_CONTRACT)) {
    it(title, () => check(createMemoryVaults(), (name) => name));
  }
});
