import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { KeyedSeal } from "../../platform/keyed-seal.ts";
import type { AskedOnce, KeptAnswer, KeptAnswers } from "./kept-answers.port.ts";

type Begun = {
  readonly outcome: "mine" | "again" | "other_body" | "in_progress";
  readonly claim: string;
  readonly answer: string | null;
};
const BEGIN = "select outcome, claim_of as claim, kept as answer from begin_answer($1, $2, $3)";
const KEEP = "update idempotency_keys set answer = $3 where key = $1 and claim = $2";
const RELEASE = "delete from idempotency_keys where key = $1 and claim = $2 and answer is null";

/** What the key is called; kept nowhere. */
const nameOf = ({ route, userId, address, key }: AskedOnce): string =>
  `${route}\n${userId === null ? `address ${address}` : `user ${userId}`}\n${key}`;

export const createKeptAnswers = (database: Rows, seal: KeyedSeal): KeptAnswers => ({
  async once(asked, work) {
    const name = nameOf(asked);
    const key = seal.hash(name);
    const bodyHash = seal.hash(`${name}\n${asked.body}`);
    const [begun] = await database.rows<Begun>(BEGIN, [key, asked.userId, bodyHash]);
    invariant(begun, "begin_answer answers.");
    if (begun.answer !== null) {
      const answer = JSON.parse(seal.open(name, begun.answer)) as KeptAnswer; // sealed below
      return { kind: "again", answer };
    }
    if (begun.outcome === "other_body" || begun.outcome === "in_progress") return { kind: begun.outcome };
    // What cannot be kept is still an answer; the claim then ends by itself.
    const end = (sql: string, more: readonly string[] = []) =>
      database.rows(sql, [key, begun.claim, ...more]).catch(() => []);
    try {
      const reply = await work();
      await (reply.kept === null ? end(RELEASE) : end(KEEP, [seal.seal(name, JSON.stringify(reply.kept))]));
      return { kind: "answered", reply };
    } catch (error) {
      await end(RELEASE);
      throw error;
    }
  },
});
