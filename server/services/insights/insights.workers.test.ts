import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database/database.ts";
import { openTestDatabase } from "../../platform/database/testing/open-test-database.ts";
import { createLog } from "../../platform/logger/logger.ts";
import { createScoring } from "../../platform/scoring/scoring.ts";
import { createStatistics, STATISTICS_LIMITS } from "../../platform/scoring/statistics.ts";
import { createHeldDeadlines } from "../../platform/scoring/testing/held-deadlines.ts";
import { createDatabaseWorld } from "../testing/database-world.ts";
import { addMoods, diary } from "../testing/diary.ts";
import { testScoring } from "../testing/test-scoring.ts";
import type { World } from "../testing/world.ts";
import { createInsights } from "./insights.service.ts";

const log = createLog({ level: "silent", format: "json" });
const TODAY = "2026-01-01";
let database: Database;
let world: World;
beforeAll(async () => {
  database = await openTestDatabase("pglite");
  world = createDatabaseWorld(database);
});
afterAll(() => world.close());

/** What the product opens, over models that are in this folder or not. */
const openOver = (folder: URL) => {
  const { clock, passDeadlines } = createHeldDeadlines(STATISTICS_LIMITS.deadlineMs);
  const statistics = createStatistics({ clock, log });
  const scoring = createScoring({ threads: 1, folder, clock: systemClock, log });
  const { settings } = world.moods;
  const changes = { publish: () => undefined };
  const insights = createInsights({ database, statistics, scoring, settings, changes, nowMs: Date.now });
  return { insights, statistics, passDeadlines, close: () => Promise.all([statistics.close(), scoring.close()]) };
};
const withDiary = async () => {
  const ann = await world.addUser("Ann");
  await addMoods(world, ann, diary(40, Date.now()));
  return ann;
};
describe("insights in threads of their own", () => {
  beforeEach(() => world.reset());

  test.each([
    ["missing", false],
    ["corrupt", true],
  ])("with a %s model file insights say so, and everything else works", async (_, isThere) => {
    const folder = mkdtempSync(path.join(tmpdir(), "hugmood-models-"));
    for (const name of isThere ? ["note-affect", "mood-forecast"] : []) {
      mkdirSync(path.join(folder, name));
      for (const file of ["model.onnx", "io.json"]) writeFileSync(path.join(folder, name, file), "{ no model");
    }
    const { insights, statistics, close } = openOver(pathToFileURL(`${folder}/`));
    const ann = await withDiary();
    expect(await insights.compute(ann)).toBe("computed");
    const { insights: told } = await insights.view(ann, TODAY);
    expect(told).toMatchObject({ entries: 80, forecast: { kind: "not_there" } });
    expect(told?.associations[0]?.finding.kind).toBe("associated");
    expect(statistics.metrics()).toMatchObject({ items: 1, models: { insights: "there" } });
    expect(await insights.suggest(ann, "a good day")).toEqual({ ok: false, refusal: { code: "no_model_here" } });
    expect(await insights.suggest(ann, "")).toMatchObject({ ok: true });
    await close();
    rmSync(folder, { recursive: true });
  });

  test("what cannot be expected at one look is at the next, and nothing of it is kept", async () => {
    const range = { low: 0.4, mid: 0.5, high: 0.6 };
    const affect = { valence: range, arousal: range };
    let isCrowded = true;
    const open = openOver(new URL("./nowhere/", import.meta.url));
    const insights = createInsights({
      database,
      statistics: open.statistics,
      scoring: {
        notes: testScoring.notes,
        forecasts: async () =>
          isCrowded
            ? { kind: "refused", refusal: { code: "try_later" } }
            : { kind: "scored", results: [{ next: affect, nextDay: affect }] },
      },
      settings: world.moods.settings,
      changes: { publish: () => undefined },
      nowMs: Date.now,
    });
    const ann = await withDiary();
    expect(await insights.compute(ann)).toBe("computed");
    const forecast = async () => (await insights.view(ann, TODAY)).insights?.forecast.kind;
    expect(await forecast()).toBe("not_there");
    isCrowded = false;
    expect(await insights.compute(ann)).toBe("nothing_new");
    expect(await forecast()).toBe("shown");
    const [kept] = await database.rows<{ data: object }>("select data from insights where user_id = $1", [ann]);
    expect(Object.keys(kept?.data ?? {}).toSorted()).toEqual(["associations", "patterns"]);
    await open.close();
  });

  test("the same comes of it as on this thread, and no thread is started for too few moods", async () => {
    const { insights, statistics, close } = openOver(new URL("./nowhere/", import.meta.url));
    const [ann, ben] = [await withDiary(), await world.addUser("Ben")];
    await addMoods(world, ben, diary(2, Date.now()));
    expect(await insights.compute(ben)).toBe("computed");
    expect(statistics.metrics().items).toBe(0);
    await insights.compute(ann);
    const there = (await insights.view(ann, TODAY)).insights;
    await database.rows("delete from insights where user_id = $1", [ann]);
    await world.insights.compute(ann);
    const here = (await world.insights.view(ann, TODAY)).insights;
    expect({ ...here, computedAtMs: 0 }).toEqual({ ...there, computedAtMs: 0 });
    await close();
  });

  test("what is under way when the server ends is refused, kept by nobody, and computed later", async () => {
    const { insights, close } = openOver(new URL("./nowhere/", import.meta.url));
    const ann = await withDiary();
    const computing = insights.compute(ann);
    await close();
    expect(await computing).toBe("try_later");
    expect(await insights.view(ann, TODAY)).toMatchObject({ insights: null, isStale: true });
    expect(await world.insights.compute(ann)).toBe("computed");
  });
});

