import { describe, expect, test } from "vitest";
import { diceFrom } from "../../tools/friends/dice.ts";
import { fakeTag, WAYS } from "./fake-tags.ts";
import { falseDiscoveryTable } from "./false-discovery.table.ts";
import { runFalseDiscovery } from "./false-discovery.ts";
import { madeHistory } from "./made-histories.ts";

describe("the false-discovery study on generated histories", () => {
  test("our way stays within the goal where the naive one does not, and finds what is planted", async () => {
    const study = await runFalseDiscovery({ dataFolder: null, seed: 6, rounds: 1 });
    expect(study.source).toBe("generated");
    for (const way of WAYS) expect(study[way]).toBeLessThanOrEqual(0.1);
    expect(study.ways.streaky.naive.anyFalse).toBeGreaterThan(0.2);
    expect(study.ways.timeLocked.naive.falseShare).toBeGreaterThan(0.2);
    expect(study.power.independent).toBeGreaterThan(0.3);
    expect(study.patternsFalse).toBeLessThanOrEqual(0.1);
    const table = falseDiscoveryTable(study);
    expect(table).toContain("GENERATED histories");
    expect(table).not.toContain("MISSED");
  }, 60_000);

  test("the same seed gives the same tags, and each way its own kind", () => {
    const history = madeHistory(diceFrom(3), 60, { day: 0, week: 0 });
    for (const way of WAYS) {
      const marks = fakeTag(way, diceFrom(9), history);
      expect(marks).toEqual(fakeTag(way, diceFrom(9), history));
      expect(marks).toHaveLength(history.length);
    }
  });
});
