import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { createDatabaseWorld } from "./database-world.ts";
import { createMemoryWorld } from "./memory-world.ts";
import type { World } from "./world.ts";

/** Runs a contract on a world: `world()` gives it, empty, in each test. */
export type Contract = (world: () => World) => void;

/** The same for what also looks into the database. */
export type DatabaseContract = (world: () => World, database: () => Database) => void;

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

const onDatabase = (dialect: Dialect, contract: DatabaseContract): void => {
  let database: Database;
  const make = async (): Promise<World> => {
    database = await openTestDatabase(dialect);
    return createDatabaseWorld(database);
  };
  onWorld(make, (world) => contract(world, () => database));
};

export const describeOnEachDatabase = (name: string, contract: DatabaseContract): void => {
  describe(`${name} on PGlite`, () => onDatabase("pglite", contract));
  const skips = testServerUrl() === undefined;
  describe.skipIf(skips)(`${name} on PostgreSQL${skips ? " (skipped: HUGMOOD_TEST_POSTGRES is not set)" : ""}`, () =>
    onDatabase("postgres", contract),
  );
};
