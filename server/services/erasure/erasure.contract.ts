import { expect, test } from "vitest";
import type { Accounts } from "../identity/identity.port.ts";
import type { People } from "../people/people.port.ts";
import { valueOf } from "../testing/hug.ts";
import type { Erasure } from "./erasure.port.ts";

export type ErasureWorld = {
  readonly erasure: Erasure;
  readonly accounts: Accounts;
  readonly people: Pick<People, "profile">;
  readonly nowMs: () => Promise<number>;
};

const BEING = { colour: "sage", texture: "stripe" } as const;
const DAY_MS = 24 * 3_600_000;
const cookieOf = (setCookies: readonly string[]) => new Headers({ cookie: setCookies[0]?.split(";")[0] ?? "" });

/** What `Erasure` promises before it is due. */
export const describeErasure = (world: () => ErasureWorld): void => {
  const enter = async () => {
    const { userId, setCookies } = await world().accounts.enterAsGuest("Fern", BEING, new Headers());
    return { userId, headers: cookieOf(setCookies) };
  };

  test("Z1 whoever asks is gone for everybody at once, and signed out everywhere but for undoing it", async () => {
    const { erasure, accounts, people, nowMs } = world();
    const { userId, headers } = await enter();
    const elsewhere = cookieOf(await accounts.startSession(userId, new Headers()));
    expect(await erasure.dueAtMs(userId)).toBeNull();
    const { dueAtMs, setCookies } = valueOf(await erasure.ask(userId, headers));
    expect(Math.abs(dueAtMs - (await nowMs()) - 7 * DAY_MS)).toBeLessThan(60_000);
    expect(await people.profile(userId)).toBeNull();
    expect(await accounts.session(headers)).toBeNull();
    expect(await accounts.session(elsewhere)).toBeNull();
    expect((await accounts.session(cookieOf(setCookies)))?.who.userId).toBe(userId);
    expect(await erasure.dueAtMs(userId)).toBe(dueAtMs);
  });

  test("Z2 asking again does not put it off", async () => {
    const { erasure } = world();
    const { userId, headers } = await enter();
    const first = valueOf(await erasure.ask(userId, headers));
    expect(valueOf(await erasure.ask(userId, headers)).dueAtMs).toBe(first.dueAtMs);
  });

  test("Z3 undone, everything is as it was; undoing nothing changes nothing", async () => {
    const { erasure, people } = world();
    const { userId, headers } = await enter();
    await erasure.undo(userId);
    const before = await people.profile(userId);
    valueOf(await erasure.ask(userId, headers));
    await erasure.undo(userId);
    await erasure.undo(userId);
    expect(await people.profile(userId)).toEqual(before);
    expect(await erasure.dueAtMs(userId)).toBeNull();
  });

  test("Z4 nobody is not erased", async () => {
    const nobody = "00000000-0000-4000-8000-00000000dead";
    expect(await world().erasure.ask(nobody, new Headers())).toMatchObject({ refusal: { code: "no_such_person" } });
    expect(await world().erasure.dueAtMs(nobody)).toBeNull();
  });
};
