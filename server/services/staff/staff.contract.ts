import { expect, test } from "vitest";
import { STAFF_IDLE_MINUTES } from "#shared/schema/staff.ts";
import { enterWithFactor, type SecondFactorWorld } from "../second-factor/second-factor.contract.ts";
import { enterAccount, enterGuest } from "../testing/account.ts";
import { valueOf } from "../testing/hug.ts";
import type { Staff } from "./staff.port.ts";

export type StaffWorld = SecondFactorWorld & {
  readonly staff: Staff;
  /** What was written down, as `act subject`, oldest first. */
  readonly acts: () => Promise<readonly string[]>;
};

const NOBODY = "11111111-1111-4111-8111-111111111111";
const refusal = (code: string) => ({ ok: false, refusal: { code } });

/** What `Staff` promises. */
export const describeStaff = (world: () => StaffWorld): void => {
  const withRole = async (role: "moderator" | "senior_moderator" | "admin") => {
    const one = await enterWithFactor(world());
    valueOf(await world().staff.setRole(null, one.userId, role));
    return one;
  };
  /** What was written down by `work`, of these people. */
  const traced = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = (await world().acts()).length;
    await work();
    return (await world().acts()).slice(before);
  };

  test("T1 an operator at the machine gives and takes roles; the same again changes nothing and leaves no trace", async () => {
    const { staff } = world();
    const { userId } = await enterAccount(world());
    const give = () => staff.setRole(null, userId, "moderator");
    expect(await traced(async () => valueOf(await give()))).toEqual([`set_staff ${userId}`]);
    expect(await staff.roleOf(userId)).toBe("moderator");
    expect(await traced(async () => valueOf(await give()))).toEqual([]);
    valueOf(await staff.setRole(null, userId, null));
    expect(await staff.roleOf(userId)).toBeNull();
    expect(await traced(() => staff.setRole(null, userId, null))).toEqual([]);
  });

  test("T2 nobody, guests and whoever is gone get none", async () => {
    const { staff } = world();
    const [guest, gone] = [await enterGuest(world()), await enterAccount(world())];
    await world().leave(gone.userId);
    for (const id of [NOBODY, "x", guest.userId, gone.userId])
      expect(
        await traced(async () => expect(await staff.setRole(null, id, "admin")).toEqual(refusal("no_such_person"))),
      ).toEqual([]);
  });

  test("T3 only an admin gives roles, and never to themselves", async () => {
    const { staff } = world();
    const [admin, senior, mod] = [
      await withRole("admin"),
      await withRole("senior_moderator"),
      await withRole("moderator"),
    ];
    const person = await enterAccount(world());
    const refused = refusal("not_yours_to_do");
    for (const by of [senior, mod, person])
      for (const target of [person, mod, by])
        expect(await staff.setRole(by.userId, target.userId, "admin")).toEqual(refused);
    expect(await staff.setRole(admin.userId, admin.userId, null)).toEqual(refused);
    expect(await staff.setRole(NOBODY, person.userId, "admin")).toEqual(refused);
    valueOf(await staff.setRole(admin.userId, person.userId, "moderator"));
    valueOf(await staff.setRole(admin.userId, senior.userId, "moderator"));
    expect([await staff.roleOf(person.userId), await staff.roleOf(senior.userId)]).toEqual(["moderator", "moderator"]);
  });

  test("T4 the last admin stays; of two, who take each other away at once, one does", async () => {
    const { staff } = world();
    for (const { id, role } of await staff.members()) if (role === "admin") await staff.setRole(null, id, "moderator");
    const left = (await staff.members()).filter(({ role }) => role === "admin");
    for (const { id } of left) expect(await staff.setRole(null, id, null)).toEqual(refusal("last_admin"));
    const [one, other] = [await withRole("admin"), await withRole("admin")];
    for (const { id } of left) valueOf(await staff.setRole(null, id, "moderator"));
    const both = await Promise.all([
      staff.setRole(one.userId, other.userId, null),
      staff.setRole(other.userId, one.userId, null),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await staff.members()).filter(({ role }) => role === "admin")).toHaveLength(1);
  });

  test("T5 a staff session takes a role and a second factor, and leaves a trace", async () => {
    const { staff } = world();
    const mod = await withRole("moderator");
    const [account, guest] = [await enterAccount(world()), await enterGuest(world())];
    for (const { who } of [account, guest]) {
      expect(await traced(async () => expect(await staff.begin(who)).toEqual(refusal("not_staff")))).toEqual([]);
      expect(await staff.use(who)).toBeNull();
    }
    valueOf(await staff.setRole(null, account.userId, "moderator"));
    expect(await staff.begin(account.who)).toEqual(refusal("no_second_factor"));
    expect(await staff.use(mod.who)).toBeNull();
    let endsAtMs = 0;
    expect(await traced(async () => ({ endsAtMs } = valueOf(await staff.begin(mod.who))))).toEqual([
      `begin_staff_session ${mod.userId}`,
    ]);
    expect(Math.abs(endsAtMs - world().nowMs() - STAFF_IDLE_MINUTES * 60_000)).toBeLessThan(60_000);
    expect(await staff.use(mod.who)).toMatchObject({ role: "moderator" });
  });

  test("T6 it is of one device; another one of the same person, or somebody else's, has none", async () => {
    const { staff } = world();
    const [mod, other] = [await withRole("moderator"), await withRole("moderator")];
    valueOf(await staff.begin(mod.who));
    expect(await staff.use({ ...mod.who, sessionId: other.who.sessionId })).toBeNull();
    expect(await staff.isOpen({ ...other.who, sessionId: mod.who.sessionId })).toBe(false);
    expect(await staff.use({ ...other.who, sessionId: mod.who.sessionId })).toBeNull();
    await staff.end({ ...other.who, sessionId: mod.who.sessionId });
    expect(await staff.use(mod.who)).not.toBeNull();
    expect(await staff.begin({ ...mod.who, sessionId: other.who.sessionId })).toEqual(refusal("not_staff"));
  });

  test("T7 it ends after fifteen minutes without an act, by ending it, with its session, role or second factor", async () => {
    const { staff, accounts, secondFactor, pass } = world();
    const mod = await withRole("moderator");
    const begun = async () => valueOf(await staff.begin(mod.who));
    const isOn = async () => {
      const [isOpen, used] = [await staff.isOpen(mod.who), await staff.use(mod.who)];
      expect(used !== null).toBe(isOpen);
      return isOpen;
    };
    await begun();
    await pass(14);
    expect(await isOn()).toBe(true);
    await pass(14);
    expect(await isOn()).toBe(true);
    await pass(15);
    expect(await isOn()).toBe(false);
    await begun();
    await staff.end(mod.who);
    expect(await isOn()).toBe(false);
    await begun();
    valueOf(await staff.setRole(null, mod.userId, "senior_moderator"));
    expect(await isOn()).toBe(false);
    await begun();
    valueOf(await secondFactor.turnOff(mod.userId));
    expect(await isOn()).toBe(false);
    const next = await withRole("moderator");
    valueOf(await staff.begin(next.who));
    valueOf(await accounts.endSession(next.userId, next.who.sessionId));
    expect(await staff.use(next.who)).toBeNull();
  });

  test("T7 looking whether it is open does not go on with it", async () => {
    const { staff, pass } = world();
    const mod = await withRole("moderator");
    const { role, endsAtMs } = valueOf(await staff.begin(mod.who));
    await pass(10);
    expect(await staff.isOpen(mod.who)).toBe(true);
    const seen = await staff.look(mod.who);
    expect(seen?.role).toBe(role);
    expect(seen?.endsAtMs).toBeLessThan(endsAtMs + 60_000);
    await pass(6);
    expect(await staff.isOpen(mod.who)).toBe(false);
    expect(await staff.look(mod.who)).toBeNull();
  });

  test("T8 members by role, without whoever is gone, who has no role either", async () => {
    const { staff } = world();
    const [mod, admin] = [await withRole("moderator"), await withRole("admin")];
    const account = await enterAccount(world());
    valueOf(await staff.setRole(null, account.userId, "senior_moderator"));
    const ids = [mod.userId, admin.userId, account.userId];
    const listed = (await staff.members()).filter(({ id }) => ids.includes(id));
    expect(listed).toMatchObject([
      { id: admin.userId, role: "admin", hasFactor: true, name: "Fern" },
      { id: account.userId, role: "senior_moderator", hasFactor: false },
      { id: mod.userId, role: "moderator", hasFactor: true },
    ]);
    valueOf(await staff.begin(mod.who));
    await world().leave(mod.userId);
    expect((await staff.members()).map(({ id }) => id)).not.toContain(mod.userId);
    expect([await staff.roleOf(mod.userId), await staff.use(mod.who)]).toEqual([null, null]);
  });
};
