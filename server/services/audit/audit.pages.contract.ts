import { expect, test } from "vitest";
import { ANY_ENTRY, type AuditFilter } from "#shared/schema/audit.ts";
import type { Audit } from "./audit.port.ts";

export type AuditPagesWorld = {
  readonly audit: Pick<Audit, "page">;
  /** Somebody with an account, of that name. */
  readonly enter: (name: string) => Promise<string>;
  /** An entry of an act; on a person, if nothing else is said. */
  readonly add: (
    actor: string | null,
    act: string,
    subject: string,
    more?: { readonly kind?: string; readonly details?: Readonly<Record<string, string>> },
  ) => Promise<void>;
  /** A case about somebody; its id. */
  readonly addCase: (about: string) => Promise<string>;
};

const NOBODY = "99999999-9999-4999-8999-999999999999";

/** What reading the audit promises. */
export const describeAuditPages = (world: () => AuditPagesWorld): void => {
  const pageOf = async (reader: string, filter: Partial<AuditFilter>, cursor: string | null = null, limit = 100) => {
    const found = await world().audit.page(reader, { ...ANY_ENTRY, ...filter }, cursor, limit);
    if (found === null) throw new Error("There is such a page.");
    return found;
  };
  const page = (filter: Partial<AuditFilter>, cursor: string | null = null, limit = 100) =>
    pageOf(NOBODY, filter, cursor, limit);
  const five = async () => {
    const { enter, add } = world();
    const [ann, ben] = [await enter("Ann"), await enter("Ben")];
    for (const [actor, act] of [
      [ann, "remind"],
      [ben, "mute"],
      [ann, "mute"],
      [null, "mute"],
      [ann, "ban"],
    ] as const)
      await add(actor, act, ben);
    return { ann, ben };
  };

  test("A6 newest first, page by page, each entry once, with the names of whoever is still there", async () => {
    const { ann, ben } = await five();
    const [first, acts]: [Awaited<ReturnType<typeof page>>, string[]] = [await page({ subject: ben }, null, 2), []];
    for (let at = first; ; at = await page({ subject: ben }, at.next, 2)) {
      acts.push(...at.entries.map(({ act }) => act));
      if (at.next === null) break;
    }
    expect(acts).toEqual(["ban", "mute", "mute", "mute", "remind"]);
    expect(first.entries[0]).toMatchObject({
      actorId: ann,
      actorName: "Ann",
      act: "ban",
      subjectKind: "user",
      subjectId: ben,
      subjectName: "Ben",
    });
    const [byNobody] = (await page({ subject: ben, act: "mute" })).entries;
    expect(byNobody).toMatchObject({ actorId: null, actorName: null });
  });

  test("A7 those of one actor, act, subject and time, and of all that are asked for together", async () => {
    const { ann, ben } = await five();
    const acts = async (filter: Partial<AuditFilter>) =>
      (await page({ subject: ben, ...filter })).entries.map(({ act }) => act);
    expect(await acts({ actor: ann })).toEqual(["ban", "mute", "remind"]);
    expect(await acts({ act: "mute" })).toHaveLength(3);
    expect(await acts({ actor: ann, act: "mute" })).toEqual(["mute"]);
    expect((await page({ subject: NOBODY })).entries).toEqual([]);
    expect((await page({ actor: NOBODY })).entries).toEqual([]);
    const { entries } = await page({ subject: ben });
    const middle = entries[2]?.atMs ?? 0;
    const sides = [await acts({ toMs: middle }), await acts({ fromMs: middle })];
    expect(sides.flat()).toHaveLength(5);
    expect(sides[1]?.length).toBeGreaterThanOrEqual(3);
  });

  test("A10 by whom what is about the reader was done is neither told nor found; the reader's own acts are", async () => {
    const { enter, add, addCase } = world();
    const [ann, sol, ben] = [await enter("Ann"), await enter("Sol"), await enter("Ben")];
    const [about, other] = [await addCase(sol), await addCase(ben)];
    const details = { restriction: "r" };
    await add(ann, "suspend", sol, { details });
    await add(ann, "ask_approval", "a1", { kind: "approval", details: { about: sol } });
    await add(ann, "claim_case", about, { kind: "case" });
    await add(ann, "link_cases", other, { kind: "case", details: { other: about } });
    await add(ann, "claim_case", other, { kind: "case", details });
    await add(sol, "begin_staff_session", sol);
    await add(sol, "mute", ben, { details });
    const last = async (reader: string) => (await pageOf(reader, {}, null, 7)).entries;
    const nothing = { actorId: null, actorName: null, actorRole: "", details: {}, isAboutReader: true };
    const hidden = { ...nothing, act: "", subjectKind: "", subjectId: "", subjectName: null };
    expect(await last(sol)).toMatchObject([
      { actorId: sol, act: "mute", subjectId: ben, details, isAboutReader: false },
      { actorId: sol, act: "begin_staff_session", isAboutReader: false },
      { actorId: ann, act: "claim_case", subjectId: other, details, isAboutReader: false },
      hidden,
      hidden,
      hidden,
      { ...nothing, act: "suspend", subjectKind: "user", subjectId: sol },
    ]);
    const seqs = (await last(sol)).map(({ seq }) => seq);
    expect((await last(ann)).map(({ seq, actorId }) => [seq, actorId])).toEqual(
      seqs.map((seq, at) => [seq, at < 2 ? sol : ann]),
    );
    const acts = async (reader: string, filter: Partial<AuditFilter>) =>
      (await pageOf(reader, filter)).entries.map(({ act }) => act);
    expect(await acts(sol, { actor: ann })).toEqual(["claim_case"]);
    expect(await acts(sol, { subject: sol })).toEqual(["begin_staff_session", "suspend"]);
    for (const subject of [about, "a1"]) expect(await acts(sol, { subject })).toEqual([]);
    expect((await acts(sol, { act: "ask_approval" })).length).toBe(
      (await acts(ann, { act: "ask_approval" })).length - 1,
    );
    expect(await acts(ann, { subject: about })).toEqual(["claim_case"]);
  });

  test("A7 what no page had for a cursor is refused", async () => {
    for (const cursor of ["x", "0", "-1", "1e3", "", " 5", "99999999999999999"])
      expect([cursor, await world().audit.page(NOBODY, ANY_ENTRY, cursor, 10)]).toEqual([cursor, null]);
  });
};
