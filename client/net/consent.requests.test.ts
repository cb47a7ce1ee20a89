import { expect, test } from "vitest";
import { createConsentRequests } from "./consent.requests.ts";
import type { HttpAnswer } from "./http.client.ts";
import { EMPTY_STATE } from "./state.ts";

const world = (answers: Readonly<Record<string, HttpAnswer>>) => {
  const said: unknown[] = [];
  const consent = createConsentRequests({
    store: { getState: () => ({ ...EMPTY_STATE, me: { id: "ann", name: "Ann", being: "", isGuest: true } }) },
    http: async (method, path) => answers[`${method} ${path}`] ?? { kind: "failed", failure: { code: "offline" } },
    act: async (name, body) => {
      said.push([name, body]);
      return { ok: true };
    },
  });
  return { consent, said };
};

test("what is out of reach is null", async () => {
  const { consent } = world({});
  expect([await consent.way("ben"), await consent.chosen(), await consent.friends()]).toEqual([null, null, null]);
  expect(await consent.ledger(null)).toEqual({ ok: false, refusal: { code: "offline" } });
});

test("friends are one's own", async () => {
  const people = [{ id: "ben", name: "Ben", being: "sea/plain" }];
  const { consent } = world({ "GET /api/people/ann/friends?limit=100": { kind: "ok", body: { people, next: null } } });
  expect(await consent.friends()).toEqual(people);
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
