import { expect, test } from "vitest";
import { createConsentRequests } from "./consent.requests.ts";
import type { HttpAnswer } from "./http.client.ts";

const world = (answers: Readonly<Record<string, HttpAnswer>>) => {
  const said: unknown[] = [];
  const consent = createConsentRequests({
    http: async (method, path) => answers[`${method} ${path}`] ?? { kind: "failed", failure: { code: "offline" } },
    act: async (name, body) => {
      said.push([name, body]);
      return { ok: true };
    },
  });
  return { consent, said };
};

test("what is out of reach is null, and a server without friends has none", async () => {
  const away = world({}).consent;
  expect([await away.way("ben"), await away.chosen(), await away.friends()]).toEqual([null, null, null]);
  expect(await away.ledger(null)).toEqual({ ok: false, refusal: { code: "offline" } });
  const missing: HttpAnswer = { kind: "missing", failure: { code: "no_such_person" } };
  const bare = world({ "GET /api/people/friends?limit=100": missing, "GET /api/hugs/way/ben": missing }).consent;
  expect(await bare.friends()).toEqual([]);
  expect(await bare.way("ben")).toBeNull();
});

test("the way to somebody and the pages of the ledger are asked for by their addresses", async () => {
  const page = { entries: [], next: "7" };
  const { consent } = world({
    "GET /api/hugs/way/ben": { kind: "ok", body: { way: "asks" } },
    "GET /api/consents/ledger": { kind: "ok", body: page },
    "GET /api/consents/ledger?cursor=7": { kind: "ok", body: { ...page, next: null } },
  });
  expect(await consent.way("ben")).toBe("asks");
  expect(await consent.ledger(null)).toEqual({ ok: true, page });
  expect(await consent.ledger("7")).toEqual({ ok: true, page: { entries: [], next: null } });
});

test("a rule is said without the person it is shown with", async () => {
  const { consent, said } = world({});
  const rule = { userId: "ben", allowance: "ask", touchCap: 30, touchForm: "sound" } as const;
  const shown = { ...rule, person: { id: "ben", name: "Ben", being: "" } };
  await consent.setPerson(shown);
  expect(said).toEqual([["consent/person", rule]]);
});
