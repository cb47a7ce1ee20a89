import { expect, test } from "vitest";
import { createCasesHttp, type AskStaff } from "./cases.http.ts";
import { createRestrictionsHttp } from "./restrictions.http.ts";
import type { Told } from "./state.ts";

const open = (
  answer: Told<unknown> = { ok: true, value: { restrictions: ["r"], approvals: ["a"], appeals: ["p"] } },
) => {
  const asked: unknown[] = [];
  const ask = (async (...call: unknown[]) => (asked.push(call), answer)) as unknown as AskStaff; // as: it answers all alike
  const restrictions = createRestrictionsHttp(ask, (path, body) => ask("POST", path, body, { "idempotency-key": "k" }));
  return { asked, cases: createCasesHttp(ask), restrictions };
};

test("cases: each act has its address, and ids cannot lead elsewhere", async () => {
  const { asked, cases } = open();
  await cases.cases({ state: "open", claim: "mine" }, null);
  await cases.cases({ state: "decided", claim: "any" }, "c/1");
  await cases.cases({ state: "open", claim: "any" }, null, true);
  await cases.queue();
  await cases.statistics();
  await cases.case("../x");
  await cases.claim("c", true);
  await cases.claim("c", false);
  await cases.reveal("c", "a good reason");
  await cases.revealBeyond("c", "a/1");
  await cases.words("c");
  await cases.note("c", "words");
  await cases.link("c", "d", true);
  await cases.link("c", "d", false);
  const decision = { decision: "no_breach", statement: "misunderstanding", words: "", restrictions: [] } as const;
  await cases.decide("c", { ...decision, restrictions: [] });
  expect(asked).toEqual([
    ["GET", "/api/staff/cases?state=open&claim=mine"],
    ["GET", "/api/staff/cases?state=decided&claim=any&cursor=c%2F1"],
    ["GET", "/api/staff/cases?state=open&claim=any&byItself=1"],
    ["GET", "/api/staff/case-queue?byItself=1"],
    ["GET", "/api/staff/case-statistics"],
    ["GET", "/api/staff/cases/..%2Fx"],
    ["PUT", "/api/staff/cases/c/claim"],
    ["DELETE", "/api/staff/cases/c/claim"],
    ["POST", "/api/staff/cases/c/reveal", { reason: "a good reason" }],
    ["POST", "/api/staff/cases/c/reveals/a%2F1"],
    ["GET", "/api/staff/cases/c/words"],
    ["POST", "/api/staff/cases/c/notes", { words: "words" }],
    ["POST", "/api/staff/cases/c/links", { caseId: "d" }],
    ["DELETE", "/api/staff/cases/c/links/d"],
    ["POST", "/api/staff/cases/c/decision", decision],
  ]);
});

test("restrictions: set once however often it is asked, lists without their wrapping, a refusal as it is", async () => {
  const { asked, restrictions } = open();
  const body = { kind: "limit", category: "spam", statement: "", hours: 24, caseId: null } as const;
  await restrictions.restrict("u", body);
  await restrictions.lift("r");
  expect(await restrictions.ofPerson("u")).toEqual({ ok: true, value: ["r"] });
  expect(await restrictions.approvals()).toEqual({ ok: true, value: ["a"] });
  expect(await restrictions.appeals()).toEqual({ ok: true, value: ["p"] });
  await restrictions.answerApproval("a", true);
  await restrictions.decideAppeal("p", { state: "upheld", statement: "", hours: null });
  expect(asked).toEqual([
    ["POST", "/api/staff/people/u/restrictions", body, { "idempotency-key": "k" }],
    ["DELETE", "/api/staff/restrictions/r"],
    ["GET", "/api/staff/people/u/restrictions"],
    ["GET", "/api/staff/approvals"],
    ["GET", "/api/staff/appeals"],
    ["POST", "/api/staff/approvals/a", { isYes: true }],
    ["POST", "/api/staff/appeals/p", { state: "upheld", statement: "", hours: null }],
  ]);
  const refusal = { ok: false, refusal: { code: "not_yours_to_do" } } as const;
  expect(await open(refusal).restrictions.approvals()).toEqual(refusal);
});
