import { expect, test } from "vitest";
import type { StaffRole } from "#shared/schema/staff.ts";
import { valueOf } from "../testing/hug.ts";
import type { AskedMeasure, Measures, Setter } from "./measures.port.ts";

export type MeasuresWorld = {
  readonly measures: Measures;
  /** Somebody who came so many minutes ago. */
  readonly person: (minutesAgo: number) => Promise<string>;
  /** Somebody on the staff. */
  readonly enter: (role: StaffRole) => Promise<Setter>;
  /** Time passes. */
  readonly pass: (minutes: number) => Promise<void>;
  /** What was written down of measures, oldest first. */
  readonly acts: () => Promise<readonly string[]>;
  /** How often it was said that limits are other ones. */
  readonly changes: () => number;
};

const NOBODY = "99999999-9999-4999-8999-999999999999";
const raid = (): AskedMeasure => ({
  id: crypto.randomUUID(),
  kind: "raid",
  settings: { newForMinutes: 60 },
  minutes: 30,
});
const limit = (): AskedMeasure => ({
  id: crypto.randomUUID(),
  kind: "limit",
  settings: { percent: 50, of: ["hug/send", "joins"] },
  minutes: 20,
});

/** What `Measures` promises. */
export const describeMeasures = (world: () => MeasuresWorld): void => {
  const find = async (id: string) => (await world().measures.list()).find((measure) => measure.id === id);
  const traced = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = (await world().acts()).length;
    await work();
    return (await world().acts()).slice(before);
  };

  test("M3 what is set is listed with its end, and asked again it is set once", async () => {
    const { measures, enter } = world();
    const by = await enter("senior_moderator");
    const asked = limit();
    const acts = await traced(async () => {
      for (const _ of [1, 2]) valueOf(await measures.set(by, asked));
    });
    expect(acts).toEqual(["set_limits"]);
    const found = await find(asked.id);
    expect(found).toMatchObject({ kind: "limit", settings: asked.settings, byId: by.userId, liftedAtMs: null });
    expect((found?.endsAtMs ?? 0) - (found?.beginsAtMs ?? 0)).toBe(20 * 60_000);
  });

  test("M3 a limit holds until its end by itself, or until it is lifted; lifting it again changes nothing", async () => {
    const { measures, enter, pass, changes } = world();
    const by = await enter("admin");
    const [one, other] = [limit(), { ...limit(), minutes: 60 }];
    for (const asked of [one, other]) valueOf(await measures.set(by, asked));
    const left = async () => (await measures.limits()).map(({ leftMs }) => Math.round(leftMs / 60_000));
    expect((await left()).filter((minutes) => minutes === 60)).toHaveLength(1);
    const before = changes();
    expect(
      await traced(async () => {
        for (const _ of [1, 2]) valueOf(await measures.lift(by, other.id));
      }),
    ).toEqual(["lift_limits"]);
    expect(changes()).toBeGreaterThan(before);
    expect((await left()).filter((minutes) => minutes === 60)).toHaveLength(0);
    await pass(21);
    expect(await measures.limits()).toEqual([]);
    expect((await find(other.id))?.liftedAtMs).toEqual(expect.any(Number));
    expect((await find(one.id))?.liftedAtMs).toBeNull();
    expect(await traced(() => measures.lift(by, one.id))).toEqual([]);
  });

  test("M2 another raid switch takes the place of the one before", async () => {
    const { measures, enter } = world();
    const by = await enter("senior_moderator");
    const [one, other] = [raid(), raid()];
    for (const asked of [one, other]) valueOf(await measures.set(by, asked));
    expect((await find(one.id))?.liftedAtMs).toEqual(expect.any(Number));
    expect((await find(other.id))?.liftedAtMs).toBeNull();
    valueOf(await measures.lift(by, other.id));
  });

  test("M1 whoever is new learns until when they are kept back; nobody else is", async () => {
    const { measures, enter, person, pass } = world();
    const by = await enter("senior_moderator");
    const [old, young] = [await person(61), await person(59)];
    expect(await measures.raidUntil(young)).toBeNull();
    const asked = raid();
    valueOf(await measures.set(by, asked));
    const endsAtMs = (await find(asked.id))?.endsAtMs;
    for (const id of [young, await person(0)]) expect(await measures.raidUntil(id)).toBe(endsAtMs);
    for (const id of [old, by.userId, NOBODY, "x"]) expect(await measures.raidUntil(id)).toBeNull();
    await pass(31);
    expect(await measures.raidUntil(young)).toBeNull();
  });

  test("refused is whoever is not what they were, and what there is not; nothing of it leaves a trace", async () => {
    const { measures, enter } = world();
    const by = await enter("moderator");
    const refusal = (code: string) => ({ ok: false, refusal: { code } });
    expect(
      await traced(async () => {
        expect(await measures.set({ ...by, role: "admin" }, raid())).toEqual(refusal("not_yours_to_do"));
        expect(await measures.set({ userId: NOBODY, role: "admin" }, raid())).toEqual(refusal("not_yours_to_do"));
        for (const id of [NOBODY, "x"]) expect(await measures.lift(by, id)).toEqual(refusal("no_such_measure"));
      }),
    ).toEqual([]);
  });
};
