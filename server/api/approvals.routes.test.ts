import { afterAll, beforeAll, expect, test } from "vitest";
import { valueOf } from "../services/testing/hug.ts";
import { openRealServer, type RealServer } from "./testing/real-server.ts";

let server: RealServer;
beforeAll(async () => {
  server = await openRealServer("pglite");
});
afterAll(() => server.close());

const onStaff = async (role: "moderator" | "senior_moderator" | "admin") => {
  const person = await server.staff(role);
  expect((await server.ask("POST", "/api/staff/session", { cookie: person.cookie, body: {} })).status).toBe(200);
  return person;
};

test("what waits for a second person, and why, is shown to those who can be one", async () => {
  const [senior, moderator, admin] = [
    await onStaff("senior_moderator"),
    await onStaff("moderator"),
    await onStaff("admin"),
  ];
  const asked = { what: "audit", fromMs: 0, toMs: 1, reason: "Somebody asked what was done." } as const;
  valueOf(await server.services.restrictions.askApproval({ userId: senior.id, role: "senior_moderator" }, asked));
  const read = ({ cookie }: { readonly cookie: string }) => server.ask("GET", "/api/staff/approvals", { cookie });
  expect((await read(admin)).json).toMatchObject({ approvals: [{ statement: asked.reason, isMine: true }] });
  expect((await read(moderator)).json).toMatchObject({ code: "not_yours_to_do" });
});
