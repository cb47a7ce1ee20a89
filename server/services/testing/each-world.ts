import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { createDatabaseWorld } from "./database-world.ts";
import { createMemoryWorld } from "./memory-world.ts";
import type { World } from "./world.ts";

/** Runs a contract on a world: `world()` gives it, empty, in each test. */
export type Contract = (world: () => World) => void;

const onWorld = (make: () => Promise<World>, contract: Contract): void => {
  let world: World;
  beforeAll(async () => {
    world = await make();
  });
  beforeEach(() => world.reset());
  afterAll(() => world.close());
  contract(() => world);
};

/** The same suite on the memory fakes, on the embedded database and on PostgreSQL. */
export const describeOnEachWorld = (name: string, contract: Contract): void => {
  describe(`${name} in memory`, () => onWorld(async () => createMemoryWorld(), contract));
  describeOnEachDatabase(name, contract);
};

export const describeOnEachDatabase = (name: string, contract: Contract): void => {
  describe(`${name} on PGlite`, () =>
    onWorld(async () => createDatabaseWorld(await openTestDatabase("pglite")), contract));
  const skips = testServerUrl() === undefined;
  describe.skipIf(skips)(`${name} on PostgreSQL${skips ? " (skipped: HUGMOOD_TEST_POSTGRES is not set)" : ""}`, () =>
    onWorld(async () => createDatabaseWorld(await openTestDatabase("postgres")), contract),
  );
};