describe("a thread that is ended in the middle of somebody's figures", () => {
  let ann: string;
  // So many that they take a thread some hundred milliseconds.
  beforeAll(async () => {
    await world.reset();
    ann = await world.addUser("Ann");
    const more = (n: number) => [`tag ${n % 97}`, `tag ${(n + 31) % 97}`];
    const moods = diary(750, Date.now()).map((mood, n) => ({ ...mood, tags: [...mood.tags, ...more(n)] }));
    await addMoods(world, ann, moods);
  });

  type Open = ReturnType<typeof openOver>;
  const told = async ({ insights }: Open) => ({ ...(await insights.view(ann, TODAY)).insights, computedAtMs: 0 });
  /** Computed once, so that the thread is there, and to be computed again. */
  const openUndisturbed = async () => {
    const open = openOver(new URL("./nowhere/", import.meta.url));
    await database.rows("delete from insights where user_id = $1", [ann]);
    expect(await open.insights.compute(ann)).toBe("computed");
    const undisturbed = await told(open);
    await database.rows("delete from insights where user_id = $1", [ann]);
    return { ...open, undisturbed };
  };
  /** `retries`: how often it was lost before; a thread that took another's place may still be starting. */
  const endUnderWay = async ({ statistics, passDeadlines }: Open, retries: number) => {
    await expect.poll(statistics.metrics, { timeout: 15_000, interval: 5 }).toMatchObject({ underWay: 1, retries });
    await pause(50);
    passDeadlines();
  };

  test("is replaced, and the same comes of it", async () => {
    const open = await openUndisturbed();
    const computing = open.insights.compute(ann);
    await endUnderWay(open, 0);
    expect(await computing).toBe("computed");
    expect(open.statistics.metrics()).toMatchObject({ items: 2, replaced: 1, retries: 1, refused: 0 });
    expect(await told(open)).toEqual(open.undisturbed);
    await open.close();
  });

  test("is replaced once: lost again, nothing is kept, and it is computed later", async () => {
    const open = await openUndisturbed();
    const computing = open.insights.compute(ann);
    await endUnderWay(open, 0);
    await endUnderWay(open, 1);
    expect(await computing).toBe("try_later");
    expect(open.statistics.metrics()).toMatchObject({ items: 1, replaced: 2, retries: 1, refused: 1 });
    expect(await open.insights.view(ann, TODAY)).toMatchObject({ insights: null, isStale: true });
    expect(await open.insights.compute(ann)).toBe("computed");
    expect(await told(open)).toEqual(open.undisturbed);
    await open.close();
  });
});
