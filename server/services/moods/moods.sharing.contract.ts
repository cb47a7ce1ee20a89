import { describe, expect, test } from "vitest";
import { AUDIENCES, type Audience } from "#shared/schema/audience.ts";
import type { MoodDraft } from "#shared/schema/mood.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";
import { newMood } from "../testing/mood.ts";
import { NOBODY } from "./moods.contract.ts";

const HOUR_MS = 3_600_000;
const NO_ONE = { ok: false, refusal: { code: "no_such_person" } };
const NOT_SHOWN = { ok: false, refusal: { code: "not_shown" } };

/** Who is in an audience. Written out, not computed. */
const SEEING: Readonly<Record<Audience, readonly string[]>> = {
  nobody: ["self"],
  friends: ["self", "friend"],
  followers: ["self", "friend", "follower"],
  everyone: ["self", "friend", "follower", "followed", "stranger"],
};

/** What `Moods` promises of what others see. */
export const describeMoodSharing: Contract = (world) => {
  const moods = () => world().moods;
  const somebody = async () => {
    const ids: Record<string, string> = {};
    for (const name of ["self", "friend", "follower", "followed", "stranger", "blocked", "blocking"])
      ids[name] = await world().addUser(name);
    const idOf = (name: string): string => ids[name] ?? "";
    const { self = "", friend = "", follower = "", followed = "" } = ids;
    for (const other of [friend, follower]) await world().follow(other, self);
    for (const other of [friend, followed]) await world().follow(self, other);
    return { self, idOf, names: Object.keys(ids) };
  };
  const log = async (userId: string, hoursAgo: number, of: Partial<MoodDraft>) => {
    const feltAtMs = Math.floor(await world().nowMs()) - hoursAgo * HOUR_MS;
    return valueOf(await moods().create(userId, newMood({ feltAtMs, ...of })));
  };

  describe("M24 somebody sees a mood if both its audience and `showMoodTo` have them", () => {
    test.each(AUDIENCES)("showMoodTo = %s", async (showMoodTo) => {
      const { self, idOf, names } = await somebody();
      valueOf(await world().people.setBlocked(self, idOf("blocked"), true));
      valueOf(await world().people.setBlocked(idOf("blocking"), self, true));
      valueOf(await world().privacy.change(self, { showMoodTo }));
      const hours = Object.fromEntries(AUDIENCES.map((audience, at) => [audience, at + 1]));
      for (const audience of AUDIENCES) await log(self, hours[audience] ?? 0, { audience, mood: audience });
      for (const name of names) {
        const told = await moods().shared(idOf(name), self);
        if (name.startsWith("block")) expect([name, told]).toEqual([name, NO_ONE]);
        else if (!SEEING[showMoodTo].includes(name)) expect([name, told]).toEqual([name, NOT_SHOWN]);
        else {
          const seen = AUDIENCES.filter((audience) => SEEING[audience].includes(name));
          expect([name, valueOf(told).moods.map(({ mood }) => mood)]).toEqual([name, seen]);
          expect(valueOf(told).person).toEqual({ id: self, name: "self", being: "ember/plain" });
        }
      }
    });
  });

  test("M25 others see nothing of notes, tags, days, zones and audiences", async () => {
    const { self, idOf } = await somebody();
    const kept = await log(self, 1, {
      note: "MARKER in a note",
      tags: ["MARKER in a tag"],
      audience: "friends",
      mood: "fizzy",
    });
    const { id, mood, intensity, valence, arousal, feltAtMs } = kept;
    const told = valueOf(await moods().shared(idOf("friend"), self));
    expect(told.moods).toEqual([{ id, mood, intensity, valence, arousal, feltAtMs }]);
    expect(JSON.stringify(told)).not.toMatch(/MARKER|Berlin/);
    // To whoever is not its person an id opens nothing.
    expect(await moods().one(idOf("friend"), id)).toBeNull();
  });

  test("M26 of the last seven days the newest are shown, thirty at most, and none that was deleted", async () => {
    const { self, idOf } = await somebody();
    const shown = async () => valueOf(await moods().shared(idOf("friend"), self)).moods.map(({ mood }) => mood);
    await log(self, 7 * 24 + 1, { audience: "everyone", mood: "too old" });
    const last = await log(self, 7 * 24 - 1, { audience: "everyone", mood: "just in" });
    const gone = await log(self, 1, { audience: "everyone", mood: "gone" });
    expect(await shown()).toEqual(["gone", "just in"]);
    valueOf(await moods().remove(self, gone.id, { baseRevision: 1, editedAtMs: gone.editedAtMs }));
    expect(await shown()).toEqual([last.mood]);
    for (let hour = 31; hour >= 1; hour -= 1) await log(self, hour, { audience: "friends", mood: `${hour}` });
    expect(await shown()).toEqual(Array.from({ length: 30 }, (_, at) => `${at + 1}`));
  });

  test("M27 a tie that ends, or a block, ends it at once; nobody, and whoever is gone, shows nothing", async () => {
    const { self, idOf } = await somebody();
    const friend = idOf("friend");
    await log(self, 1, { audience: "friends" });
    expect(valueOf(await moods().shared(friend, self)).moods).toHaveLength(1);
    valueOf(await world().follows.setFollowing(self, friend, false));
    expect(await moods().shared(friend, self)).toEqual(NOT_SHOWN);
    valueOf(await world().privacy.change(self, { showMoodTo: "followers" }));
    expect(valueOf(await moods().shared(friend, self)).moods).toEqual([]);
    valueOf(await world().people.setBlocked(self, friend, true));
    expect(await moods().shared(friend, self)).toEqual(NO_ONE);
    for (const id of [NOBODY, "x", "' or true"]) expect(await moods().shared(friend, id)).toEqual(NO_ONE);
    await world().removeUser(self);
    expect(await moods().shared(idOf("follower"), self)).toEqual(NO_ONE);
  });

  test("M38 an inbox shows the newest mood of a day that each friend shows to friends, and when one's own changed", async () => {
    const { self, idOf } = await somebody();
    const friend = idOf("friend");
    const around = (id: string) => moods().around(id, 10);
    expect(await around(friend)).toEqual({ moodsAtMs: 0, insightsAtMs: 0, moods: [] });
    await log(self, 3, { audience: "friends", mood: "calm", valence: 0.75, arousal: 0.25 });
    await log(self, 1, { audience: "nobody", mood: "hidden" });
    const shown = (await around(friend)).moods;
    expect(shown).toMatchObject([{ id: self, name: "self", being: "ember/plain", mood: "calm", valence: 0.75 }]);
    expect(Object.keys(shown[0] ?? {}).toSorted()).toEqual([
      "arousal",
      "being",
      "feltAtMs",
      "id",
      "mood",
      "name",
      "valence",
    ]);
    for (const name of ["self", "follower", "followed", "stranger"])
      expect((await around(idOf(name))).moods).toEqual([]);
    const { moodsAtMs } = await around(self);
    const newest = await log(self, 0, { audience: "everyone", mood: "bright" });
    expect((await around(self)).moodsAtMs).toBeGreaterThan(moodsAtMs);
    expect((await around(friend)).moods.map(({ mood }) => mood)).toEqual(["bright"]);
    valueOf(await moods().remove(self, newest.id, { baseRevision: 1, editedAtMs: newest.editedAtMs + 1 }));
    expect((await around(friend)).moods.map(({ mood }) => mood)).toEqual(["calm"]);
    valueOf(await world().people.setMuted(friend, self, true));
    expect((await around(friend)).moods).toEqual([]);
    valueOf(await world().people.setMuted(friend, self, false));
    valueOf(await world().privacy.change(self, { showMoodTo: "nobody" }));
    expect((await around(friend)).moods).toEqual([]);
    for (const id of [NOBODY, "x"]) expect(await around(id)).toEqual({ moodsAtMs: 0, insightsAtMs: 0, moods: [] });
  });

  test("M39 a mood that is older than a day is not in an inbox, and of many friends the newest are", async () => {
    const { self, idOf } = await somebody();
    await log(self, 25, { audience: "everyone" });
    expect((await moods().around(idOf("friend"), 10)).moods).toEqual([]);
    const [first, second] = [await world().addUser("One"), await world().addUser("Two")];
    for (const [hours, other] of [first, second].entries()) {
      await world().follow(self, other);
      await world().follow(other, self);
      await log(other, 2 - hours, { audience: "friends" });
    }
    expect((await moods().around(self, 10)).moods.map(({ id }) => id)).toEqual([second, first]);
    expect((await moods().around(self, 1)).moods.map(({ id }) => id)).toEqual([second]);
  });
};
