import { expect, test } from "vitest";
import { dayOfNumber } from "#shared/mood/day-number.ts";
import { PRACTICES } from "#shared/mood/insights/practices.ts";
import { addMoods, diary } from "../testing/diary.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";
import { TEST_AFFECT } from "../testing/test-scoring.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const DAY_MS = 86_400_000;
const refusedWith = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) as unknown });

/** What `Insights` promises of suggestions: of the day, and of a place for a note. */
export const describeSuggestions: Contract = (world) => {
  const insights = () => world().insights;
  const today = async () => dayOfNumber(Math.floor((await world().nowMs()) / DAY_MS));
  const suggested = async (userId: string) => (await insights().view(userId, await today())).suggestion?.id ?? null;

  test("IN9 one a day, the same on all devices and whatever is found meanwhile; hidden, nothing comes in its place", async () => {
    const ann = await world().addUser("Ann");
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => suggested(ann)));
    expect(first).not.toBeNull();
    expect(others).toEqual([first, first, first]);
    await addMoods(world(), ann, diary(40, await world().nowMs()));
    await insights().compute(ann);
    expect(await suggested(ann)).toBe(first);
    expect(await insights().hide(ann, first ?? "", true)).toEqual({ ok: true, value: null });
    expect(await suggested(ann)).toBeNull();
    expect(await insights().hide(ann, first ?? "", false)).toEqual({ ok: true, value: null });
    expect(await suggested(ann)).toBe(first);
  });

  test("IN10 what was hidden never comes back, in whatever letters, until one says so", async () => {
    const ann = await world().addUser("Ann");
    await addMoods(world(), ann, diary(40, await world().nowMs()));
    await insights().compute(ann);
    for (const id of ["tag:WALK", ...PRACTICES.map((practice) => `practice:${practice.id}`)])
      valueOf(await insights().hide(ann, id, true));
    expect(await insights().hidden(ann)).toHaveLength(PRACTICES.length + 1);
    for (let day = 0; day < 4; day += 1) {
      expect(await suggested(ann)).toBeNull();
      await world().pass(DAY_MS);
    }
    valueOf(await insights().hide(ann, "tag:walk", true));
    expect((await insights().hidden(ann)).filter((id) => id.startsWith("tag:"))).toEqual(["tag:walk"]);
    valueOf(await insights().hide(ann, "Tag:Walk", false));
    expect(await suggested(ann)).toBe("tag:walk");
    expect(await suggested(await world().addUser("Ben"))).not.toBeNull();
  });

  test("IN11 so many can be hidden, and of nobody none", async () => {
    const ann = await world().addUser("Ann");
    for (let n = 0; n < 500; n += 1) valueOf(await insights().hide(ann, `tag:${n}`, true));
    expect(await insights().hide(ann, "tag:500", true)).toEqual(refusedWith("too_many"));
    expect(await insights().hide(ann, "tag:499", true)).toEqual({ ok: true, value: null });
    valueOf(await insights().hide(ann, "tag:7", false));
    expect(await insights().hide(ann, "tag:500", true)).toEqual({ ok: true, value: null });
    for (const id of [NOBODY, "x"]) {
      expect(await insights().hide(id, "tag:walk", true)).toEqual(refusedWith("no_such_person"));
      expect(await insights().hidden(id)).toEqual([]);
    }
  });

  test("IN12 a note is placed by the model, one without words in the middle; a model that is away is said to be", async () => {
    const ann = await world().addUser("Ann");
    expect(await insights().suggest(ann, "a good day")).toEqual({ ok: true, value: TEST_AFFECT });
    for (const note of ["", " \n "])
      expect(await insights().suggest(ann, note)).toEqual({
        ok: true,
        value: { valence: 0.5, arousal: 0.5, emotions: [] },
      });
    expect(await insights().suggest(ann, "no model")).toEqual(refusedWith("no_model_here"));
    expect(await insights().suggest(ann, "crowded")).toEqual(refusedWith("try_later"));
  });

  test("IN12 no note of somebody who keeps theirs is read here", async () => {
    const ann = await world().addUser("Ann");
    valueOf(await world().moods.setSettings(ann, { isPrivate: true, isInCommunity: false }));
    for (const note of ["a good day", "no model"])
      expect(await insights().suggest(ann, note)).toEqual(refusedWith("notes_stay_here"));
  });
};
