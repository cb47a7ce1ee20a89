import { expect, test } from "vitest";
import { createDataRightsHttp } from "./data-rights.http.ts";
import type { HttpAnswer } from "./http.client.ts";

const ok = (body: unknown): HttpAnswer => ({ kind: "ok", body });

/** Answers by "METHOD path"; nothing else is reached. */
const open = (answers: Readonly<Record<string, HttpAnswer>>, isLeaving = false) => {
  const done: string[] = [];
  const rights = createDataRightsHttp({
    ask: async (method, path) => {
      done.push(`${method} ${path}`);
      return answers[`${method} ${path}`] ?? { kind: "failed", failure: { code: "offline" } };
    },
    check: async () => void done.push("check"),
    isLeaving: () => isLeaving,
  });
  return { rights, done };
};

test("erasure that is asked for or undone changes who is here, a refused one does not", async () => {
  const given = open({ "POST /api/me/erasure": ok({ dueAtMs: 7 }), "DELETE /api/me/erasure": ok({ ok: true }) });
  expect([await given.rights.askErasure(), await given.rights.undoErasure()]).toEqual([{ ok: true }, { ok: true }]);
  expect(given.done).toEqual(["POST /api/me/erasure", "check", "DELETE /api/me/erasure", "check"]);
  const refused = open({ "POST /api/me/erasure": { kind: "failed", failure: { code: "step_up_needed" } } });
  expect(await refused.rights.askErasure()).toEqual({ ok: false, refusal: { code: "step_up_needed" } });
  expect(refused.done).toEqual(["POST /api/me/erasure"]);
});

test("whoever is leaving learns that it was undone elsewhere", async () => {
  const answers = { "GET /api/me/erasure": ok({ dueAtMs: null }) };
  const leaving = open(answers, true);
  await leaving.rights.erasure();
  expect(leaving.done).toEqual(["GET /api/me/erasure", "check"]);
  const staying = open(answers);
  await staying.rights.erasure();
  expect(staying.done).toEqual(["GET /api/me/erasure"]);
});

test("the file is asked about before the browser follows its link", async () => {
  const ask = (body: HttpAnswer) => open({ "GET /api/step-up": body }).rights.mayTakeAll();
  expect(await ask(ok({ isDone: true }))).toEqual({ ok: true });
  expect(await ask(ok({ isDone: false }))).toEqual({ ok: false, refusal: { code: "step_up_needed" } });
  expect(await ask({ kind: "signed_out" })).toEqual({ ok: false, refusal: { code: "offline" } });
});
