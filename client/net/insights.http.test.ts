import { expect, test } from "vitest";
import type { InsightsView } from "#shared/schema/insights.ts";
import type { HttpAnswer } from "./http.client.ts";
import { createInsightsHttp } from "./insights.http.ts";
import { createClientStore } from "./state.ts";

const VIEW: InsightsView = {
  insights: null,
  isStale: true,
  isDue: true,
  suggestion: {
    id: "hug_given",
    why: { kind: "practice", practice: "walk", source: { authors: "", year: 0, title: "" } },
  },
};
const OFFLINE: HttpAnswer = { kind: "failed", failure: { code: "offline" } };

const world = () => {
  const store = createClientStore();
  store.setState({ me: { id: "ann", name: "Ann", being: "sage/plain", isGuest: false } });
  const kept = new Map<string, string>();
  const asked: unknown[] = [];
  let answer: HttpAnswer = { kind: "ok", body: VIEW };
  let checks = 0;
  const insights = createInsightsHttp(
    {
      store,
      http: async (...what) => {
        asked.push(what);
        return answer;
      },
      identity: { check: async () => void (checks += 1) },
      clock: { nowMs: () => 77 },
    },
    { read: (id) => kept.get(id) ?? null, write: (id, text) => void kept.set(id, text) },
  );
  return { insights, store, asked, kept, answerWith: (next: HttpAnswer) => void (answer = next), checks: () => checks };
};

test("offline they are what this device read last, without a suggestion of another day; somebody else has none of it", async () => {
  const { insights, store, answerWith } = world();
  expect(await insights.view("2026-03-02", "Europe/Berlin")).toEqual({ ok: true, value: VIEW, asOfMs: null });
  answerWith(OFFLINE);
  expect(await insights.view("2026-03-03", "Europe/Berlin")).toEqual({
    ok: true,
    value: { ...VIEW, suggestion: null },
    asOfMs: 77,
  });
  store.setState({ me: { id: "ben", name: "Ben", being: "sage/plain", isGuest: false } });
  expect(await insights.view("2026-03-03", "Europe/Berlin")).toEqual({ ok: false, refusal: { code: "offline" } });
});

test("what is refused for another reason is said, not covered by what is kept", async () => {
  const { insights, answerWith, checks } = world();
  await insights.view("2026-03-02", "Europe/Berlin");
  answerWith({ kind: "failed", failure: { code: "server_error" } });
  expect(await insights.view("2026-03-02", "Europe/Berlin")).toEqual({ ok: false, refusal: { code: "server_error" } });
  answerWith({ kind: "signed_out" });
  expect(await insights.view("2026-03-02", "Europe/Berlin")).toMatchObject({ ok: false });
  expect(checks()).toBe(1);
});

test("it is asked for this device's day and clock", async () => {
  const { insights, asked } = world();
  await insights.view("2026-03-02", "Europe/Berlin");
  expect(asked).toEqual([["GET", "/api/insights?today=2026-03-02&timeZone=Europe%2FBerlin"]]);
});

test("a suggestion is hidden and brought back by its id", async () => {
  const { insights, asked, answerWith } = world();
  answerWith({ kind: "ok", body: { ids: ["tag:run"] } });
  expect(await insights.hidden()).toEqual({ ok: true, value: ["tag:run"] });
  expect(await insights.hide("tag:run", false)).toEqual({ ok: true });
  expect(asked.at(-1)).toEqual(["PUT", "/api/insights/hidden", { id: "tag:run", on: false }]);
});
