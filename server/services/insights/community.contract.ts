import { expect, test } from "vitest";
import { LEAST_PEOPLE } from "#shared/mood/community/release.ts";
import { releasableAtMs, weekOf } from "#shared/mood/community/iso-week.ts";
import { dayAfter } from "#shared/mood/local-time.ts";
import { dayNumberOf, dayOfNumber } from "#shared/mood/day-number.ts";
import { addMoods } from "../testing/diary.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";
import { newMood } from "../testing/mood.ts";

/** One in which nobody had agreed to anything. */
const LONG_AGO = "2025-05-05";
const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];

/** What `Insights` promises of figures of everybody together. */
export const describeCommunity: Contract = (world) => {
  const insights = () => world().insights;
  const agree = async (userId: string, isInCommunity = true) =>
    valueOf(await world().moods.setSettings(userId, { isPrivate: false, isInCommunity }));
  const people = async (count: number) =>
    Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const id = await world().addUser(`Person ${n}`);
        await agree(id);
        return id;
      }),
    );
  /** The next week, and days of it as they pass. */
  const nextWeek = async () => {
    let nowMs = await world().nowMs();
    const week = dayAfter(weekOf(dayOfNumber(Math.floor(nowMs / DAY_MS))), 7);
    const passTo = async (atMs: number) => {
      await world().pass(Math.ceil(atMs - nowMs));
      nowMs = atMs;
    };
    const eightOn = (weekday: number): number => (dayNumberOf(week) + weekday) * DAY_MS + 8 * HOUR_MS;
    return {
      week,
      eightOn,
      /** It is the noon of that day. */
      comes: (weekday: number) => passTo(eightOn(weekday) + 4 * HOUR_MS),
      isOver: () => passTo(releasableAtMs(week) + 60_000),
    };
  };
  const log = (ids: readonly string[], feltAtMs: number, of: { readonly valence?: number; arousal?: number } = {}) =>
    Promise.all(
      ids.map((id) =>
        addMoods(world(), id, [newMood({ feltAtMs, timeZone: "UTC", valence: 0.8, arousal: 0.2, ...of })]),
      ),
    );
  /** So many who agreed, each with a mood at eight on its Tuesday; it is over. */
  const tuesdayOf = async (count: number) => {
    const ids = await people(count);
    const { week, eightOn, comes, isOver } = await nextWeek();
    await comes(1);
    await log(ids, eightOn(1));
    await isOver();
    return { ids, week, felt: { feltAtMs: eightOn(1), timeZone: "UTC" } };
  };
  const shown = async () => {
    const [week] = (await insights().community()).weeks;
    expect(week?.cells).toHaveLength(28);
    return week?.cells.filter(({ kind }) => kind === "shown");
  };
  const weekdaysShown = async () => (await shown())?.map(({ weekday }) => weekday);

  test("CO1 a week is released once, when it is over everywhere, and names its Monday", async () => {
    expect(await insights().community()).toEqual({ weeks: [] });
    const now = await world().nowMs();
    const current = weekOf(dayOfNumber(Math.floor(now / DAY_MS)));
    expect(await insights().release(current)).toBe("too_early");
    await expect(insights().release("2025-05-06")).rejects.toThrow("Monday");
    expect(await insights().release(LONG_AGO)).toBe("released");
    expect(await insights().release(LONG_AGO)).toBe("known");
    await world().pass(Math.ceil(releasableAtMs(current) - now) + 1_000);
    expect(await insights().release(current)).toBe("released");
    expect((await insights().community()).weeks.map(({ week }) => week)).toEqual([current, LONG_AGO]);
  });

  test("CO2 the newest eight are shown", async () => {
    for (let n = 0; n < 10; n += 1) await insights().release(dayAfter(LONG_AGO, 7 * n));
    const weeks = (await insights().community()).weeks.map(({ week }) => week);
    expect(weeks).toEqual(Array.from({ length: 8 }, (_, n) => dayAfter(LONG_AGO, 7 * (9 - n))));
  });

  test("CO3 of fewer than ten nothing is said, not even how few", async () => {
    const { week } = await tuesdayOf(LEAST_PEOPLE - 1);
    await insights().release(week);
    expect(await shown()).toEqual([]);
    expect(JSON.stringify(await insights().community())).not.toMatch(/people|0\.8/);
  });

  test("CO4 of ten a mean is told, however much one of them logged", async () => {
    const { ids, week, felt } = await tuesdayOf(LEAST_PEOPLE);
    await addMoods(
      world(),
      ids[0] ?? "",
      Array.from({ length: 40 }, () => newMood({ ...felt, valence: 0.8, arousal: 1 })),
    );
    await insights().release(week);
    expect(await shown()).toEqual([{ kind: "shown", weekday: 1, block: 1, people: 10, valence: 0.8, arousal: 0.3 }]);
  });

  test("CO5 only those count who agreed and are here, with moods that are there", async () => {
    const { ids, week, felt } = await tuesdayOf(LEAST_PEOPLE + 2);
    const [one = "", two = "", three = ""] = ids;
    await agree(one, false);
    await world().removeUser(two);
    const page = await world().moods.page(three, { from: week, until: dayAfter(week, 6) }, null, null, 9);
    const [mood] = page?.moods ?? [];
    await world().moods.remove(three, mood?.id ?? "", { baseRevision: 1, editedAtMs: felt.feltAtMs });
    const outside = await world().addUser("Outside");
    await log([outside], felt.feltAtMs);
    await insights().release(week);
    expect(await shown()).toEqual([]);
  });

  test("CO6 what was released stays as it is: whoever comes, goes, leaves or deletes their moods later", async () => {
    const { ids, week, felt } = await tuesdayOf(LEAST_PEOPLE);
    const [one = "", two = "", three = ""] = ids;
    await insights().release(week);
    const before = await insights().community();
    expect(await shown()).toHaveLength(1);
    const same = async () => {
      expect(await insights().release(week)).toBe("known");
      expect(await insights().community()).toEqual(before);
    };
    await log(await people(1), felt.feltAtMs, { valence: 0 });
    await same();
    await agree(one, false);
    await same();
    await world().removeUser(two);
    await same();
    await log([three], felt.feltAtMs, { valence: 0 });
    await same();
  });

  test("CO7 of several that release it at once one does", async () => {
    const { week } = await tuesdayOf(LEAST_PEOPLE);
    const became = await Promise.all([1, 2, 3].map(() => insights().release(week)));
    expect(became.filter((how) => how === "released")).toHaveLength(1);
    expect((await insights().community()).weeks).toHaveLength(1);
  });

  test("CO8 what somebody felt before they agreed is never counted, whatever they said about an earlier time", async () => {
    const ids = await people(LEAST_PEOPLE - 1);
    const [late, back] = [await world().addUser("Late"), await world().addUser("Back")];
    await agree(back);
    const { week, eightOn, comes, isOver } = await nextWeek();
    await comes(1);
    await log([...ids, late, back], eightOn(1));
    await agree(back, false);
    await comes(2);
    for (const id of [late, back]) await agree(id);
    await comes(3);
    await log([...ids, late], eightOn(3));
    await isOver();
    await insights().release(week);
    // Nine and two on Tuesday, who both agreed on Wednesday; ten on Thursday.
    expect(await weekdaysShown()).toEqual([3]);
  });

  test("CO8 yes is said once: another choice that says it again moves nothing", async () => {
    const ids = await people(LEAST_PEOPLE);
    const { week, eightOn, comes, isOver } = await nextWeek();
    await comes(1);
    await log(ids, eightOn(1));
    await comes(2);
    for (const id of ids) valueOf(await world().moods.setSettings(id, { isPrivate: true, isInCommunity: true }));
    await isOver();
    await insights().release(week);
    expect(await weekdaysShown()).toEqual([1]);
  });
};
