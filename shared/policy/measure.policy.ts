/**
 * What holds for everybody for a while, and never without an end. The database decides M1 to M3 the same (`raid_ends_at`).
 *
 *  M1 While a raid switch is on, whoever came after `newForMinutes` before its beginning sends no hugs and requests, and
 *     makes and joins no group hugs. Everything else is open to them; who comes in meanwhile counts as new.
 *  M2 One raid switch at a time: another one takes the place of the one before. The staff are never new.
 *  M3 A measure is over at its end by itself, or when it is lifted.
 *  M4 A limit makes rates lower, never higher; of several that hold the lowest counts. Nothing becomes impossible.
 *  M5 What a process knows holds until its end, also when the database is away.
 */
import type { RateLimit } from "../schema/limits.ts";
import type { LimitSettings, Measured } from "../schema/measure.ts";

/** Whether somebody is new to a raid switch (M1). Moments in ms since 1970. */
export const isNewTo = (
  raid: { readonly beginsAtMs: number; readonly newForMinutes: number },
  sinceMs: number,
): boolean => sinceMs > raid.beginsAtMs - raid.newForMinutes * 60_000;

/** Per cent of the usual rate that is left of something (M4). */
export const percentOf = (limits: readonly LimitSettings[], name: Measured): number =>
  Math.min(100, ...limits.filter(({ of }) => of.includes(name)).map(({ percent }) => percent));

/** A rate of which so many per cent are left (M4). */
export const stricter = (limit: RateLimit, percent: number): RateLimit =>
  percent >= 100
    ? limit
    : { burst: Math.max(1, Math.floor((limit.burst * percent) / 100)), perMinute: (limit.perMinute * percent) / 100 };

/** A number of which so many per cent are left, at least 1 (M4). */
export const fewer = (number: number, percent: number): number =>
  percent >= 100 ? number : Math.max(1, Math.floor((number * percent) / 100));
