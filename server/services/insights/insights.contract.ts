import { expect, test } from "vitest";
import { dayOfNumber } from "#shared/mood/day-number.ts";
import { dayAfter } from "#shared/mood/local-time.ts";
import { OLD_AFTER_MS } from "#shared/mood/insights/due.ts";
import { possibleDay } from "#shared/mood/insights/possible-day.ts";
import type { Association } from "#shared/mood/statistics/associations.ts";
import { addMoods, diary } from "../testing/diary.ts";
import type { Contract } from "../testing/each-world.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import { joined, ownedGroupHug, ready, STARTED } from "../testing/group-hug.ts";
import { editOf, newMood } from "../testing/mood.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const NOTHING = { insights: null, isStale: false, isDue: false, suggestion: null };
const DAY_MS = 86_400_000;

/** What `Insights` promises of what is computed. */
export const describeInsights: Contract = (world) => {
  const insights = () => world().insights;
  const today = async () => dayOfNumber(Math.floor((await world().nowMs()) / DAY_MS));
  const withDiary = async (days = 40) => {
    const ann = await world().addUser("Ann");
    await addMoods(world(), ann, diary(days, await world().nowMs()));
    return ann;
  };
  const about = (associations: readonly Association[] | undefined, kind: string) =>
    associations?.find((one) => one.about.kind === kind)?.finding;

  test("IN1 of nobody there is nothing; who has no mood yet is told so, and is suggested something", async () => {
    for (const id of [NOBODY, "x"]) {
      expect(await insights().view(id, await today())).toEqual(NOTHING);
      expect(await insights().compute(id)).toBe("nothing_new");
    }
    const ann = await world().addUser("Ann");
    expect(await insights().compute(ann)).toBe("nothing_new");
    const { suggestion, ...rest } = await insights().view(ann, await today());
    expect(rest).toEqual({ insights: null, isStale: false, isDue: false });
    expect(suggestion?.id).toMatch(/^practice:/);
    await world().removeUser(ann);
    expect(await insights().view(ann, await today())).toEqual(NOTHING);
  });

  test("IN2 what is new is computed once, kept, and told once it is", async () => {
    const ann = await withDiary();
    const told: string[] = [];
    const unsubscribe = world().presenceChanges.subscribe((ids) => told.push(...ids));
    expect(await insights().view(ann, await today())).toMatchObject({ insights: null, isStale: true });
    const beforeMs = Math.floor(await world().nowMs());
    expect(await insights().compute(ann)).toBe("computed");
    const view = await insights().view(ann, await today());
    expect(view).toMatchObject({ isStale: false, insights: { entries: 80, forecast: { kind: "not_there" } } });
    expect(view.insights?.computedAtMs).toBeGreaterThanOrEqual(beforeMs);
    expect(about(view.insights?.associations, "tag")).toMatchObject({ kind: "associated", direction: "higher" });
    expect(view.insights?.patterns.hours).toHaveLength(24);
    expect(await insights().compute(ann)).toBe("nothing_new");
    expect(await insights().view(ann, await today())).toEqual(view);
    unsubscribe();
    expect(told).toEqual([ann]);
  });

  test("IN3 with a change it is stale, still shown, and computed anew; so it is after a deletion", async () => {
    const ann = await withDiary();
    await insights().compute(ann);
    const before = await insights().view(ann, await today());
    const mood = valueOf(
      await world().moods.create(ann, newMood({ feltAtMs: await world().nowMs().then(Math.floor) })),
    );
    expect(await insights().view(ann, await today())).toMatchObject({ isStale: true, insights: { entries: 80 } });
    expect(await insights().compute(ann)).toBe("computed");
    const after = await insights().view(ann, await today());
    expect(after).toMatchObject({ isStale: false, insights: { entries: 81 } });
    expect(after.insights?.computedAtMs).toBeGreaterThanOrEqual(before.insights?.computedAtMs ?? Infinity);
    valueOf(await world().moods.edit(ann, mood.id, editOf(mood, { valence: 0 }, mood.editedAtMs + 1)));
    expect((await insights().view(ann, await today())).isStale).toBe(true);
    await insights().compute(ann);
    await world().moods.remove(ann, mood.id, { baseRevision: 2, editedAtMs: mood.editedAtMs + 2 });
    expect((await insights().view(ann, await today())).isStale).toBe(true);
    await insights().compute(ann);
    expect(await insights().view(ann, await today())).toMatchObject({ isStale: false, insights: { entries: 80 } });
  });

  test("IN4 of several that compute at once one keeps and tells it", async () => {
    const ann = await withDiary(10);
    const became = await Promise.all([1, 2, 3].map(() => insights().compute(ann)));
    expect(became.toSorted()).toEqual(["computed", "nothing_new", "nothing_new"]);
  });

  test("IN5 of few moods it is said how many there are, and how many it takes", async () => {
    const ann = await world().addUser("Ann");
    valueOf(await world().moods.create(ann, newMood({ tags: ["tea"] })));
    expect(await insights().compute(ann)).toBe("computed");
    const { insights: told } = await insights().view(ann, await today());
    expect(told).toMatchObject({
      entries: 1,
      forecast: { kind: "not_enough", have: 1, need: 14 },
      lastDays: { kind: "not_enough", lacks: "days" },
    });
    expect(about(told?.associations, "tag")).toEqual({ kind: "not_enough", lacks: "entriesWith", have: 1, need: 8 });
    expect(told?.patterns.hours.every(({ kind }) => kind === "silent")).toBe(true);
  });

  test("IN6 no word of a note is in it, and nothing of anybody else", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const feltAtMs = Math.floor(await world().nowMs());
    await addMoods(world(), ann, [newMood({ note: "zebra", tags: ["tea"], feltAtMs })]);
    await addMoods(world(), ben, [newMood({ tags: ["walnut"], feltAtMs })]);
    await insights().compute(ann);
    const text = JSON.stringify(await insights().view(ann, await today()));
    expect(text).toContain("tea");
    expect(text).not.toMatch(/zebra|walnut/);
  });

  test("IN7 hugs that came, and hugs that were given, count for the hours after them, and for none before", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const shy = await world().addUser("Cho", "friends");
    valueOf(await world().hugs.send(ben, hugTo(ann)));
    await world().hugs.send(ben, hugTo(shy));
    const { write } = await ownedGroupHug(world(), shy);
    await write(joined(shy), joined(ben), ready(shy), ready(ben), { ...STARTED, leadMs: 0 });
    const nowMs = Math.ceil(await world().nowMs());
    const around = () => [-60, 1, 2, 3].map((seconds) => newMood({ feltAtMs: nowMs + seconds * 1_000 }));
    for (const id of [ann, ben, shy]) await addMoods(world(), id, around());
    const have = async (userId: string) => {
      await insights().compute(userId);
      const { insights: told } = await insights().view(userId, await today());
      return ["hug_received", "hug_given", "group_hug"].map((kind) => {
        const finding = about(told?.associations, kind);
        return finding?.kind === "not_enough" ? finding.have : null;
      });
    };
    expect(await have(ann)).toEqual([3, 0, 0]);
    expect(await have(ben)).toEqual([0, 3, 3]);
    // It waits for an answer, and has not come.
    expect(await have(shy)).toEqual([0, 0, 3]);
  });

  test("IN8 the last days are looked at from the device's own day, and from the nearest that it can be", async () => {
    const ann = await world().addUser("Ann");
    const nowMs = Math.floor(await world().nowMs());
    const moods = diary(80, nowMs).map((mood, n) => (n < 10 ? { ...mood, valence: 0.01 } : mood));
    await addMoods(world(), ann, moods);
    await insights().compute(ann);
    const last = async (day: string) => (await insights().view(ann, day)).insights?.lastDays;
    expect(await last(await today())).toMatchObject({ kind: "lower", days: 5 });
    for (const wrong of ["0001-01-01", "1999-12-31", "9999-12-31"]) {
      const possible = possibleDay(wrong, await world().nowMs());
      expect(possible).not.toBe(wrong);
      expect(await insights().view(ann, wrong)).toEqual(await insights().view(ann, possible));
    }
    // Days went by in which nothing was logged, and nothing was computed.
    await world().pass(4 * DAY_MS);
    expect(await last(await today())).toMatchObject({ kind: "not_enough", lacks: "days" });
  });

  test("IN14 what is to be expected is of the moment of looking, whenever it was computed", async () => {
    const ann = await withDiary();
    await insights().compute(ann);
    const lookedOn = await today();
    const look = async (day: string) => (await insights().view(ann, day, "UTC")).insights;
    const first = await look(lookedOn);
    expect(first?.forecast).toMatchObject({ average: { nextDayOn: dayAfter(lookedOn, 1) } });
    await world().pass(14 * DAY_MS);
    expect(await insights().compute(ann)).toBe("nothing_new");
    const later = await look(dayAfter(lookedOn, 14));
    expect(later?.computedAtMs).toBe(first?.computedAtMs);
    // Nothing was logged since: the next day with moods may be today.
    expect(later?.forecast).toMatchObject({ average: { nextDayOn: dayAfter(lookedOn, 14) } });
  });

  test("IN15 little that is new is not in it yet, and is not being computed; enough of it is", async () => {
    const ann = await withDiary();
    const news = async () => {
      const { isStale, isDue } = await insights().view(ann, await today());
      return { isStale, isDue };
    };
    expect(await news()).toEqual({ isStale: true, isDue: true });
    await insights().compute(ann);
    expect(await news()).toEqual({ isStale: false, isDue: false });
    const feltAtMs = Math.floor(await world().nowMs());
    const log = async () => valueOf(await world().moods.create(ann, newMood({ feltAtMs })));
    await log();
    await log();
    expect(await news()).toEqual({ isStale: true, isDue: false });
    await log();
    expect(await news()).toEqual({ isStale: true, isDue: true });
  });

  test("IN15 what waits long enough is being computed", async () => {
    const ann = await withDiary();
    await insights().compute(ann);
    valueOf(await world().moods.create(ann, newMood({ feltAtMs: Math.floor(await world().nowMs()) })));
    await world().pass(OLD_AFTER_MS);
    expect(await insights().view(ann, await today())).toMatchObject({ isStale: true, isDue: true });
  });

  test("IN13 the inbox is told when they were computed", async () => {
    const ann = await withDiary(5);
    expect((await world().moods.around(ann, 9)).insightsAtMs).toBe(0);
    await insights().compute(ann);
    const { insights: told } = await insights().view(ann, await today());
    expect((await world().moods.around(ann, 9)).insightsAtMs).toBe(told?.computedAtMs);
  });
};
