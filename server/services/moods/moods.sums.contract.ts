import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { streakOf } from "#shared/mood/streak.ts";
import type { MoodView, NewMood } from "#shared/schema/mood.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";
import { editOf, newMood } from "../testing/mood.ts";
import { EVER, NOBODY } from "./moods.contract.ts";

const PLACES = 9;
const HOUR_MS = 3_600_000;
const ZONES = ["Europe/Berlin", "America/New_York", "Pacific/Apia", "Pacific/Honolulu", "Asia/Kathmandu", "UTC"];
const place = (moods: readonly MoodView[]) => ({
  entries: moods.length,
  valence: expect.closeTo(moods.reduce((sum, { valence }) => sum + valence, 0) / moods.length, PLACES) as number,
  arousal: expect.closeTo(moods.reduce((sum, { arousal }) => sum + arousal, 0) / moods.length, PLACES) as number,
});

/** The hour that a wall clock shows, by another way than the services'. */
const hourIn = ({ timeZone, feltAtMs }: MoodView): number =>
  Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(feltAtMs));
const weekdayIn = ({ timeZone, feltAtMs }: MoodView): number =>
  ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(
    new Intl.DateTimeFormat("en-US", { timeZone, weekday: "short" }).format(feltAtMs),
  );

/** What `Moods` promises of days, hours, tags and words. */
export const describeMoodSums: Contract = (world) => {
  const moods = () => world().moods;
  const allOf = async (userId: string): Promise<readonly MoodView[]> => {
    const all: MoodView[] = [];
    for await (const some of moods().all(userId)) all.push(...some);
    return all;
  };
  const felt = async (userId: string, timeZone: string, ...times: string[]): Promise<readonly string[]> => {
    const days: string[] = [];
    for (const time of times)
      days.push(valueOf(await moods().create(userId, newMood({ timeZone, feltAtMs: Date.parse(time) }))).day);
    return days;
  };
  const daysOf = async (userId: string, from = EVER.from, until = EVER.until) =>
    (await moods().days(userId, { from, until })).map(({ day, entries }) => `${day} ${entries}`);

  test("M19 a day is that of the calendar on the wall, whichever way clocks are turned", async () => {
    const ann = await world().addUser("Ann");
    // Spring: at 2 it is 3. Autumn: at 3 it is 2 again.
    const spring = ["2025-03-29T22:59:59Z", "2025-03-29T23:00:00Z", "2025-03-30T21:59:59Z", "2025-03-30T22:00:00Z"];
    expect(await felt(ann, "Europe/Berlin", ...spring)).toEqual([
      "2025-03-29",
      "2025-03-30",
      "2025-03-30",
      "2025-03-31",
    ]);
    const autumn = [
      "2025-10-25T21:59:59Z",
      "2025-10-25T22:00:00Z",
      "2025-10-26T00:30:00Z",
      "2025-10-26T01:30:00Z",
      "2025-10-26T22:59:59Z",
      "2025-10-26T23:00:00Z",
    ];
    expect(new Set(await felt(ann, "Europe/Berlin", ...autumn))).toEqual(
      new Set(["2025-10-25", "2025-10-26", "2025-10-27"]),
    );
    expect(await daysOf(ann)).toEqual([
      "2025-03-29 1",
      "2025-03-30 2",
      "2025-03-31 1",
      "2025-10-25 1",
      "2025-10-26 4",
      "2025-10-27 1",
    ]);
    // The hour that a clock shows twice is one hour.
    const twice = (await moods().hours(ann, { from: "2025-10-26", until: "2025-10-26" })).filter(
      ({ hour }) => hour === 2,
    );
    expect(twice).toMatchObject([{ weekday: 6, hour: 2, entries: 2 }]);
  });

  test("M19 a day that a zone left out is nobody's, and who crosses the date line has a day twice or not", async () => {
    const ann = await world().addUser("Ann");
    expect(await felt(ann, "Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-30T10:00:00Z")).toEqual([
      "2011-12-29",
      "2011-12-31",
    ]);
    expect(await daysOf(ann, "2011-12-30", "2011-12-30")).toEqual([]);
    // From Honolulu to Tokyo, and back before it was: a later mood of an earlier day.
    await felt(ann, "Pacific/Honolulu", "2025-06-10T08:00:00Z");
    await felt(ann, "Asia/Tokyo", "2025-06-10T16:00:00Z");
    await felt(ann, "Pacific/Honolulu", "2025-06-11T02:00:00Z");
    expect(await daysOf(ann, "2025-06-01", "2025-06-30")).toEqual(["2025-06-09 1", "2025-06-10 1", "2025-06-11 1"]);
    const page = await moods().page(ann, { from: "2025-06-09", until: "2025-06-11" }, null, null, 10);
    expect(page?.moods.map(({ day }) => day)).toEqual(["2025-06-10", "2025-06-11", "2025-06-09"]);
  });

  test("M20 both ends of a range are in it; one that ends before it begins has nothing", async () => {
    const ann = await world().addUser("Ann");
    await felt(ann, "UTC", "2025-01-30T12:00:00Z", "2025-01-31T12:00:00Z", "2025-02-01T12:00:00Z");
    expect(await daysOf(ann, "2025-01-31", "2025-01-31")).toEqual(["2025-01-31 1"]);
    expect(await daysOf(ann, "2025-01-30", "2025-01-31")).toEqual(["2025-01-30 1", "2025-01-31 1"]);
    const [from, until] = ["2025-02-01", "2025-01-30"];
    for (const list of ["days", "hours", "tags"] as const)
      expect(await moods()[list](ann, { from, until })).toEqual([]);
    expect(await moods().page(ann, { from, until }, null, null, 10)).toEqual({ moods: [], next: null });
  });

  test("M21 a changed, a deleted and a restored mood move their days with them", async () => {
    const ann = await world().addUser("Ann");
    const kept = valueOf(await moods().create(ann, newMood({ feltAtMs: Date.UTC(2025, 4, 6, 10), timeZone: "UTC" })));
    await felt(ann, "UTC", "2025-05-06T20:00:00Z");
    const edit = editOf(kept, { feltAtMs: Date.UTC(2025, 4, 7, 10), valence: 0, mood: "grey" }, kept.editedAtMs);
    valueOf(await moods().edit(ann, kept.id, edit));
    expect(await daysOf(ann)).toEqual(["2025-05-06 1", "2025-05-07 1"]);
    expect(await moods().days(ann, { from: "2025-05-07", until: "2025-05-07" })).toMatchObject([
      { valence: 0, lowest: 0, highest: 0 },
    ]);
    valueOf(await moods().remove(ann, kept.id, { baseRevision: 2, editedAtMs: kept.editedAtMs }));
    expect(await daysOf(ann)).toEqual(["2025-05-06 1"]);
    expect((await moods().words(ann)).map(({ mood }) => mood)).toEqual(["calm"]);
    valueOf(await moods().restore(ann, kept.id, null));
    expect(await daysOf(ann)).toEqual(["2025-05-06 1", "2025-05-07 1"]);
  });

  test("M22 tags and words come by how often they were used; a word stands where it was last put", async () => {
    const ann = await world().addUser("Ann");
    const at = (hour: number) => Date.UTC(2025, 4, 6, hour);
    for (const one of [
      newMood({ mood: "A Word of mine", tags: ["Walk", "tea"], valence: 0.1, arousal: 0.9, feltAtMs: at(8) }),
      newMood({ mood: "a word of mine", tags: ["walk"], valence: 0.3, arousal: 0.8, feltAtMs: at(12) }),
      newMood({ mood: "a word of mine", tags: [], valence: 0.2, arousal: 0.7, feltAtMs: at(9) }),
      newMood({ mood: "calm", tags: ["WALK"], feltAtMs: at(10) }),
    ])
      valueOf(await moods().create(ann, one));
    expect(await moods().words(ann)).toEqual([
      { mood: "a word of mine", entries: 3, valence: 0.3, arousal: 0.8 },
      { mood: "calm", entries: 1, valence: 0.75, arousal: 0.25 },
    ]);
    const tags = await moods().tags(ann, EVER);
    expect(tags.map(({ tag, entries }) => [tag.toLowerCase(), entries])).toEqual([
      ["walk", 3],
      ["tea", 1],
    ]);
    expect(await moods().tags(ann, { from: "2025-05-07", until: "2025-05-08" })).toEqual([]);
  });

  /** Once a day for so many days, the last of them so long ago, by the clock of a zone. */
  const daily = async (userId: string, timeZone: string, days: number, lastAgoMs: number): Promise<number> => {
    const nowMs = Math.floor(await world().nowMs());
    const entries = Array.from({ length: days }, (_, back) =>
      newMood({ timeZone, feltAtMs: nowMs - lastAgoMs - back * 24 * HOUR_MS }),
    );
    for (let from = 0; from < days; from += 50)
      valueOf(
        await moods().importPart(userId, { key: randomUUID(), name: "a.csv", entries: entries.slice(from, from + 50) }),
      );
    return nowMs;
  };

  test("M45 a streak goes on through a day that the date line takes, and counts one that is given twice once", async () => {
    const ann = await world().addUser("Ann");
    // Where days end last, and then, within a day, where they begin first: the calendar jumps by one day more, or by two.
    const nowMs = await daily(ann, "Etc/GMT+12", 4, 22.5 * HOUR_MS);
    const landed = valueOf(await moods().create(ann, newMood({ timeZone: "Pacific/Kiritimati", feltAtMs: nowMs })));
    const all = { kind: "going", days: 5, hasToday: true, restDaysLeft: 2 };
    expect(await moods().streak(ann, landed.day)).toEqual(all);
    // Back over the line today is a day that was: days after it count like it.
    const [west] = new Date(nowMs - 12 * HOUR_MS).toISOString().split("T");
    expect(await moods().streak(ann, west ?? "")).toEqual(all);
    valueOf(await moods().remove(ann, landed.id, { baseRevision: 1, editedAtMs: nowMs }));
    expect(await moods().streak(ann, west ?? "")).toMatchObject({ days: 4, restDaysLeft: 2 });
  });

  test("M45 a streak is as long as it is, and what is none, or nobody's, is none", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const nowMs = await daily(ann, "UTC", 430, 0);
    const today = new Date(nowMs).toISOString().slice(0, 10);
    const year = { kind: "going", days: 430, hasToday: true, restDaysLeft: 2 };
    expect(await moods().streak(ann, today)).toEqual(year);
    // A day that it is nowhere is the nearest that it is.
    expect(await moods().streak(ann, "2001-01-01")).toMatchObject({ days: 430 });
    expect(await moods().streak(ann, "2999-01-01")).toMatchObject({ days: 430 });
    await daily(ben, "UTC", 3, 5 * 24 * HOUR_MS);
    expect(await moods().streak(ben, today)).toEqual({ kind: "none" });
    for (const nobody of [NOBODY, "nobody"]) expect(await moods().streak(nobody, today)).toEqual({ kind: "none" });
  });

  const unit = fc.oneof(fc.constantFrom(0, 1, 0.5), fc.double({ min: 0, max: 1, noNaN: true }));
  const some: fc.Arbitrary<NewMood> = fc
    .record({
      mood: fc.constantFrom("calm", "Calm", "grey", "ein eigenes Wort"),
      valence: unit,
      arousal: unit,
      tags: fc.subarray(["tea", "Walk", "work", "Ärger"]),
      feltAtMs: fc.integer({ min: 0, max: 24 * 12 }).map((hours) => Date.UTC(2025, 2, 24) + hours * HOUR_MS),
      timeZone: fc.constantFrom(...ZONES),
    })
    .map((of) => newMood(of));

  test("M23 days, hours, tags and words are what one computes from all of the moods", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 25 }), async (entries) => {
        const ann = await world().addUser("Ann");
        valueOf(await moods().importPart(ann, { key: entries[0]?.key ?? "", name: "some.csv", entries }));
        const all = await allOf(ann);
        expect(all).toHaveLength(entries.length);
        const [from, until] = ["2025-03-25", "2025-04-02"];
        const within = all.filter(({ day }) => from <= day && day <= until);
        const days = [...Map.groupBy(within, ({ day }) => day)].toSorted(([one], [other]) => (one < other ? -1 : 1));
        expect(await moods().days(ann, { from, until })).toEqual(
          days.map(([day, own]) => {
            const valences = own.map(({ valence }) => valence);
            return { day, ...place(own), lowest: Math.min(...valences), highest: Math.max(...valences) };
          }),
        );
        const hours = Map.groupBy(within, (mood) => 100 * weekdayIn(mood) + hourIn(mood));
        expect(await moods().hours(ann, { from, until })).toEqual(
          [...hours]
            .toSorted(([one], [other]) => one - other)
            .map(([at, own]) => ({ weekday: Math.floor(at / 100), hour: at % 100, ...place(own) })),
        );
        const tags = new Set(within.flatMap((mood) => mood.tags));
        const told = await moods().tags(ann, { from, until });
        expect(told).toHaveLength(tags.size);
        for (const tag of tags)
          expect(told).toContainEqual({ tag, ...place(within.filter((mood) => mood.tags.includes(tag))) });
        expect(told.map(({ entries: count }) => count)).toEqual(
          told.map(({ entries: count }) => count).toSorted((one, other) => other - one),
        );
        const lived = all.map(({ day, feltAtMs }) => ({ day, atMs: feltAtMs }));
        const nowMs = await world().nowMs();
        const today = new Date(nowMs).toISOString().slice(0, 10);
        expect(await moods().streak(ann, today)).toEqual(streakOf(lived, { day: today, atMs: nowMs }));
        const words = await moods().words(ann);
        expect(words.reduce((sum, { entries: count }) => sum + count, 0)).toBe(all.length);
      }),
      { numRuns: 12, seed: 20_261_126 },
    );
  });
};
