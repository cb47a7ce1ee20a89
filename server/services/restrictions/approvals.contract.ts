import { expect, test } from "vitest";
import { APPROVAL_HOURS, type AskApproval } from "#shared/schema/approval.ts";
import { REVEAL_MINUTES } from "#shared/schema/case.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import type { Contract } from "../testing/each-world.ts";
import { ownedGroupHug } from "../testing/group-hug.ts";
import { valueOf } from "../testing/hug.ts";
import { reportOf } from "../testing/report.ts";
import type { Acting } from "./restrictions.port.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const MINUTE_MS = 60_000;
const reason = "It has to do with a case of mine.";
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const none = refusal("no_such_approval");
const never = refusal("not_yours_to_do");

/** What takes a second person, beside a ban, from the asking to its one use. */
export const describeApprovals: Contract = (world) => {
  const staff = async (role: StaffRole = "senior_moderator"): Promise<Acting> => {
    const userId = await world().addUser(role);
    await world().setRole(userId, role);
    return { userId, role };
  };
  const ask = async (by: Acting, asked: AskApproval): Promise<string> =>
    valueOf(await world().restrictions.askApproval(by, asked)).id;
  /** Asked, and said yes to by another one. */
  const granted = async (by: Acting, asked: AskApproval): Promise<string> => {
    const id = await ask(by, asked);
    valueOf(await world().restrictions.answerApproval(await staff("admin"), id, true));
    return id;
  };
  const listed = async (by: Acting, id: string) =>
    (await world().restrictions.approvals(by)).find((one) => one.id === id);
  const traced = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = (await world().acts()).length;
    await work();
    return (await world().acts()).slice(before);
  };
  /** A case about somebody new, and who reported it. */
  const newCase = async () => {
    const [about, reporter] = [await world().addUser("Ben"), await world().addUser("Ann")];
    valueOf(await world().reports.report(reporter, reportOf("profile", about, { words: "MARKER" })));
    const { cases = [] } =
      (await world().cases.page(await staff("admin"), { state: "open", claim: "any" }, null, 100)) ?? {};
    const id = cases.find(({ subject }) => subject.person.id === about)?.id ?? "";
    return { id, about, reporter, asked: { what: "case", id, reason } as const };
  };
  const closedRoom = async (hostId: string) => {
    const hug = await ownedGroupHug(world(), hostId, { description: "By the fire.", message: "Thank you." });
    await hug.write({ kind: "canceled" });
    return hug.id;
  };

  test("AP1 words of a case that is not one's own: asked for with a reason, said yes to by another one, then read once", async () => {
    const [senior, second, mod] = [await staff(), await staff(), await staff("moderator")];
    const { id, about, asked } = await newCase();
    let approval = "";
    expect(await traced(async () => (approval = await ask(senior, asked)))).toEqual([`ask_approval ${approval}`]);
    expect(await listed(senior, approval)).toMatchObject({ isMine: false, isGranted: false });
    expect(await listed(mod, approval)).toMatchObject({ isMine: false });
    expect(await listed(second, approval)).toMatchObject({
      act: "reveal_beyond_case",
      aboutId: about,
      caseId: id,
      groupHug: null,
      statement: reason,
      isMine: true,
      isGranted: false,
    });
    for (const by of [senior, mod])
      expect(await world().restrictions.answerApproval(by, approval, true)).toEqual(never);
    expect(await world().cases.revealBeyond(senior, id, approval)).toEqual(none);
    valueOf(await world().restrictions.answerApproval(second, approval, true));
    expect(await listed(senior, approval)).toMatchObject({ isGranted: true, isMine: false, caseId: id });
    expect(await listed(second, approval)).toBeUndefined();
    expect(await world().cases.words(senior, id)).toEqual(refusal("reveal_needed"));
    expect(
      await traced(async () => {
        const { reports } = valueOf(await world().cases.revealBeyond(senior, id, approval));
        expect(reports).toMatchObject([{ words: "MARKER" }]);
      }),
    ).toEqual([`reveal_beyond_case ${id}`]);
    valueOf(await world().cases.words(senior, id));
    expect(await listed(senior, approval)).toBeUndefined();
    expect(await traced(() => world().cases.revealBeyond(senior, id, approval))).toEqual([]);
    await world().pass(REVEAL_MINUTES * MINUTE_MS + 1_000);
    expect(await world().cases.words(senior, id)).toEqual(refusal("reveal_needed"));
    expect(await world().cases.revealBeyond(senior, id, approval)).toEqual(none);
  });

  test("AP2 a yes is of who asked, to what was asked, once, and within a day; a no is none", async () => {
    const [senior, other] = [await staff(), await staff()];
    const [one, two] = [await newCase(), await newCase()];
    const approval = await granted(senior, one.asked);
    const audit = await granted(senior, { what: "audit", fromMs: 0, toMs: 1, reason });
    const refusedOne = await ask(senior, one.asked);
    valueOf(await world().restrictions.answerApproval(other, refusedOne, false));
    expect(await listed(senior, refusedOne)).toMatchObject({ isRefused: true, isGranted: false, isMine: false });
    expect(await listed(other, refusedOne)).toBeUndefined();
    expect(
      await traced(async () => {
        expect(await world().cases.revealBeyond(other, one.id, approval)).toEqual(none);
        expect(await world().cases.revealBeyond(senior, two.id, approval)).toEqual(none);
        for (const no of [audit, refusedOne, NOBODY, "x"])
          expect(await world().cases.revealBeyond(senior, one.id, no)).toEqual(none);
      }),
    ).toEqual([]);
    const said = await Promise.all([1, 2].map(() => world().cases.revealBeyond(senior, one.id, approval)));
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    const late = await granted(senior, two.asked);
    await world().pass((APPROVAL_HOURS * 60 + 1) * MINUTE_MS);
    expect(await world().cases.revealBeyond(senior, two.id, late)).toEqual(none);
    expect(await listed(senior, late)).toBeUndefined();
  });

  test("AP3 who may not do it does not ask for it: moderators, who reported it, and whom it is about", async () => {
    const [senior, mod, admin] = [await staff(), await staff("moderator"), await staff("admin")];
    const { id, about, asked } = await newCase();
    const tryTo = (by: Acting, what: AskApproval) => world().restrictions.askApproval(by, what);
    valueOf(await world().reports.report(senior.userId, reportOf("profile", about)));
    valueOf(await world().reports.report(about, reportOf("profile", senior.userId)));
    const { cases = [] } = (await world().cases.page(admin, { state: "open", claim: "any" }, null, 100)) ?? {};
    const ofSenior = cases.find(({ subject }) => subject.person.id === senior.userId)?.id ?? "";
    const [own, theirs] = [await closedRoom(senior.userId), await closedRoom(admin.userId)];
    expect(
      await traced(async () => {
        for (const what of [asked, { what: "audit", fromMs: 0, toMs: 1, reason } as const])
          expect(await tryTo(mod, what)).toEqual(never);
        expect(await tryTo(senior, asked)).toEqual(never);
        expect(await tryTo({ ...mod, role: "admin" }, asked)).toEqual(never);
        for (const no of [ofSenior, NOBODY, "x"])
          expect(await tryTo(senior, { ...asked, id: no })).toEqual(refusal("no_such_case"));
        for (const no of [own, theirs])
          expect(await tryTo(senior, { what: "group_hug", id: no, reason })).toEqual(never);
        for (const no of [NOBODY, "x"])
          expect(await tryTo(senior, { what: "group_hug", id: no, reason })).toEqual(refusal("no_such_group_hug"));
      }),
    ).toEqual([]);
    // Who reported it is no second person, either.
    const [third, fourth] = [await staff(), await staff()];
    valueOf(await world().reports.report(third.userId, reportOf("profile", about)));
    const asking = await ask(fourth, asked);
    expect(await listed(third, asking)).toMatchObject({ isMine: false });
    expect(await world().restrictions.answerApproval(third, asking, true)).toEqual(never);
    const ofBan = { userId: about, kind: "ban", hours: null, category: "hate", statement: "", caseId: id } as const;
    const ban = valueOf(await world().restrictions.restrict(fourth, ofBan)).id;
    expect(await listed(fourth, ban)).toMatchObject({ caseId: null, ofCaseId: id });
    expect(await listed(fourth, asking)).toMatchObject({ caseId: id, ofCaseId: null });
    expect(await listed(admin, ban)).toMatchObject({ ofCaseId: id, caseId: null, hours: null, isMine: true });
    expect(await world().restrictions.answerApproval(third, ban, true)).toEqual(never);
    expect(await world().restrictions.restrict(third, ofBan)).toEqual(never);
    expect(await world().restrictions.restrict(third, { ...ofBan, kind: "limit", hours: 1 })).toEqual(never);
    const ben = await world().addUser("Ben");
    const closed = await closedRoom(ben);
    const ofRoom = await ask(fourth, { what: "group_hug", id: closed, reason });
    valueOf(await world().reports.report(third.userId, reportOf("room", closed)));
    expect(await world().restrictions.answerApproval(third, ofRoom, true)).toEqual(never);
    expect(await tryTo(third, { what: "group_hug", id: closed, reason })).toEqual(never);
    // Reported by oneself after the yes.
    const other = await staff();
    const approval = await granted(other, asked);
    valueOf(await world().reports.report(other.userId, reportOf("profile", about, { category: "hate" })));
    expect(await world().cases.revealBeyond(other, id, approval)).toEqual(never);
  });

  test("AP7 who decided the case that something came of, or reported it, does not decide the appeal", async () => {
    const { restrictions, cases } = world();
    const { id, about } = await newCase();
    const [set, decided, reported, other] = [await staff(), await staff(), await staff(), await staff()];
    const limit = { userId: about, kind: "limit", hours: 24, category: "spam", statement: "" } as const;
    const of = valueOf(await restrictions.restrict(set, { ...limit, caseId: id })).id;
    const named = valueOf(await restrictions.restrict(set, limit)).id;
    valueOf(await world().reports.report(reported.userId, reportOf("profile", about)));
    valueOf(await cases.claim(decided, id));
    const how = { decision: "restricted", statement: "threats", words: "" } as const;
    valueOf(await cases.decide(decided, id, { ...how, restrictions: [named] }));
    for (const restriction of [of, named]) {
      valueOf(await restrictions.appeal(about, restriction, "Please look again."));
      const shown = async (by: Acting) =>
        (await restrictions.openAppeals(by)).some((one) => one.restriction.id === restriction);
      const upheld = { state: "upheld", statement: "", hours: null } as const;
      for (const by of [set, decided, reported]) {
        expect(await shown(by)).toBe(false);
        expect(await restrictions.decideAppeal(by, restriction, upheld)).toEqual(never);
      }
      expect(await shown(other)).toBe(true);
      valueOf(await restrictions.decideAppeal(other, restriction, upheld));
    }
  });

  test("AP4 whoever is not on the staff any more, or in another role, does not use it", async () => {
    const senior = await staff();
    const { id, asked } = await newCase();
    const [approval, audit] = [
      await granted(senior, asked),
      await granted(senior, { what: "audit", fromMs: 0, toMs: 1, reason }),
    ];
    await world().setRole(senior.userId, "moderator");
    expect(await world().cases.revealBeyond({ ...senior, role: "moderator" }, id, approval)).toEqual(none);
    expect(await world().audit.openExport(senior, audit)).toEqual(none);
  });

  test("AP5 words of a group hug that is over take a case of one's own, or a second person", async () => {
    const [senior, ben] = [await staff(), await world().addUser("Ben")];
    const id = await closedRoom(ben);
    const words = { description: "By the fire.", message: "Thank you." };
    const { roomActs, restrictions } = world();
    expect(await traced(() => roomActs.reveal(senior.userId, id, "hate"))).toEqual([]);
    expect(await roomActs.reveal(senior.userId, id, "hate")).toEqual(refusal("takes_two"));
    const approval = await ask(senior, { what: "group_hug", id, reason });
    const second = await staff();
    expect(await listed(second, approval)).toMatchObject({
      groupHug: { id, name: expect.any(String) },
      aboutId: ben,
      statement: reason,
      isMine: true,
    });
    expect(await roomActs.revealBeyond(senior.userId, id, approval)).toEqual(none);
    valueOf(await restrictions.answerApproval(second, approval, true));
    const other = await closedRoom(ben);
    expect(await roomActs.revealBeyond(senior.userId, other, approval)).toEqual(none);
    expect(
      await traced(async () =>
        expect(valueOf(await roomActs.revealBeyond(senior.userId, id, approval))).toEqual(words),
      ),
    ).toEqual([`reveal_beyond_case ${id}`]);
    expect(await roomActs.revealBeyond(senior.userId, id, approval)).toEqual(none);

    const mod = await staff("moderator");
    valueOf(await world().reports.report(await world().addUser("Ann"), reportOf("profile", ben)));
    const [{ id: caseId } = { id: "" }] =
      (await world().cases.page(mod, { state: "open", claim: "any" }, null, 1))?.cases ?? [];
    valueOf(await world().cases.claim(mod, caseId));
    expect(valueOf(await roomActs.reveal(mod.userId, id, "hate"))).toEqual(words);
    valueOf(await world().reports.report(mod.userId, reportOf("profile", ben)));
    expect(await roomActs.reveal(mod.userId, id, "hate")).toEqual(refusal("takes_two"));
    valueOf(await world().cases.release(mod, caseId));
    expect(await roomActs.reveal(mod.userId, id, "hate")).toEqual(refusal("takes_two"));
  });

  test("AP6 a copy of the audit is of the time that was asked for, and taken once", async () => {
    const [admin, second] = [await staff("admin"), await staff()];
    const approval = await ask(admin, { what: "audit", fromMs: 1_000, toMs: 2_000, reason });
    expect(await listed(second, approval)).toMatchObject({
      act: "export_audit",
      aboutId: null,
      aboutName: "",
      caseId: null,
      fromMs: 1_000,
      toMs: 2_000,
      statement: reason,
      isMine: true,
    });
    expect(await world().audit.openExport(admin, approval)).toEqual(none);
    valueOf(await world().restrictions.answerApproval(second, approval, true));
    expect(
      await traced(async () =>
        expect(valueOf(await world().audit.openExport(admin, approval))).toEqual({ fromMs: 1_000, toMs: 2_000 }),
      ),
    ).toEqual([`export_audit ${approval}`]);
    for (const no of [approval, NOBODY, "x"]) expect(await world().audit.openExport(admin, no)).toEqual(none);
  });
};
