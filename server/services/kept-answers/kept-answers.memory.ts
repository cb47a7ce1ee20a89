import type { KeptAnswer, KeptAnswers } from "./kept-answers.port.ts";

type Row = { readonly body: string; answer: KeptAnswer | null };

/** Without a clock: nothing is ever forgotten. */
export const createMemoryKeptAnswers = (): KeptAnswers => {
  const rows = new Map<string, Row>();
  return {
    async once({ userId, address, route, key, body }, work) {
      const name = `${route} ${userId === null ? `address ${address}` : userId} ${key}`;
      const found = rows.get(name);
      if (found !== undefined && found.body !== body) return { kind: "other_body" };
      if (found !== undefined)
        return found.answer === null ? { kind: "in_progress" } : { kind: "again", answer: found.answer };
      const row: Row = { body, answer: null };
      rows.set(name, row);
      try {
        const reply = await work();
        row.answer = reply.kept;
        return { kind: "answered", reply };
      } finally {
        if (row.answer === null) rows.delete(name);
      }
    },
  };
};
