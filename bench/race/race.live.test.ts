import { expect, test } from "vitest";
import { testServerUrl } from "../../server/platform/database/testing/open-test-database.ts";
import { hunt, newTally, onServer, race } from "./run.ts";
import { SEEDED_BUGS } from "./seeded-bugs.ts";

const HUGS = 3_000;

test.skipIf(testServerUrl() === undefined)(
  "R9 no hug and no invitation comes after a ban, a hold or a block took effect, and none is lost; bugs that are put in show",
  { timeout: 180_000 },
  () =>
    onServer(async (database) => {
      const tally = newTally();
      await race(database, HUGS, tally);
      expect(tally).toMatchObject({ hugs: HUGS, after: 0, left: 0 });
      expect(tally.delivered).toBeGreaterThan(0);
      expect(tally.invited).toBeGreaterThan(0);
      expect(tally.acts).toBeGreaterThan(0);
      for (const bug of Object.keys(SEEDED_BUGS)) expect([bug, await hunt(database, bug)]).not.toEqual([bug, null]);
    }),
);
