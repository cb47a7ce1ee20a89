import { expect, test } from "vitest";
import type { PersonRestriction, RestrictionKind } from "#shared/schema/restriction.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import { valueOf } from "../testing/hug.ts";
import type { Acting, AskedRestriction, Restrictions } from "./restrictions.port.ts";

export type RestrictionsWorld = {
  readonly restrictions: Restrictions;
  /** A new person, with a role on the staff if one is said. */
  readonly person: (role?: StaffRole) => Promise<string>;
  /** Somebody comes on the staff. */
  readonly give: (userId: string, role: StaffRole) => Promise<void>;
  readonly groupHug: (hostId: string) => Promise<string>;
  readonly endGroupHug: (id: string) => Promise<void>;
  readonly leave: (userId: string) => Promise<void>;
  readonly pass: (hours: number) => Promise<void>;
  /** What was written down, as `act subject`, oldest first. */
  readonly acts: () => Promise<readonly string[]>;
  /** Of whom it was said that what they may do has changed. */
  readonly changed: readonly string[];
};

const NOBODY = "11111111-1111-4111-8111-111111111111";
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const DAYS = 24;

/** What `Restrictions` promises. */
export const describeRestrictions = (world: () => RestrictionsWorld): void => {
  const staff = async (role: StaffRole): Promise<Acting> => ({ userId: await world().person(role), role });
  const asked = (userId: string, kind: RestrictionKind, hours: number | null): AskedRestriction => ({
    userId,
    kind,
    hours,
    category: "harassment",
    statement: "You wrote to them again and again.",
  });
  const restrict = async (by: Acting, userId: string, kind: RestrictionKind, hours: number | null) =>
    valueOf(await world().restrictions.restrict(by, asked(userId, kind, hours)));
  const traced = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = (await world().acts()).length;
    await work();
    return (await world().acts()).slice(before);
  };

  test("U1 each kind is set with its reason and its end, and leaves a trace; who did it is not told", async () => {
    const { restrictions } = world();
    const [mod, person] = [await staff("moderator"), await world().person()];
    const kinds: readonly PersonRestriction[] = ["hold_hugs", "limit", "suspend"];
    for (const kind of kinds) {
      const trace = await traced(() => restrict(mod, person, kind, 24));
      expect(trace).toEqual([`${kind} ${person}`]);
    }
    const listed = await restrictions.ofPerson(person);
    expect(listed.map(({ kind }) => kind).toSorted()).toEqual([...kinds].toSorted());
    for (const { beginsAtMs, endsAtMs, ...rest } of listed) {
      expect(Math.round((endsAtMs ?? 0) - beginsAtMs)).toBe(24 * 3_600_000);
      expect(rest).toMatchObject({
        userId: person,
        category: "harassment",
        statement: "You wrote to them again and again.",
        byId: mod.userId,
        liftedAtMs: null,
        appeal: null,
      });
    }
    const own = await restrictions.own(person);
    expect(own).toHaveLength(3);
    expect(JSON.stringify(own)).not.toContain(mod.userId);
    expect(own[0]).toMatchObject({ category: "harassment", statement: "You wrote to them again and again." });
    expect(world().changed).toContain(person);
  });

  test("U2 nobody acts on themselves, on who is not below them, or for longer than their role may", async () => {
    const { restrictions } = world();
    const [mod, other, senior] = [await staff("moderator"), await staff("moderator"), await staff("senior_moderator")];
    const person = await world().person();
    const never = refusal("not_yours_to_do");
    const trace = await traced(async () => {
      for (const target of [mod, other, senior])
        expect(await restrictions.restrict(mod, asked(target.userId, "limit", 1))).toEqual(never);
      expect(await restrictions.restrict(mod, asked(person, "hold_hugs", 73))).toEqual(never);
      expect(await restrictions.restrict(mod, asked(person, "suspend", 7 * DAYS + 1))).toEqual(never);
      expect(await restrictions.restrict(mod, asked(person, "suspend", null))).toEqual(never);
      for (const hours of [1, null])
        expect(await restrictions.restrict(mod, asked(person, "ban", hours))).toEqual(never);
      // A role that somebody has no more.
      expect(await restrictions.restrict({ ...mod, role: "admin" }, asked(person, "limit", 1))).toEqual(never);
      expect(
        await restrictions.restrict({ userId: person, role: "moderator" }, asked(other.userId, "limit", 1)),
      ).toEqual(never);
      for (const nobody of [NOBODY, "x"])
        expect(await restrictions.restrict(mod, asked(nobody, "limit", 1))).toEqual(refusal("no_such_person"));
    });
    expect(trace).toEqual([]);
    await restrict(senior, mod.userId, "suspend", 90 * DAYS);
    await restrict(senior, person, "ban", 90 * DAYS);
  });

  test("U3 a ban for longer than one sets alone takes two as well; of one person one waits", async () => {
    const { restrictions } = world();
    const [senior, other] = [await staff("senior_moderator"), await staff("admin")];
    const person = await world().person();
    const asking = await restrict(senior, person, "ban", 365 * DAYS);
    expect(asking.isAsked).toBe(true);
    const listed = (await restrictions.approvals(other)).find(({ id }) => id === asking.id);
    expect(listed).toMatchObject({ hours: 365 * DAYS, ofCaseId: null, caseId: null, isMine: true });
    expect(await restrictions.ofPerson(person)).toEqual([]);
    for (const hours of [365 * DAYS, null])
      expect(
        await traced(async () =>
          expect(await restrictions.restrict(other, asked(person, "ban", hours))).toEqual(refusal("waits_for_two")),
        ),
      ).toEqual([]);
    valueOf(await restrictions.answerApproval(other, asking.id, true));
    const [ban] = await restrictions.ofPerson(person);
    expect(Math.round((ban?.endsAtMs ?? 0) - (ban?.beginsAtMs ?? 0))).toBe(365 * DAYS * 3_600_000);
    // Answered, or too old, it waits no more.
    expect((await restrict(senior, person, "ban", null)).isAsked).toBe(true);
    await world().pass(25);
    expect((await restrict(senior, person, "ban", null)).isAsked).toBe(true);
  });

  test("U3 a yes does nothing to somebody on whom whoever asked may not act any more", async () => {
    const { restrictions } = world();
    const [senior, admin] = [await staff("senior_moderator"), await staff("admin")];
    const person = await world().person();
    const { id } = await restrict(senior, person, "ban", null);
    await world().give(person, "senior_moderator");
    const none = refusal("no_such_approval");
    expect(await traced(async () => expect(await restrictions.answerApproval(admin, id, true)).toEqual(none))).toEqual(
      [],
    );
    expect(await restrictions.ofPerson(person)).toEqual([]);
    valueOf(await restrictions.answerApproval(admin, id, false));
  });

  test("U3 a ban for good takes a second person, who may do it, is another one, and answers within a day", async () => {
    const { restrictions } = world();
    const [senior, other, mod] = [await staff("senior_moderator"), await staff("admin"), await staff("moderator")];
    const person = await world().person();
    const { id, isAsked } = await restrict(senior, person, "ban", null);
    expect(isAsked).toBe(true);
    expect(await restrictions.ofPerson(person)).toEqual([]);
    const mine = async (by: Acting) => (await restrictions.approvals(by)).find((one) => one.id === id);
    expect(await mine(senior)).toMatchObject({ isMine: false, act: "ban", aboutId: person, category: "harassment" });
    expect(await mine(mod)).toMatchObject({ isMine: false });
    expect(await mine(other)).toMatchObject({ isMine: true, statement: "You wrote to them again and again." });
    for (const by of [senior, mod])
      expect(await restrictions.answerApproval(by, id, true)).toEqual(refusal("not_yours_to_do"));
    expect(await traced(async () => valueOf(await restrictions.answerApproval(other, id, true)))).toEqual([
      `approve ${id}`,
      `ban ${person}`,
    ]);
    expect(await restrictions.ofPerson(person)).toMatchObject([
      { kind: "ban", endsAtMs: null, byId: senior.userId, approvedById: other.userId },
    ]);
    expect(await restrictions.answerApproval(other, id, true)).toEqual(refusal("no_such_approval"));
    expect(await mine(other)).toBeUndefined();

    const again = await restrict(senior, await world().person(), "ban", null);
    valueOf(await restrictions.answerApproval(other, again.id, false));
    const late = await restrict(senior, await world().person(), "ban", null);
    await world().pass(25);
    expect(await restrictions.answerApproval(other, late.id, true)).toEqual(refusal("no_such_approval"));
    for (const nothing of [NOBODY, "x"])
      expect(await restrictions.answerApproval(other, nothing, true)).toEqual(refusal("no_such_approval"));
  });

  test("U3 of two who answer at once one does", async () => {
    const { restrictions } = world();
    const [senior, one, two] = [await staff("senior_moderator"), await staff("admin"), await staff("admin")];
    const person = await world().person();
    const { id } = await restrict(senior, person, "ban", null);
    const said = await Promise.all([one, two].map((by) => restrictions.answerApproval(by, id, true)));
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await restrictions.ofPerson(person)).toHaveLength(1);
  });

  test("U4 it is lifted by who did it for ten minutes, and by whoever could have done it", async () => {
    const { restrictions } = world();
    const [mod, other, senior] = [await staff("moderator"), await staff("moderator"), await staff("senior_moderator")];
    const person = await world().person();
    const first = await restrict(mod, person, "suspend", 24);
    expect(await traced(async () => valueOf(await restrictions.lift(other, first.id)))).toEqual([
      `lift_suspend ${person}`,
    ]);
    expect(await traced(async () => valueOf(await restrictions.lift(other, first.id)))).toEqual([]);
    const long = await restrict(senior, person, "suspend", 90 * DAYS);
    expect(await restrictions.lift(mod, long.id)).toEqual(refusal("not_yours_to_do"));
    valueOf(await restrictions.lift(senior, long.id));
    const own = await restrict(senior, mod.userId, "limit", 24);
    expect(await restrictions.lift(mod, own.id)).toEqual(refusal("not_yours_to_do"));
    for (const nothing of [NOBODY, "x"])
      expect(await restrictions.lift(mod, nothing)).toEqual(refusal("no_such_restriction"));
    expect((await restrictions.ofPerson(person)).every(({ liftedAtMs }) => liftedAtMs !== null)).toBe(true);
  });

  test("U5 mute and remove are of one group hug, once, without an end", async () => {
    const { restrictions } = world();
    const [mod, person] = [await staff("moderator"), await world().person()];
    const groupHugId = await world().groupHug(person);
    const inRoom = { ...asked(person, "mute", null), groupHugId };
    const { id } = valueOf(await restrictions.restrict(mod, inRoom));
    const removed = valueOf(await restrictions.restrict(mod, { ...inRoom, kind: "remove" })).id;
    expect(valueOf(await restrictions.restrict(mod, { ...inRoom, kind: "remove" })).id).toBe(removed);
    const open = async () =>
      (await restrictions.ofPerson(person))
        .flatMap(({ kind, liftedAtMs }) => (liftedAtMs === null ? kind : []))
        .toSorted();
    expect(await open()).toEqual(["mute", "remove"]);
    valueOf(await restrictions.lift(mod, id));
    expect(await open()).toEqual(["remove"]);
    expect(await restrictions.restrict(mod, { ...inRoom, groupHugId: NOBODY })).toEqual(refusal("no_such_group_hug"));
    const short = { ...inRoom, hours: 1 / 12 };
    const first = valueOf(await restrictions.restrict(mod, short)).id;
    await world().pass(1 / 10);
    // Its time ran out, so this is another one.
    const trace = await traced(async () => expect(valueOf(await restrictions.restrict(mod, short)).id).not.toBe(first));
    expect(trace).toEqual([`mute ${person}`]);
    await world().endGroupHug(groupHugId);
    await world().pass(1 / 10);
    expect(await restrictions.restrict(mod, short)).toEqual(refusal("wrong_phase"));
  });

  test("U5 a mute that is set again takes the place of the one before, with its end and its words", async () => {
    const { restrictions } = world();
    const [mod, other, person] = [await staff("moderator"), await staff("moderator"), await world().person()];
    const inRoom = { ...asked(person, "mute", 1 / 12), groupHugId: await world().groupHug(person) };
    const first = valueOf(await restrictions.restrict(mod, inRoom)).id;
    const longer = { ...inRoom, hours: 1, statement: "It did not get quieter." };
    let second = "";
    const trace = await traced(async () => (second = valueOf(await restrictions.restrict(other, longer)).id));
    expect(trace).toEqual([`lift_mute ${person}`, `mute ${person}`]);
    expect(second).not.toBe(first);
    const [now, before, ...more] = await restrictions.ofPerson(person);
    expect([now?.id, before?.id, more]).toEqual([second, first, []]);
    expect(now).toMatchObject({ liftedAtMs: null, byId: other.userId, statement: "It did not get quieter." });
    expect(Math.round((now?.endsAtMs ?? 0) - (now?.beginsAtMs ?? 0))).toBe(3_600_000);
    expect(before?.liftedAtMs).toEqual(expect.any(Number));
  });

  test("U12 a case that is named is one about that person", async () => {
    const { restrictions } = world();
    const [senior, person] = [await staff("senior_moderator"), await world().person()];
    const trace = await traced(async () => {
      for (const one of [asked(person, "limit", 24), asked(person, "ban", null)])
        expect(await restrictions.restrict(senior, { ...one, caseId: NOBODY })).toEqual(refusal("no_such_case"));
    });
    expect(trace).toEqual([]);
  });

  test("U6 one appeals once, against one's own, for six months", async () => {
    const { restrictions } = world();
    const [mod, person, other] = [await staff("moderator"), await world().person(), await world().person()];
    const { id } = await restrict(mod, person, "suspend", 24);
    expect(await restrictions.appeal(other, id, "Let me in.")).toEqual(refusal("no_such_restriction"));
    valueOf(await restrictions.appeal(person, id, "It was a joke between friends."));
    expect(await restrictions.appeal(person, id, "Please!")).toEqual(refusal("no_appeal"));
    expect(await restrictions.own(person)).toMatchObject([{ appeal: "open", answer: "" }]);
    const old = await restrict(mod, other, "suspend", 24);
    await world().pass(190 * DAYS);
    expect(await restrictions.appeal(other, old.id, "Too late?")).toEqual(refusal("no_appeal"));
    for (const nothing of [NOBODY, "x"])
      expect(await restrictions.appeal(person, nothing, "What?")).toEqual(refusal("no_such_restriction"));
  });

  test("U7 an appeal is decided by somebody who decided nothing of it; the answer is told", async () => {
    const { restrictions } = world();
    const [mod, other] = [await staff("moderator"), await staff("moderator")];
    const person = await world().person();
    const { id } = await restrict(mod, person, "suspend", 24);
    const decide = (by: Acting, state: "upheld" | "overturned" | "changed", hours: number | null = null) =>
      restrictions.decideAppeal(by, id, { state, statement: "We looked at it once more.", hours });
    expect(await decide(other, "upheld")).toEqual(refusal("no_such_restriction"));
    valueOf(await restrictions.appeal(person, id, "It was a joke."));
    const open = async (by: Acting) => (await restrictions.openAppeals(by)).map(({ restriction }) => restriction.id);
    expect(await open(mod)).not.toContain(id);
    expect(await open(other)).toContain(id);
    expect((await restrictions.openAppeals(other)).find(({ restriction }) => restriction.id === id)?.words).toBe(
      "It was a joke.",
    );
    expect(await decide(mod, "overturned")).toEqual(refusal("not_yours_to_do"));
    expect(await decide({ userId: person, role: "moderator" }, "overturned")).toEqual(refusal("not_yours_to_do"));
    for (const hours of [null, 48])
      expect(await decide(other, "changed", hours)).toEqual({
        ok: false,
        refusal: { code: "bad_message", path: "hours" },
      });
    expect(await traced(async () => valueOf(await decide(other, "overturned")))).toEqual([`decide_appeal ${person}`]);
    expect(await decide(other, "upheld")).toEqual(refusal("no_such_restriction"));
    const [own] = await restrictions.own(person);
    expect(own).toMatchObject({ appeal: "overturned", answer: "We looked at it once more." });
    expect(own?.liftedAtMs).not.toBeNull();
  });

  test("U7 who approved a ban does not decide the appeal, and a milder end is one", async () => {
    const { restrictions } = world();
    const [senior, admin, other] = [await staff("senior_moderator"), await staff("admin"), await staff("admin")];
    const person = await world().person();
    const { id: approval } = await restrict(senior, person, "ban", null);
    valueOf(await restrictions.answerApproval(admin, approval, true));
    const id = (await restrictions.ofPerson(person))[0]?.id ?? "";
    valueOf(await restrictions.appeal(person, id, "For good is long."));
    const decision = { state: "changed", statement: "", hours: 24 } as const;
    for (const by of [senior, admin])
      expect(await restrictions.decideAppeal(by, id, decision)).toEqual(refusal("not_yours_to_do"));
    valueOf(await restrictions.decideAppeal(other, id, decision));
    expect((await restrictions.ofPerson(person))[0]?.endsAtMs).not.toBeNull();
  });

  test("U7 nobody decides an appeal against what they could not have set, nor for so long", async () => {
    const { restrictions } = world();
    const [senior, mod, other] = [
      await staff("senior_moderator"),
      await staff("moderator"),
      await staff("senior_moderator"),
    ];
    const sets = [
      ["ban", 24],
      ["suspend", 7 * DAYS + 1],
      ["hold_hugs", 73],
    ] as const;
    for (const [kind, hours] of sets) {
      const person = await world().person();
      const { id } = await restrict(senior, person, kind, hours);
      valueOf(await restrictions.appeal(person, id, "Please look again."));
      const shown = async (by: Acting) =>
        (await restrictions.openAppeals(by)).some(({ restriction }) => restriction.id === id);
      expect([kind, await shown(mod), await shown(other)]).toEqual([kind, false, true]);
      for (const state of ["upheld", "overturned"] as const)
        expect(await restrictions.decideAppeal(mod, id, { state, statement: "", hours: null })).toEqual(
          refusal("not_yours_to_do"),
        );
      valueOf(await restrictions.decideAppeal(other, id, { state: "overturned", statement: "", hours: null }));
    }
  });

  test("U8 whoever is gone can be kept from nothing more", async () => {
    const { restrictions } = world();
    const [mod, person] = [await staff("moderator"), await world().person()];
    await world().leave(person);
    expect(await restrictions.restrict(mod, asked(person, "limit", 1))).toEqual(refusal("no_such_person"));
  });
};
