import { expect, test } from "vitest";
import { CLAIM_MINUTES, REVEAL_MINUTES, SEVERITIES, type CaseWords } from "#shared/schema/case.ts";
import type { Category } from "#shared/schema/conduct.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import type { Contract } from "../testing/each-world.ts";
import { ownedGroupHug } from "../testing/group-hug.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import { fillCases } from "../testing/many-cases.ts";
import { NO_BREACH, REMINDED, reportOf, restricted } from "../testing/report.ts";
import type { CaseActor } from "./cases.port.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const MINUTE_MS = 60_000;
const REASON = "to see what was said";
const ALL = { state: "open", claim: "any" } as const;
const refusal = (code: string) => ({ ok: false, refusal: { code } });

/** What `Cases` promises. */
export const describeCases: Contract = (world) => {
  const cases = () => world().cases;
  const staff = async (role: StaffRole = "moderator"): Promise<CaseActor> => {
    const userId = await world().addUser(role);
    await world().setRole(userId, role);
    return { userId, role };
  };
  const reportOn = async (about: string, category: Category = "spam", words = "MARKER of a reporter") => {
    const by = await world().addUser("Reporter");
    return { by, ...valueOf(await world().reports.report(by, reportOf("profile", about, { category, words }))) };
  };
  const open = async (by: CaseActor) => (await cases().page(by, ALL, null, 100))?.cases ?? [];
  /** A case about somebody new; its id. */
  const newCase = async (category: Category = "spam") => {
    const about = await world().addUser("Ben");
    const { by: reporter } = await reportOn(about, category);
    const senior = await staff("admin");
    const it = (await open(senior)).find(({ subject }) => subject.person.id === about);
    return { id: it?.id ?? "", about, reporter };
  };
  const traced = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = (await world().acts()).length;
    await work();
    return (await world().acts()).slice(before);
  };

  test("CS1 the queue has the most severe first, then what is due first; page by page", async () => {
    const mod = await staff();
    const ids: string[] = [];
    for (const category of ["spam", "threat", "hate", "other", "minor"] as const)
      ids.push((await newCase(category)).id);
    const [spam, threat, hate, other, minor] = ids;
    const wanted = [threat, minor, hate, spam, other];
    expect((await open(mod)).map(({ id }) => id)).toEqual(wanted);
    const seen: string[] = [];
    for (let cursor: string | null = null; ;) {
      const page = await cases().page(mod, ALL, cursor, 2);
      seen.push(...(page?.cases ?? []).map(({ id }) => id));
      cursor = page?.next ?? null;
      if (cursor === null) break;
    }
    expect(seen).toEqual(wanted);
    for (const no of ["x", "AAAA"]) expect(await cases().page(mod, ALL, no, 2)).toBeNull();
  });

  test("CS2 a case is one moderator's: of two who claim at once one has it, and goes on with it", async () => {
    const { id } = await newCase();
    const both = [await staff(), await staff()];
    let said: readonly { readonly ok: boolean }[] = [];
    expect(await traced(async () => (said = await Promise.all(both.map((by) => cases().claim(by, id)))))).toEqual([
      `claim_case ${id}`,
    ]);
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect(said.find(({ ok }) => !ok)).toEqual(refusal("claimed_already"));
    const [mine, theirs] = said[0]?.ok ? both : both.toReversed();
    if (mine === undefined || theirs === undefined) throw new Error("There are two.");
    expect(await traced(async () => valueOf(await cases().claim(mine, id)))).toEqual([]);
    expect((await cases().one(mine, id))?.claim).toMatchObject({ isMine: true, by: { id: mine.userId } });
    expect((await cases().one(theirs, id))?.claim).toMatchObject({ isMine: false, by: { id: mine.userId } });
    const filtered = async (by: CaseActor, claim: "mine" | "nobody") =>
      (await cases().page(by, { state: "open", claim }, null, 10))?.cases.length;
    expect([await filtered(mine, "mine"), await filtered(theirs, "mine"), await filtered(mine, "nobody")]).toEqual([
      1, 0, 0,
    ]);
  });

  test("CS3 a claim lapses half an hour after the last act on it; each act begins that anew", async () => {
    const { id } = await newCase();
    const [mod, other] = [await staff(), await staff()];
    valueOf(await cases().claim(mod, id));
    const half = (CLAIM_MINUTES / 2 + 1) * MINUTE_MS;
    await world().pass(half);
    valueOf(await cases().note(mod, id, "I look at it."));
    await world().pass(half);
    valueOf(await cases().reveal(mod, id, REASON));
    await world().pass(half);
    expect(await cases().claim(other, id)).toEqual(refusal("claimed_already"));
    await world().pass(half);
    expect((await cases().one(mod, id))?.claim).toBeNull();
    expect(await cases().decide(mod, id, NO_BREACH)).toEqual(refusal("not_claimed"));
    valueOf(await cases().claim(other, id));
    expect(await cases().claim(mod, id)).toEqual(refusal("claimed_already"));
  });

  test("CS4 who lets go of a case leaves it to others", async () => {
    const { id } = await newCase();
    const [mod, other] = [await staff(), await staff()];
    expect(await cases().release(mod, id)).toEqual(refusal("not_claimed"));
    valueOf(await cases().claim(mod, id));
    expect(await cases().release(other, id)).toEqual(refusal("not_claimed"));
    expect(await traced(async () => valueOf(await cases().release(mod, id)))).toEqual([`release_case ${id}`]);
    valueOf(await cases().claim(other, id));
  });

  test("CS5 nobody sees a case about themselves, nor about staff whose role is not below theirs, nor what is no case", async () => {
    const [mod, peer, senior, admin] = [
      await staff(),
      await staff(),
      await staff("senior_moderator"),
      await staff("admin"),
    ];
    for (const { userId } of [mod, senior]) await reportOn(userId);
    const seen = async (by: CaseActor) => (await open(by)).map(({ subject }) => subject.person.id);
    expect([await seen(mod), await seen(peer), await seen(senior)]).toEqual([[], [], [mod.userId]]);
    expect(await seen(admin)).toEqual([mod.userId, senior.userId]);
    const { id = "" } = (await open(admin)).find(({ subject }) => subject.person.id === mod.userId) ?? {};
    const other = (await newCase()).id;
    for (const by of [mod, peer])
      for (const no of [id, NOBODY, "x"]) {
        const none = refusal("no_such_case");
        expect(
          await traced(async () => {
            expect(await cases().one(by, no)).toBeNull();
            expect(await cases().claim(by, no)).toEqual(none);
            expect(await cases().release(by, no)).toEqual(none);
            expect(await cases().note(by, no, "words")).toEqual(none);
            expect(await cases().link(by, no, other, true)).toEqual(none);
            expect(await cases().link(by, other, no, true)).toEqual(none);
            expect(await cases().decide(by, no, NO_BREACH)).toEqual(none);
            expect(await cases().reveal(by, no, REASON)).toEqual(none);
            expect(await cases().revealBeyond(by, no, NOBODY)).toEqual(none);
            expect(await cases().words(by, no)).toEqual(none);
          }),
        ).toEqual([]);
      }
    valueOf(await cases().claim(senior, id));
    // Their role is taken in the middle of it.
    await world().setRole(senior.userId, null);
    expect(await cases().decide(senior, id, NO_BREACH)).toEqual(refusal("no_such_case"));
  });

  test("CS6 who reported it leaves it to others", async () => {
    const mod = await staff();
    const { id, about } = await newCase();
    valueOf(await cases().claim(mod, id));
    valueOf(await world().reports.report(mod.userId, reportOf("profile", about, { category: "hate" })));
    expect(await cases().decide(mod, id, NO_BREACH)).toEqual(refusal("not_yours_to_do"));
    expect(
      await traced(async () => expect(await cases().reveal(mod, id, REASON)).toEqual(refusal("not_yours_to_do"))),
    ).toEqual([]);
    valueOf(await cases().release(mod, id));
    expect(await cases().claim(mod, id)).toEqual(refusal("not_yours_to_do"));
    expect(await cases().one(mod, id)).toMatchObject({ bar: "own_report", reports: 2 });
    expect(await cases().one(await staff(), id)).toMatchObject({ bar: null });
  });

  test("CS7 there are no words without a reveal: not in the queue, not in the case, not in what it is linked with", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    valueOf(await world().hugs.send(ann, hugTo(ben, { message: "MARKER before" })));
    const { id: hug } = valueOf(await world().hugs.send(ben, hugTo(ann, { message: "MARKER of a hug" })));
    valueOf(await world().reports.report(ann, reportOf("hug", hug, { words: "MARKER of a reporter" })));
    const { id: room } = await ownedGroupHug(world(), ben, {
      description: "MARKER of a room",
      message: "MARKER at its end",
    });
    valueOf(await world().reports.report(ann, reportOf("room", room)));
    const mod = await staff();
    const ids = (await open(mod)).map(({ id }) => id);
    const [first = "", second = ""] = ids;
    valueOf(await cases().link(mod, first, second, true));
    const all = [await open(mod), ...(await Promise.all(ids.map((id) => cases().one(mod, id))))];
    expect(JSON.stringify(all)).not.toContain("MARKER");
    const listed = (await cases().one(mod, first))?.reportsList;
    expect(listed).toMatchObject([{ subject: "hug", hasWords: true, lines: 2, by: { id: ann } }]);
    for (const id of ids) expect(await cases().words(mod, id)).toEqual(refusal("reveal_needed"));
  });

  test("CS8 a reveal is of whoever has the case, for a while, and leaves a trace each time", async () => {
    const { id } = await newCase();
    const [mod, other] = [await staff(), await staff("admin")];
    expect(
      await traced(async () => {
        for (const by of [mod, other]) expect(await cases().reveal(by, id, REASON)).toEqual(refusal("takes_two"));
      }),
    ).toEqual([]);
    valueOf(await cases().claim(mod, id));
    let words: CaseWords | null = null;
    expect(await traced(async () => (words = valueOf(await cases().reveal(mod, id, REASON))))).toEqual([
      `reveal_words ${id}`,
    ]);
    expect(words).toMatchObject({ reports: [{ words: "MARKER of a reporter" }] });
    expect(valueOf(await cases().words(mod, id))).toEqual(words);
    expect((await cases().one(mod, id))?.revealedUntilMs).toEqual(expect.any(Number));
    expect(await cases().words(other, id)).toEqual(refusal("reveal_needed"));
    expect(await cases().reveal(other, id, REASON)).toEqual(refusal("takes_two"));
    await world().pass(REVEAL_MINUTES * MINUTE_MS + 1000);
    expect(await cases().words(mod, id)).toEqual(refusal("reveal_needed"));
    expect((await cases().one(mod, id))?.revealedUntilMs).toBeNull();
  });

  test("CS9 a decision is made once, by who has the case; it is shown with who, what and why", async () => {
    const { id, about } = await newCase();
    const [mod, other] = [await staff(), await staff()];
    expect(await cases().decide(mod, id, NO_BREACH)).toEqual(refusal("not_claimed"));
    valueOf(await cases().claim(mod, id));
    expect(await cases().decide(other, id, NO_BREACH)).toEqual(refusal("not_claimed"));
    const how = await restricted(world(), mod, about);
    const both = await Promise.all([1, 2].map(() => cases().decide(mod, id, how)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual(refusal("case_decided"));
    for (const act of ["claim", "release"] as const)
      expect(await cases()[act](mod, id)).toEqual(refusal(act === "claim" ? "case_decided" : "not_claimed"));
    const { decision, statement, words, restrictions } = how;
    expect((await cases().one(other, id))?.decided).toMatchObject({
      decision,
      statement,
      words,
      restrictions,
      by: { id: mod.userId },
    });
    expect(await open(mod)).toEqual([]);
    expect((await cases().page(other, { state: "decided", claim: "any" }, null, 10))?.cases).toMatchObject([{ id }]);
    expect((await cases().page(other, { state: "decided", claim: "mine" }, null, 10))?.cases).toEqual([]);
    valueOf(await cases().note(other, id, "Looked at it once more."));
  });

  test("CS23 what a decision names are restrictions of the one whom the case is about, and no others", async () => {
    const [{ id, about }, other, mod] = [await newCase(), await world().addUser("Cho"), await staff()];
    valueOf(await cases().claim(mod, id));
    const [theirs, others] = [await restricted(world(), mod, about), await restricted(world(), mod, other)];
    const before = await world().acts();
    for (const restrictions of [[NOBODY], others.restrictions, [...theirs.restrictions, ...others.restrictions]])
      expect(await cases().decide(mod, id, { ...theirs, restrictions })).toEqual(refusal("no_such_restriction"));
    expect(await world().acts()).toEqual(before);
    expect((await cases().one(mod, id))?.state).toBe("open");
    valueOf(await cases().decide(mod, id, theirs));
  });

  test("CS25 nor one that was lifted, or that was over before and of another case", async () => {
    const [{ id, about }, mod] = [await newCase(), await staff("admin")];
    valueOf(await cases().claim(mod, id));
    const limit = async (hours: number, caseId: string | null) => {
      const of = { userId: about, kind: "limit", category: "spam", statement: "", hours, caseId } as const;
      return valueOf(await world().restrictions.restrict(mod, of)).id;
    };
    const decide = (restriction: string) =>
      cases().decide(mod, id, { decision: "restricted", statement: "threats", words: "", restrictions: [restriction] });
    const [over, lifted, ofIt] = [await limit(0.1, null), await limit(24, id), await limit(0.1, id)];
    valueOf(await world().restrictions.lift(mod, lifted));
    await world().pass(10 * MINUTE_MS);
    for (const no of [over, lifted]) expect(await decide(no)).toEqual(refusal("no_such_restriction"));
    // One of this case may be over by the time it is decided.
    valueOf(await decide(ofIt));
  });

  test("CS26 a claim that lapsed comes back by claiming only: notes and links of who had it leave it to others", async () => {
    const [{ id }, two] = [await newCase(), await newCase()];
    const [mod, other] = [await staff(), await staff()];
    valueOf(await cases().claim(mod, id));
    await world().pass((CLAIM_MINUTES + 1) * MINUTE_MS);
    valueOf(await cases().note(mod, id, "I was away."));
    valueOf(await cases().link(mod, id, two.id, true));
    valueOf(await cases().link(mod, id, two.id, false));
    expect((await cases().one(mod, id))?.claim).toBeNull();
    expect(await cases().decide(mod, id, NO_BREACH)).toEqual(refusal("not_claimed"));
    expect(await traced(async () => valueOf(await cases().claim(other, id)))).toEqual([`claim_case ${id}`]);
  });

  test("CS27 a case of a group hug is about who was its host then; what comes when it is another one's is of a case of its own", async () => {
    const [ben, cho, mod] = [await world().addUser("Ben"), await world().addUser("Cho"), await staff()];
    const room = await ownedGroupHug(world(), ben);
    const report = async (by: string, category: Category = "spam") =>
      valueOf(await world().reports.report(by, reportOf("room", room.id, { category }))).id;
    const about = async () => (await open(mod)).map(({ subject, reports }) => [subject.person.id, reports]);
    const ann = await world().addUser("Ann");
    const first = await report(ann);
    await room.write({ kind: "joined", userId: cho }, { kind: "host_passed", userId: cho });
    const [one, two] = [
      await report(await world().addUser("Dan")),
      await report(await world().addUser("Eve"), "other"),
    ];
    expect(await report(ann)).not.toBe(first);
    expect((await about()).toSorted()).toEqual(
      [
        [ben, 1],
        [cho, 3],
      ].toSorted(),
    );
    expect(one).not.toBe(two);
  });

  test("CS24 who is reminded is told what and why, and neither by whom nor who reported it; of nothing else", async () => {
    const [one, two, mod] = [await newCase(), await newCase(), await staff()];
    for (const [it, how] of [
      [one, REMINDED],
      [two, NO_BREACH],
    ] as const) {
      valueOf(await cases().claim(mod, it.id));
      valueOf(await cases().decide(mod, it.id, how));
    }
    const told = async (userId: string) => (await world().notifications.page(userId, null, 10))?.notifications;
    expect(await told(one.about)).toMatchObject([{ kind: "reminded", refId: one.id, actor: { id: "" } }]);
    const { statement, words } = REMINDED;
    const reminders = await cases().reminders(one.about);
    expect(reminders).toEqual([
      { id: one.id, category: "spam", statement, words, room: null, atMs: expect.any(Number) },
    ]);
    for (const name of [mod.userId, one.reporter]) expect(JSON.stringify(reminders)).not.toContain(name);
    expect(await told(two.about)).toEqual([]);
    for (const nobody of [two.about, one.reporter, NOBODY, "x"]) expect(await cases().reminders(nobody)).toEqual([]);
    const ben = await world().addUser("Ben");
    const { id: room } = await ownedGroupHug(world(), ben, { name: "By the sea" });
    valueOf(await world().reports.report(await world().addUser("Ann"), reportOf("room", room)));
    const [{ id } = { id: "" }] = await open(mod);
    valueOf(await cases().claim(mod, id));
    valueOf(await cases().decide(mod, id, { ...REMINDED, statement: "fitting_room" }));
    expect(await cases().reminders(ben)).toMatchObject([{ statement: "fitting_room", room: "By the sea" }]);
  });

  test("CS10 a report that comes while its case is decided is of that case, or of a new one", async () => {
    const { id, about } = await newCase();
    const mod = await staff();
    valueOf(await cases().claim(mod, id));
    const [said] = await Promise.all([cases().decide(mod, id, NO_BREACH), ...[1, 2, 3].map(() => reportOn(about))]);
    valueOf(said);
    const old = (await cases().one(mod, id))?.reports ?? 0;
    const [next, ...more] = await open(mod);
    expect([old + (next?.reports ?? 0), more]).toEqual([4, []]);
    if (next !== undefined) expect(next.id).not.toBe(id);
  });

  test("CS11 notes are the staff's, in order; cases are linked both ways, once; earlier ones are named", async () => {
    const [one, two] = [await newCase(), await newCase()];
    const [mod, other] = [await staff(), await staff()];
    valueOf(await cases().note(mod, one.id, "It began last week."));
    valueOf(await cases().note(other, one.id, "So it did."));
    const trace = await traced(async () => {
      valueOf(await cases().link(mod, one.id, two.id, true));
      valueOf(await cases().link(other, two.id, one.id, true));
    });
    expect(trace).toEqual([`link_cases ${one.id}`]);
    expect(await cases().link(mod, one.id, one.id, true)).toEqual(refusal("no_such_case"));
    const shown = await cases().one(mod, one.id);
    expect(shown?.notes.map(({ by, words }) => [by.id, words])).toEqual([
      [mod.userId, "It began last week."],
      [other.userId, "So it did."],
    ]);
    expect(shown?.links.map(({ id }) => id)).toEqual([two.id]);
    expect((await cases().one(mod, two.id))?.links.map(({ id }) => id)).toEqual([one.id]);
    const unlink = () => traced(async () => valueOf(await cases().link(mod, two.id, one.id, false)));
    expect([await unlink(), await unlink()]).toEqual([[`unlink_cases ${two.id}`], []]);
    expect((await cases().one(mod, one.id))?.links).toEqual([]);
    valueOf(await cases().claim(mod, one.id));
    valueOf(await cases().decide(mod, one.id, NO_BREACH));
    await reportOn(one.about);
    const next = (await open(mod)).find(({ subject }) => subject.person.id === one.about);
    expect((await cases().one(mod, next?.id ?? ""))?.earlier).toMatchObject([{ id: one.id, decision: "no_breach" }]);
  });

  test("CS12 somebody who is leaving is someone in their case, which can be decided; so can one whose reporter left", async () => {
    const { id, about, reporter } = await newCase();
    for (const gone of [about, reporter]) await world().removeUser(gone);
    const mod = await staff();
    const shown = await cases().one(mod, id);
    expect([shown?.subject.person.name, shown?.reportsList[0]?.by.name]).toEqual(["someone", "someone"]);
    valueOf(await cases().claim(mod, id));
    valueOf(await cases().decide(mod, id, NO_BREACH));
  });

  test("CS13 how many wait is counted by severity, with what is overdue and what is nobody's", async () => {
    expect(await cases().queueOf()).toEqual({ urgent: 0, high: 0, normal: 0, overdue: 0, unclaimed: 0 });
    const { id } = await newCase("threat");
    for (const category of ["hate", "spam"] as const) await newCase(category);
    expect(await cases().queueOf()).toEqual({ urgent: 1, high: 1, normal: 1, overdue: 0, unclaimed: 3 });
    await world().pass(61 * MINUTE_MS);
    const mod = await staff();
    valueOf(await cases().claim(mod, id));
    expect(await cases().queueOf()).toEqual({ urgent: 1, high: 1, normal: 1, overdue: 1, unclaimed: 2 });
    valueOf(await cases().decide(mod, id, NO_BREACH));
    expect(await cases().queueOf()).toEqual({ urgent: 0, high: 1, normal: 1, overdue: 0, unclaimed: 2 });
  });

  test("CS23 whoever is on the staff learns of a case about themselves by no count; those who may decide it count it", async () => {
    const [mod, other, senior] = [await staff(), await staff(), await staff("senior_moderator")];
    await newCase("hate");
    await reportOn(mod.userId, "threat");
    const counts = async (by: CaseActor) => [
      (await cases().queueFor(by)).urgent,
      (await cases().queueFor(by)).high,
      (await cases().statistics(by)).reported,
    ];
    expect(await cases().queueOf()).toMatchObject({ urgent: 0, high: 1, unclaimed: 1 });
    // Nor do those who are on it as they are.
    for (const by of [mod, other]) expect(await counts(by)).toEqual([0, 1, 1]);
    expect(await counts(senior)).toEqual([1, 1, 2]);
    const [{ id } = { id: "" }] = await open(senior);
    valueOf(await cases().claim(senior, id));
    valueOf(await cases().decide(senior, id, NO_BREACH));
    const decided = async (by: CaseActor) => (await cases().statistics(by)).decided;
    expect([await decided(mod), await decided(other), await decided(senior)]).toEqual([0, 0, 1]);
  });

  test("CS14 statistics say how many were reported and decided, how soon, and what came of it; of nobody by name", async () => {
    const reader = await staff();
    expect(await cases().statistics(reader)).toEqual({
      days: [],
      reported: 0,
      decided: 0,
      inTime: null,
      medianMs: null,
      decisions: { no_breach: 0, reminded: 0, restricted: 0 },
    });
    const [late, soon] = [await newCase("threat"), await newCase("spam")];
    await newCase("spam");
    const mod = await staff();
    for (const it of [soon, late]) {
      await world().pass(61 * MINUTE_MS);
      valueOf(await cases().claim(mod, it.id));
      valueOf(await cases().decide(mod, it.id, it === late ? await restricted(world(), mod, it.about) : NO_BREACH));
    }
    const { days, medianMs, ...rest } = await cases().statistics(reader);
    expect(rest).toEqual({
      reported: 3,
      decided: 2,
      inTime: 0.5,
      decisions: { no_breach: 1, reminded: 0, restricted: 1 },
    });
    expect(Math.round((medianMs ?? 0) / MINUTE_MS)).toBe(92);
    const sum = (of: "reported" | "decided", category: string) =>
      days.filter((day) => day.category === category).reduce((all, day) => all + day[of], 0);
    expect([sum("reported", "spam"), sum("decided", "spam"), sum("decided", "threat")]).toEqual([2, 1, 1]);
    for (const { day } of days) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test("CS22 of many every one is in the queue once, in order, and none is missing", async () => {
    const mod = await staff("senior_moderator");
    const ids = await fillCases(world(), mod, 40);
    expect(new Set(ids).size).toBe(40);
    const left = await open(mod);
    const place = ({ severity, dueAtMs }: (typeof left)[number]) => SEVERITIES.indexOf(severity) * 1e14 + dueAtMs;
    expect(left.map(place)).toEqual(left.map(place).toSorted((one, other) => one - other));
    const { urgent, high, normal } = await cases().queueOf();
    expect([left.length, urgent + high + normal]).toEqual([30, 30]);
  });

  test("CS15 whoever watches hears of each change, and of nothing that was refused", async () => {
    const { id } = await newCase();
    const mod = await staff();
    let heard = 0;
    const stop = world().caseChanges.subscribe(() => void (heard += 1));
    const changes = async (work: () => Promise<unknown>) => {
      const before = heard;
      await work();
      await Promise.resolve();
      return heard - before;
    };
    expect(await changes(() => cases().decide(mod, id, NO_BREACH))).toBe(0);
    expect(await changes(() => cases().claim(mod, id))).toBe(1);
    expect(await changes(() => cases().decide(mod, id, NO_BREACH))).toBe(1);
    stop();
  });
};
