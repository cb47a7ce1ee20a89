import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { AskedOnce, KeptAnswers } from "./kept-answers.port.ts";

export type KeptAnswersWorld = {
  readonly answers: KeptAnswers;
  /** The same in another process. */
  readonly elsewhere: KeptAnswers;
  /** Somebody who is there. */
  addUser(): Promise<string>;
};

/** A1 to A4, on whatever keeps them. */
export const describeKeptAnswers = (world: () => KeptAnswersWorld): void => {
  const asking = async (of: Partial<AskedOnce> = {}): Promise<AskedOnce> => ({
    userId: await world().addUser(),
    address: "192.0.2.1",
    route: "POST /api/things",
    key: randomUUID(),
    body: '{"name":"Tea"}',
    ...of,
  });
  const counting = () => {
    const made: number[] = [];
    const work = async () => {
      made.push(made.length + 1);
      return { kept: { status: 201, body: { id: made.length } } };
    };
    return { made, work };
  };

  describe("answers once a key", () => {
    it("A1 a repeat gets the first answer, in whichever process", async () => {
      const { made, work } = counting();
      const asked = await asking();
      expect(await world().answers.once(asked, work)).toMatchObject({ kind: "answered" });
      for (const answers of [world().answers, world().elsewhere])
        expect(await answers.once(asked, work)).toEqual({ kind: "again", answer: { status: 201, body: { id: 1 } } });
      expect(made).toEqual([1]);
    });

    it("A1 of many at once one does the work, the others are told to wait or get its answer", async () => {
      const { made, work } = counting();
      const asked = await asking();
      const each = await Promise.all(
        Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? world().answers : world().elsewhere).once(asked, work)),
      );
      expect(made).toEqual([1]);
      expect(each.filter(({ kind }) => kind === "answered")).toHaveLength(1);
      expect(new Set(each.map(({ kind }) => kind)).has("other_body")).toBe(false);
    });

    it("A2 another body does nothing, before and after the answer", async () => {
      const { made, work } = counting();
      const asked = await asking();
      const other = { ...asked, body: '{"name":"Coffee"}' };
      const outcome = await world().answers.once(asked, async () => {
        expect(await world().elsewhere.once(other, work)).toEqual({ kind: "other_body" });
        expect(await world().elsewhere.once(asked, work)).toEqual({ kind: "in_progress" });
        return work();
      });
      expect(outcome.kind).toBe("answered");
      expect(await world().answers.once(other, work)).toEqual({ kind: "other_body" });
      expect(made).toEqual([1]);
    });

    it("A3 what was refused or failed keeps nothing", async () => {
      const { made, work } = counting();
      const asked = await asking();
      expect(await world().answers.once(asked, async () => ({ kept: null }))).toMatchObject({ kind: "answered" });
      await expect(world().answers.once(asked, () => Promise.reject(new Error("a bug")))).rejects.toThrow("a bug");
      expect(await world().answers.once({ ...asked, body: "{}" }, work)).toMatchObject({ kind: "answered" });
      expect(made).toEqual([1]);
    });

    it("A4 other people, addresses and routes have other keys", async () => {
      const { made, work } = counting();
      const asked = await asking();
      const nobody = { ...asked, userId: null };
      const others = [
        asked,
        await asking({ key: asked.key }),
        nobody,
        { ...nobody, address: "192.0.2.2" },
        { ...asked, route: "POST /api/others" },
      ];
      for (const other of others) expect(await world().answers.once(other, work)).toMatchObject({ kind: "answered" });
      expect(made).toHaveLength(others.length);
    });
  });
};
