import { afterAll, beforeAll, expect, test } from "vitest";
import { checkExport } from "../services/audit/audit.export.ts";
import { valueOf } from "../services/testing/hug.ts";
import { openRealServer, type RealServer } from "./testing/real-server.ts";

let server: RealServer;
beforeAll(async () => {
  server = await openRealServer("pglite");
});
afterAll(() => server.close());

test("a copy of the audit can be checked by itself, has the taking of it, and is taken once", async () => {
  const [asks, second] = [await server.staff("senior_moderator"), await server.staff("admin")];
  const { cookie } = asks;
  expect((await server.ask("POST", "/api/staff/session", { cookie, body: {} })).status).toBe(200);
  const time = { fromMs: 0, toMs: Date.now() + 60_000 };
  const body = { what: "audit", ...time, reason: "Somebody asked what was done." };
  const asked = await server.ask("POST", "/api/staff/approvals", { cookie, body });
  const { id } = asked.json as { id: string };
  const take = () => server.ask("POST", `/api/staff/audit/exports/${id}`, { cookie });
  expect((await take()).json).toMatchObject({ code: "no_such_approval" });
  valueOf(await server.services.restrictions.answerApproval({ userId: second.id, role: "admin" }, id, true));
  const { status, headers, text } = await take();
  expect([status, headers.get("content-type"), headers.get("content-disposition")]).toEqual([
    200,
    "application/x-ndjson",
    'attachment; filename="hugmood-audit.jsonl"',
  ]);
  const lines = text.trimEnd().split("\n");
  expect(checkExport(lines, [])).toEqual({ ok: true, entries: lines.length - 1 });
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ act: "export_audit", actorId: asks.id, subjectId: id });
  expect((await take()).json).toMatchObject({ code: "no_such_approval" });
});
