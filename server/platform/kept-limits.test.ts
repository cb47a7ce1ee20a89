import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database, Dialect } from "./database/database.ts";
import { openTestDatabase, testServerUrl } from "./database/testing/open-test-database.ts";
import { createKeptLimits, type KeptLimits } from "./kept-limits.ts";

const LIMIT = { burst: 3, perMinute: 6 };

const describeKept = (dialect: Dialect): void => {
  let database: Database;
  let limits: KeptLimits;
  const pass = (seconds: number) =>
    database.rows("update rate_limits set at = at - make_interval(secs => $1)", [seconds]);
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    limits = createKeptLimits(database, "secret");
  });
  afterAll(() => database.close());

  it("lets a burst through, says when there is a token again, and holds nobody else back", async () => {
    for (let taken = 0; taken < 3; taken += 1) expect(await limits.take("try", "ann", LIMIT)).toBe(0);
    const waitMs = await limits.take("try", "ann", LIMIT);
    expect(waitMs).toBeGreaterThan(9_000);
    expect(waitMs).toBeLessThanOrEqual(10_000);
    expect(await limits.take("try", "ben", LIMIT)).toBe(0);
    expect(await limits.take("other", "ann", LIMIT)).toBe(0);
    await pass(10);
    expect(await limits.take("try", "ann", LIMIT)).toBe(0);
    expect(await limits.take("try", "ann", LIMIT)).toBeGreaterThan(0);
  });

  it("of many at once gives no more than the burst, in whichever process", async () => {
    const processes = [limits, createKeptLimits(database, "secret")];
    const waits = await Promise.all(
      Array.from({ length: 20 }, (_, n) => processes[n % 2]?.take("try", "crowd", LIMIT) ?? 0),
    );
    expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(3);
  });

  it("fills up to its burst and no further, and forgets what has been full for days", async () => {
    await limits.take("try", "old", LIMIT);
    await pass(3 * 86_400);
    await limits.take("try", "new", LIMIT);
    const kept = await database.rows("select 1 from rate_limits");
    expect(kept).toHaveLength(1);
    for (let taken = 0; taken < 3; taken += 1) expect(await limits.take("try", "old", LIMIT)).toBe(0);
    expect(await limits.take("try", "old", LIMIT)).toBeGreaterThan(0);
  });
};

describe("limits kept in PGlite", () => describeKept("pglite"));
describe.skipIf(testServerUrl() === undefined)("limits kept in PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeKept("postgres"),
);
