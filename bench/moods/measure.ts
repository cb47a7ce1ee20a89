import { dayOfNumber } from "../../shared/mood/day-number.ts";
import type { MoodDay } from "../../shared/schema/mood.ts";
import { batcherOn, READ_LIMITS } from "../../server/platform/batcher.ts";
import { systemClock } from "../../server/platform/clock.ts";
import type { Rows } from "../../server/platform/database/database.ts";
import { createMoods } from "../../server/services/moods/moods.service.ts";
import { daysOf, UNTIL_MS } from "./made-moods.ts";
import type { MoodsPlan } from "./moods-plan.ts";

/** Times of each look, ms. */
export type Measured = {
  /** The days of a month and the entries of one of them, as the page asks for them. */
  readonly month: readonly number[];
  /** The days of the same month, grouped anew from their entries. */
  readonly naive: readonly number[];
  /** A question that asks nothing: what the way there and back takes on this machine. */
  readonly floor: readonly number[];
  /** Days seen in all, so that nobody measures empty months. */
  readonly days: number;
  /** The two ways said the same of every month. */
  readonly isSame: boolean;
};

const DAY_MS = 86_400_000;
const NAIVE = `
  select local_day::text as day, count(*)::int as entries, avg(valence) as valence, avg(arousal) as arousal,
    min(valence) as lowest, max(valence) as highest
  from mood_entries where user_id = $1 and deleted_at is null
    and extract(year from local_day) = $2 and extract(month from local_day) = $3
  group by 1 order by 1`;

const isAlike = (one: readonly MoodDay[], other: readonly MoodDay[]): boolean =>
  one.length === other.length &&
  one.every(({ day, entries, valence }, at) => {
    const same = other[at];
    return day === same?.day && entries === same.entries && Math.abs(valence - same.valence) < 1e-9;
  });

/** Looks at months of people drawn from a fixed seed, one after the other, each once by both ways in turn. */
export const measureMonths = async (database: Rows, people: readonly string[], plan: MoodsPlan): Promise<Measured> => {
  const noNotes = { sealAll: async () => [], openAll: async () => [] };
  const moods = createMoods({ database, sealing: noNotes, createBatcher: batcherOn(systemClock, READ_LIMITS) });
  let drawn = 11;
  const draw = (below: number): number => {
    drawn = (drawn * 48_271) % 2_147_483_647;
    return drawn % below;
  };
  const look = async () => {
    const userId = people[draw(people.length)] ?? "";
    const inMonth = dayOfNumber(Math.floor(UNTIL_MS / DAY_MS) - draw(daysOf(plan)));
    const [year = 0, month = 0] = inMonth.split("-").map(Number);
    const [from, until] = [Date.UTC(year, month - 1, 1), Date.UTC(year, month, 0)].map((ms) =>
      dayOfNumber(ms / DAY_MS),
    ) as [string, string]; // as: there are two
    const beganMs = performance.now();
    const [days] = await Promise.all([
      moods.days(userId, { from, until }),
      moods.page(userId, { from: inMonth, until: inMonth }, null, null, 50),
    ]);
    const monthMs = performance.now() - beganMs;
    const naiveBeganMs = performance.now();
    const naive = await database.rows<MoodDay>(NAIVE, [userId, year, month]);
    const naiveMs = performance.now() - naiveBeganMs;
    const floorBeganMs = performance.now();
    await database.rows("select 1");
    const floorMs = performance.now() - floorBeganMs;
    return { monthMs, naiveMs, floorMs, days: days.length, isSame: isAlike(days, naive) };
  };
  for (let time = 0; time < 20; time += 1) await look();
  const looks: Awaited<ReturnType<typeof look>>[] = [];
  for (let time = 0; time < plan.looks; time += 1) looks.push(await look());
  return {
    month: looks.map(({ monthMs }) => monthMs),
    naive: looks.map(({ naiveMs }) => naiveMs),
    floor: looks.map(({ floorMs }) => floorMs),
    days: looks.reduce((sum, { days }) => sum + days, 0),
    isSame: looks.every(({ isSame }) => isSame),
  };
};
