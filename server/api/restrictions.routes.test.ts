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
const limit = { kind: "limit", category: "spam", statement: "Too many hugs.", hours: 24 } as const;

test("who on the staff did it is told to the others of the staff, and not to whom it is about", async () => {
  const [admin, moderator, other] = [await onStaff("admin"), await onStaff("moderator"), await onStaff("moderator")];
  const by = { userId: admin.id, role: "admin" } as const;
  const { id } = valueOf(await server.services.restrictions.restrict(by, { userId: moderator.id, ...limit }));
  const read = async (as: { readonly cookie: string }, userId: string) =>
    (await server.ask("GET", `/api/staff/people/${userId}/restrictions`, { cookie: as.cookie })).json;
  expect(await read(other, moderator.id)).toMatchObject({ restrictions: [{ id, byId: admin.id }] });
  for (const userId of [moderator.id, moderator.id.toUpperCase()]) {
    const own = JSON.stringify(await read(moderator, userId));
    expect(own).toContain(id);
    expect(own).not.toContain(admin.id);
  }
});
