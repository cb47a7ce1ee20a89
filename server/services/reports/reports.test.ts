import { expect, test } from "vitest";
import { Unavailable } from "../../errors.ts";
import { openTestDatabase } from "../../platform/database/testing/open-test-database.ts";
import { createDatabaseWorld } from "../testing/database-world.ts";
import { describeOnEachWorld } from "../testing/each-world.ts";
import { reportOf } from "../testing/report.ts";
import { describeReports } from "./reports.contract.ts";

describeOnEachWorld("reports", describeReports);

test("RP13 says unavailable when the database is away", async () => {
  const database = await openTestDatabase("pglite");
  const { reports } = createDatabaseWorld(database);
  await database.close();
  const id = crypto.randomUUID();
  await expect(reports.report(id, reportOf("profile", id))).rejects.toThrow(Unavailable);
  await expect(reports.own(id, null, 10)).rejects.toThrow(Unavailable);
});
