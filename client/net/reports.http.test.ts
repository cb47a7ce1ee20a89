import { expect, test } from "vitest";
import type { HttpAnswer } from "./http.client.ts";
import { createReportsHttp, heldInMemory } from "./reports.http.ts";
import type { HeldReport } from "./reports.port.ts";
import { createClientStore } from "./state.ts";

const REPORT: HeldReport = {
  key: "k",
  subject: "hug",
  subjectId: "h",
  category: "hate",
  words: "twice today",
  dueAtMs: 10_000,
};
const OFFLINE: HttpAnswer = { kind: "failed", failure: { code: "offline" } };
const TAKEN: HttpAnswer = { kind: "ok", body: { id: "r", reportedAtMs: 1 } };

const open = (answers: HttpAnswer[]) => {
  const store = createClientStore();
  store.setState({ me: { id: "ann", name: "Ann", being: "sea/plain", isGuest: true }, connection: { kind: "online" } });
  const asked: unknown[] = [];
  const shelf = heldInMemory();
  let nowMs = 0;
  let checks = 0;
  const reports = createReportsHttp(
    {
      http: async (...call) => {
        asked.push(call);
        return answers.shift() ?? TAKEN;
      },
      store,
      identity: { check: async () => void (checks += 1) },
      clock: { nowMs: () => nowMs },
    },
    shelf,
  );
  const connect = (kind: "online" | "offline") => store.setState({ connection: { kind } });
  return { reports, store, asked, shelf, connect, checks: () => checks, at: (ms: number) => void (nowMs = ms) };
};
const { dueAtMs: _, ...BODY } = REPORT;

test("what is held goes out with its words and leaves the device once the server has it", async () => {
  const { reports, asked, shelf } = open([]);
  reports.hold({ ...REPORT, words: "" });
  reports.hold(REPORT);
  expect(await reports.send("k")).toEqual({ ok: true, value: { id: "r", reportedAtMs: 1 } });
  expect(asked).toEqual([["POST", "/api/reports", BODY]]);
  expect(shelf.read("ann")).toEqual([]);
});

test("what was taken back is asked of nobody", async () => {
  const { reports, asked } = open([]);
  reports.hold(REPORT);
  reports.takeBack("k");
  expect((await reports.send("k")).ok).toBe(false);
  expect(asked).toEqual([]);
});

test("out of reach it stays, under its key, and goes out by itself when the connection is back", async () => {
  const { reports, asked, shelf, connect } = open([OFFLINE]);
  reports.hold(REPORT);
  expect(await reports.send("k")).toEqual({ ok: false, refusal: { code: "offline" } });
  expect(shelf.read("ann")).toHaveLength(1);
  connect("offline");
  connect("online");
  await expect.poll(() => shelf.read("ann")).toEqual([]);
  expect(asked).toEqual([
    ["POST", "/api/reports", BODY],
    ["POST", "/api/reports", BODY],
  ]);
});

test("what is not due waits, and what was too many waits for its time", async () => {
  const { reports, asked, at } = open([{ kind: "failed", failure: { code: "too_many", retryAfterMs: 60_000 } }]);
  reports.hold(REPORT);
  await reports.sendDue();
  expect(asked).toEqual([]);
  at(10_000);
  await reports.sendDue();
  await reports.sendDue();
  expect(asked).toHaveLength(1);
  at(70_000);
  await reports.sendDue();
  expect(asked).toHaveLength(2);
});

test("refused for good it is gone from the device, and somebody else's is never sent", async () => {
  const { reports, store, asked, shelf } = open([{ kind: "missing", failure: { code: "no_such_hug" } }]);
  reports.hold(REPORT);
  expect(await reports.send("k")).toEqual({ ok: false, refusal: { code: "no_such_hug" } });
  expect(shelf.read("ann")).toEqual([]);
  reports.hold({ ...REPORT, dueAtMs: 0 });
  store.setState({ me: { id: "ben", name: "Ben", being: "sea/plain", isGuest: true } });
  await reports.sendDue();
  expect(asked).toHaveLength(1);
});

test("one's own reports, page by page; who is signed out elsewhere is asked who they are", async () => {
  const { reports, asked, checks } = open([{ kind: "ok", body: { reports: [], next: null } }, { kind: "signed_out" }]);
  expect(await reports.own(null)).toEqual({ ok: true, value: { reports: [], next: null } });
  expect((await reports.own("a b")).ok).toBe(false);
  expect(asked).toEqual([
    ["GET", "/api/me/reports"],
    ["GET", "/api/me/reports?cursor=a%20b"],
  ]);
  expect(checks()).toBe(1);
});
