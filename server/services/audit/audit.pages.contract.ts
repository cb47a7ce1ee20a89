import { expect, test } from "vitest";
import { ANY_ENTRY, type AuditFilter } from "#shared/schema/audit.ts";
import type { Audit } from "./audit.port.ts";

export type AuditPagesWorld = {
  readonly audit: Pick<Audit, "page">;
  /** Somebody with an account, of that name. */
  readonly enter: (name: string) => Promise<string>;
  /** An entry of an act on a person. */
  readonly add: (actor: string | null, act: string, subject: string) => Promise<void>;
};

const NOBODY = "99999999-9999-4999-8999-999999999999";

/** What reading the audit promises. */
export const describeAuditPages = (world: () => AuditPagesWorld): void => {
  const page = async (filter: Partial<AuditFilter>, cursor: string | null = null, limit = 100) => {
    const found = await world().audit.page({ ...ANY_ENTRY, ...filter }, cursor, limit);
    if (found === null) throw new Error("There is such a page.");
    return found;
  };
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

  test("A7 what no page had for a cursor is refused", async () => {
    for (const cursor of ["x", "0", "-1", "1e3", "", " 5", "99999999999999999"])
      expect([cursor, await world().audit.page(ANY_ENTRY, cursor, 10)]).toEqual([cursor, null]);
  });
};
