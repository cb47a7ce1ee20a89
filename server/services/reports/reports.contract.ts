import { expect, test } from "vitest";
import { REPORTS_PER_DAY, REPORTS_PER_HOUR, type ReportBody } from "#shared/schema/report.ts";
import type { Category } from "#shared/schema/conduct.ts";
import type { CaseActor } from "../cases/cases.port.ts";
import type { Contract } from "../testing/each-world.ts";
import { ownedGroupHug } from "../testing/group-hug.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import { NO_BREACH, reportOf, restricted } from "../testing/report.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const HOUR_MS = 3_600_000;
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const NOTHING = refusal("nothing_to_report");
const ALL = { state: "open", claim: "any" } as const;

/** What `Reports` promises. */
export const describeReports: Contract = (world) => {
  const two = async () => [await world().addUser("Ann"), await world().addUser("Ben")] as const;
  const moderator = async (): Promise<CaseActor> => {
    const userId = await world().addUser("Moderator");
    await world().setRole(userId, "moderator");
    return { userId, role: "moderator" };
  };
  const hug = async (from: string, to: string, message = "") =>
    valueOf(await world().hugs.send(from, hugTo(to, { message }))).id;
  const report = (by: string, body: ReportBody) => world().reports.report(by, body);
  const open = async (by: CaseActor) => (await world().cases.page(by, ALL, null, 100))?.cases ?? [];
  /** The words of the one open case, as a moderator reveals them. */
  const revealed = async (by: CaseActor) => {
    const [{ id } = { id: "" }] = await open(by);
    valueOf(await world().cases.claim(by, id));
    return valueOf(await world().cases.reveal(by, id, "to see what was reported")).reports;
  };

  test("RP1 a hug one received is reported with what was seen: who, the words, and up to five before", async () => {
    const [ann, ben] = await two();
    for (let count = 0; count < 7; count += 1) await hug(count % 2 ? ann : ben, count % 2 ? ben : ann, `line ${count}`);
    const id = await hug(ben, ann, "line 7, not kind");
    await hug(ben, ann, "line 8, after it");
    valueOf(await report(ann, reportOf("hug", id, { category: "threat", words: "This scares me." })));
    const [kept] = await revealed(await moderator());
    expect(kept?.words).toBe("This scares me.");
    expect(kept?.snapshot).toMatchObject({ person: { name: "Ben" }, room: null });
    expect(kept?.snapshot?.lines.map(({ message, from, isReported }) => ({ message, from, isReported }))).toEqual([
      { message: "line 2", from: "subject", isReported: false },
      { message: "line 3", from: "reporter", isReported: false },
      { message: "line 4", from: "subject", isReported: false },
      { message: "line 5", from: "reporter", isReported: false },
      { message: "line 6", from: "subject", isReported: false },
      { message: "line 7, not kind", from: "subject", isReported: true },
    ]);
  });

  test("RP2 of a hug one sent the reaction is reported; without one, and without words, there is nothing", async () => {
    const [ann, ben] = await two();
    const id = await hug(ann, ben, "hello");
    expect(await report(ann, reportOf("hug", id))).toEqual(NOTHING);
    valueOf(await world().hugs.react(ben, { hugId: id, emoji: "🌵", message: "" }));
    expect(await report(ann, reportOf("message", id))).toEqual(NOTHING);
    valueOf(await world().hugs.react(ben, { hugId: id, emoji: "🌵", message: "go away" }));
    valueOf(await report(ann, reportOf("message", id)));
    const [kept] = await revealed(await moderator());
    expect(kept?.snapshot?.lines).toMatchObject([
      { kind: "hug", from: "reporter", message: "hello", isReported: false },
      { kind: "reaction", from: "subject", emoji: "🌵", message: "go away", isReported: true },
    ]);
  });

  test("RP3 the words of a request are reported by whom it asks, and by nobody else", async () => {
    const [ann, ben] = await two();
    await world().follow(ann, ben);
    await world().follow(ben, ann);
    const key = "5f0f4d1c-30a1-4b53-9c3c-0d1f2e3a4b5c";
    valueOf(await world().consents.askForHugs(ben, key, [ann], "not kind at all"));
    const [request] = (await world().inbox.snapshot(ann))?.requests ?? [];
    const body = reportOf("message", request?.id ?? "");
    expect(await report(ben, body)).toEqual(NOTHING);
    expect(await report(await world().addUser("Cho"), body)).toEqual(NOTHING);
    valueOf(await report(ann, body));
    const [kept] = await revealed(await moderator());
    expect(kept?.snapshot?.lines).toMatchObject([{ kind: "request", message: "not kind at all", isReported: true }]);
  });

  test("RP4 a room is reported by whoever can see it, but its host; it is a case of its own", async () => {
    const [ann, ben] = await two();
    const { id } = await ownedGroupHug(world(), ben, { name: "Loud room", description: "Come and be loud." });
    expect(await report(ben, reportOf("room", id))).toEqual(NOTHING);
    valueOf(await report(ann, reportOf("room", id)));
    valueOf(await report(ann, reportOf("profile", ben)));
    const mod = await moderator();
    const cases = await open(mod);
    expect(cases.map(({ subject: { person, room } }) => [person.name, room?.name ?? null])).toEqual([
      ["Ben", "Loud room"],
      ["Ben", null],
    ]);
    valueOf(await world().cases.claim(mod, cases[0]?.id ?? ""));
    const words = valueOf(await world().cases.reveal(mod, cases[0]?.id ?? "", "to see what the room says"));
    expect(words.reports[0]?.snapshot?.room).toMatchObject({ name: "Loud room", description: "Come and be loud." });
    valueOf(await world().people.setBlocked(ben, ann, true));
    expect(await report(ann, reportOf("room", id, { category: "hate" }))).toEqual(NOTHING);
  });

  test("RP5 what is forged looks like what is not there: others' hugs, oneself, nobody, another kind, who is gone", async () => {
    const [ann, ben] = await two();
    const cho = await world().addUser("Cho");
    const id = await hug(ben, cho, "between us");
    const before = (await open(await moderator())).length;
    for (const [kind, ref] of [
      ["hug", id],
      ["message", id],
      ["room", id],
      ["profile", id],
      ["profile", ann],
      ...(["hug", "message", "room", "profile"] as const).map((one) => [one, NOBODY] as const),
      ["hug", "x"],
    ] as const)
      expect([kind, await report(ann, reportOf(kind, ref))]).toEqual([kind, NOTHING]);
    await world().removeUser(cho);
    expect(await report(ann, reportOf("profile", cho))).toEqual(NOTHING);
    expect(await report(cho, reportOf("profile", ann))).toEqual(refusal("no_such_person"));
    expect(await report(NOBODY, reportOf("profile", ann))).toEqual(refusal("no_such_person"));
    expect((await open(await moderator())).length).toBe(before);
  });

  test("RP6 whom one blocked can be reported; who blocked one cannot, but for what they sent", async () => {
    const [ann, ben] = await two();
    const id = await hug(ben, ann, "and gone");
    valueOf(await world().people.setBlocked(ann, ben, true));
    valueOf(await report(ann, reportOf("profile", ben)));
    valueOf(await world().people.setBlocked(ann, ben, false));
    valueOf(await world().people.setBlocked(ben, ann, true));
    expect(await report(ann, reportOf("profile", ben, { category: "hate" }))).toEqual(NOTHING);
    valueOf(await report(ann, reportOf("hug", id)));
  });

  test("RP7 a repeat of the key, and the same again while nothing is decided, get the first answer", async () => {
    const [ann, ben] = await two();
    const body = reportOf("profile", ben);
    const first = valueOf(await report(ann, body));
    expect(valueOf(await report(ann, body))).toEqual(first);
    expect(valueOf(await report(ann, reportOf("profile", ben, { words: "again" })))).toEqual(first);
    expect(await report(ann, { ...body, category: "hate" })).toEqual(refusal("key_reused"));
    const both = await Promise.all([1, 2].map(() => report(ann, reportOf("profile", ben, { category: "hate" }))));
    expect(new Set(both.map((said) => valueOf(said).id)).size).toBe(1);
    expect(await open(await moderator())).toMatchObject([{ reports: 2 }]);
  });

  test("RP8 three in an hour and ten in a day, whatever is reported at once; repeats and refusals count nothing", async () => {
    const ann = await world().addUser("Ann");
    const others = await Promise.all(Array.from({ length: 14 }, (_, at) => world().addUser(`P${at}`)));
    const ask = (at: number) => report(ann, reportOf("profile", others[at] ?? ""));
    const said = await Promise.all([0, 1, 2, 3, 4].map(ask));
    expect(said.filter(({ ok }) => ok)).toHaveLength(REPORTS_PER_HOUR);
    const [no] = said.filter(({ ok }) => !ok);
    expect(no).toMatchObject({ refusal: { code: "too_many", retryAfterMs: expect.any(Number) } });
    expect(await report(ann, reportOf("profile", NOBODY))).toEqual(NOTHING);
    let taken = REPORTS_PER_HOUR;
    for (let hours = 0; hours < 5; hours += 1) {
      await world().pass(HOUR_MS);
      for (let at = 5; at < 14; at += 1) taken += (await ask(at)).ok ? 1 : 0;
    }
    expect(taken).toBeGreaterThanOrEqual(REPORTS_PER_DAY);
    // The nine others are reported already, or the day is full.
    expect((await world().reports.own(ann, null, 100))?.reports).toHaveLength(REPORTS_PER_DAY);
    await world().pass(24 * HOUR_MS);
    valueOf(await report(ann, reportOf("profile", others[13] ?? "", { category: "hate" })));
  });

  test("RP9 reports about one person are one case: the most severe says how soon, harassment weighs when it is repeated", async () => {
    const ben = await world().addUser("Ben");
    const mod = await moderator();
    const by = async (category: Category) => {
      const one = await world().addUser("Somebody");
      valueOf(await report(one, reportOf("profile", ben, { category })));
      return (await open(mod)).map(({ severity, category: worst, reports, dueAtMs, openedAtMs }) => ({
        severity,
        worst,
        reports,
        hours: Math.round((dueAtMs - openedAtMs) / HOUR_MS),
      }));
    };
    expect(await by("spam")).toEqual([{ severity: "normal", worst: "spam", reports: 1, hours: 48 }]);
    expect(await by("harassment")).toEqual([{ severity: "normal", worst: "spam", reports: 2, hours: 48 }]);
    expect(await by("harassment")).toEqual([{ severity: "high", worst: "harassment", reports: 3, hours: 8 }]);
    expect(await by("self_harm")).toEqual([{ severity: "urgent", worst: "self_harm", reports: 4, hours: 1 }]);
    expect(await by("other")).toEqual([{ severity: "urgent", worst: "self_harm", reports: 5, hours: 1 }]);
  });

  test("RP10 many report one person at once: one case", async () => {
    const ben = await world().addUser("Ben");
    const people = await Promise.all(Array.from({ length: 12 }, (_, at) => world().addUser(`P${at}`)));
    for (const said of await Promise.all(people.map((one) => report(one, reportOf("profile", ben))))) valueOf(said);
    expect(await open(await moderator())).toMatchObject([{ reports: 12 }]);
  });

  test("RP11 its reporter learns that it was decided, and what of; nothing of what was done to whom", async () => {
    const [ann, ben] = await two();
    const { id: first } = valueOf(await report(ann, reportOf("profile", ben, { words: "my words" })));
    const mine = async () => (await world().reports.own(ann, null, 10))?.reports ?? [];
    expect(await mine()).toMatchObject([{ id: first, subject: "profile", words: "my words", outcome: null }]);
    const mod = await moderator();
    const decide = async (how: typeof NO_BREACH) => {
      const [{ id } = { id: "" }] = await open(mod);
      valueOf(await world().cases.claim(mod, id));
      valueOf(await world().cases.decide(mod, id, how));
    };
    await decide(await restricted(world(), mod, ben));
    // One that comes now is of a new case.
    const { id: second } = valueOf(await report(ann, reportOf("profile", ben)));
    expect(second).not.toBe(first);
    await decide(NO_BREACH);
    expect(await mine()).toMatchObject([
      { id: second, outcome: "no_breach", decidedAtMs: expect.any(Number) },
      { id: first, outcome: "acted" },
    ]);
    const told = (await world().notifications.page(ann, null, 10))?.notifications;
    expect(told?.map(({ kind, refId, actor }) => ({ kind, refId, actor: actor.id }))).toEqual([
      { kind: "report_decided", refId: second, actor: "" },
      { kind: "report_decided", refId: first, actor: "" },
    ]);
    expect(JSON.stringify([await mine(), told])).not.toContain(mod.userId);
    // Of what they are kept from they are told as of any other restriction.
    const toBen = (await world().notifications.page(ben, null, 10))?.notifications;
    expect(toBen?.filter(({ kind }) => kind !== "restricted")).toEqual([]);
  });

  test("RP12 one's own come newest first, page by page, and nobody else's", async () => {
    const ann = await world().addUser("Ann");
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      ids.unshift(valueOf(await report(ann, reportOf("profile", await world().addUser(`P${at}`)))).id);
      await world().pass(HOUR_MS);
    }
    const first = await world().reports.own(ann, null, 3);
    const rest = await world().reports.own(ann, first?.next ?? null, 3);
    expect([...(first?.reports ?? []), ...(rest?.reports ?? [])].map(({ id }) => id)).toEqual(ids);
    expect(rest?.next).toBeNull();
    expect(await world().reports.own(await world().addUser("Ben"), null, 3)).toEqual({ reports: [], next: null });
    for (const no of ["x", "AAAA"]) expect(await world().reports.own(ann, no, 3)).toBeNull();
  });
};
