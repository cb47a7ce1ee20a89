import { expect, test } from "vitest";
import { LEAST_PEOPLE } from "#shared/mood/community/release.ts";
import { releasableAtMs, weekOf } from "#shared/mood/community/iso-week.ts";
import { dayAfter } from "#shared/mood/local-time.ts";
import { dayOfNumber } from "#shared/mood/day-number.ts";
import { addMoods } from "../testing/diary.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";
import { newMood } from "../testing/mood.ts";

const WEEK = "2025-05-05";
/** The Tuesday of that week, in the morning. */
const FELT = { feltAtMs: Date.UTC(2025, 4, 6, 8), timeZone: "UTC" };

/** What `Insights` promises of figures of everybody together. */
export const describeCommunity: Contract = (world) => {
  const insights = () => world().insights;
  const agree = async (userId: string, isInCommunity = true) =>
    valueOf(await world().moods.setSettings(userId, { isPrivate: false, isInCommunity }));
  const people = async (count: number, valence = 0.8) =>
    Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const id = await world().addUser(`Person ${n}`);
        await agree(id);
        await addMoods(world(), id, [newMood({ ...FELT, valence, arousal: 0.2 })]);
        return id;
      }),
    );
  const shown = async () => {
    const [week] = (await insights().community()).weeks;
    expect(week?.cells).toHaveLength(28);
    return week?.cells.filter(({ kind }) => kind === "shown");
  };

  test("CO1 a week is released once, when it is over everywhere, and names its Monday", async () => {
    expect(await insights().community()).toEqual({ weeks: [] });
    const now = await world().nowMs();
    const current = weekOf(dayOfNumber(Math.floor(now / 86_400_000)));
    expect(await insights().release(current)).toBe("too_early");
    await expect(insights().release("2025-05-06")).rejects.toThrow("Monday");
    expect(await insights().release(WEEK)).toBe("released");
    expect(await insights().release(WEEK)).toBe("known");
    await world().pass(Math.ceil(releasableAtMs(current) - now) + 1_000);
    expect(await insights().release(current)).toBe("released");
    expect((await insights().community()).weeks.map(({ week }) => week)).toEqual([current, WEEK]);
  });

  test("CO2 the newest eight are shown", async () => {
    for (let n = 0; n < 10; n += 1) await insights().release(dayAfter(WEEK, 7 * n));
    const weeks = (await insights().community()).weeks.map(({ week }) => week);
    expect(weeks).toEqual(Array.from({ length: 8 }, (_, n) => dayAfter(WEEK, 7 * (9 - n))));
  });

  test("CO3 of fewer than ten nothing is said, not even how few", async () => {
    await people(LEAST_PEOPLE - 1);
    await insights().release(WEEK);
    expect(await shown()).toEqual([]);
    expect(JSON.stringify(await insights().community())).not.toMatch(/people|0\.8/);
  });

  test("CO4 of ten a mean is told, however much one of them logged", async () => {
    const [first = ""] = await people(LEAST_PEOPLE);
    await addMoods(
      world(),
      first,
      Array.from({ length: 40 }, () => newMood({ ...FELT, valence: 0.8, arousal: 1 })),
    );
    await insights().release(WEEK);
    expect(await shown()).toEqual([{ kind: "shown", weekday: 1, block: 1, people: 10, valence: 0.8, arousal: 0.3 }]);
  });

  test("CO5 only those count who agreed and are here, with moods that are there", async () => {
    const [one = "", two = "", three = ""] = await people(LEAST_PEOPLE + 2);
    await agree(one, false);
    await world().removeUser(two);
    const page = await world().moods.page(three, { from: WEEK, until: dayAfter(WEEK, 6) }, null, null, 9);
    const [mood] = page?.moods ?? [];
    await world().moods.remove(three, mood?.id ?? "", { baseRevision: 1, editedAtMs: Date.UTC(2025, 5, 1) });
    const [outside = ""] = await people(1);
    await agree(outside, false);
    await insights().release(WEEK);
    expect(await shown()).toEqual([]);
  });

  test("CO6 what was released stays as it is: whoever comes, goes, leaves or deletes their moods later", async () => {
    const [one = "", two = "", three = ""] = await people(LEAST_PEOPLE);
    await insights().release(WEEK);
    const before = await insights().community();
    const same = async () => {
      expect(await insights().release(WEEK)).toBe("known");
      expect(await insights().community()).toEqual(before);
    };
    await people(1, 0);
    await same();
    await agree(one, false);
    await same();
    await world().removeUser(two);
    await same();
    const part = { key: three, name: "x", entries: [newMood({ ...FELT, valence: 0 })] };
    valueOf(await world().moods.importPart(three, part));
    await same();
  });

  test("CO7 of several that release it at once one does", async () => {
    await people(LEAST_PEOPLE);
    const became = await Promise.all([1, 2, 3].map(() => insights().release(WEEK)));
    expect(became.filter((how) => how === "released")).toHaveLength(1);
    expect((await insights().community()).weeks).toHaveLength(1);
  });
};
