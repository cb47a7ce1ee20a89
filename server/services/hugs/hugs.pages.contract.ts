import { expect, test } from "vitest";
import type { Contract } from "../testing/each-world.ts";
import { hugTo, valueOf } from "../testing/hug.ts";

/** What `Hugs` promises about the history. */
export const describePages: Contract = (world) => {
  const two = async () => [await world().addUser("Ann"), await world().addUser("Ben")] as const;

  test("H12 pages are complete, newest first, without doubles, while hugs arrive", async () => {
    const [ann, ben] = await two();
    const ids: string[] = [];
    for (let i = 0; i < 23; i += 1) {
      const [from, to] = i % 3 === 0 ? [ben, ann] : [ann, ben];
      ids.push(valueOf(await world().hugs.send(from, hugTo(to))).id);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await world().hugs.page(ben, cursor, 5);
      if (!page) throw new Error("our own cursor was not taken");
      seen.push(...page.hugs.map(({ id }) => id));
      expect(page.hugs.length).toBeGreaterThan(0);
      cursor = page.next;
      valueOf(await world().hugs.send(ann, hugTo(ben)));
    } while (cursor !== null);
    expect(seen).toEqual(ids.toReversed());
    const all = await world().hugs.page(ben, null, 28);
    expect(all?.hugs).toHaveLength(28);
    expect(all?.next).toBeNull();
  });

  test.each(["", "x", "MTIz", "Li4vLi4vZXRj", "'; drop table hugs; --", "💛", "a".repeat(5000)])(
    "H13 a cursor that is not ours starts nowhere: %j",
    async (cursor) => {
      const [ann] = await two();
      expect(await world().hugs.page(ann, cursor, 5)).toBeNull();
    },
  );
};
