import type { Rows } from "../../database/database.ts";
import { createMasterKeys } from "../master-keys.ts";
import { createSealing } from "../sealing.ts";
import type { Sealing } from "../sealing.port.ts";
import { createUserKeys } from "../user-keys.ts";

/** Real sealing over a database, that keeps no key in memory: each test may empty the tables. */
export const createTestSealing = (database: Rows, secret = "s".repeat(48)): Sealing =>
  createSealing({
    keys: createUserKeys({ database, masterKeys: createMasterKeys(secret), nowMs: () => 0 }),
    onBroken: (_place, error) => {
      throw error;
    },
  });
