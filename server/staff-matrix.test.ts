import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mayDo } from "#shared/policy/staff.policy.ts";
import { STAFF_ROLES, type StaffRole } from "#shared/schema/staff.ts";
import { createRoutes } from "./api/registry.ts";
import { isStaffPolicy, type Route } from "./api/route.ts";
import { PRIVILEGED_FIELDS } from "./api/testing/privileged-fields.ts";
import { openRealServer, type Asked, type Person, type RealServer } from "./api/testing/real-server.ts";
import { STAFF_ROUTE_CASES } from "./api/testing/staff-route-cases.ts";
import { testServerUrl } from "./platform/database/testing/open-test-database.ts";
import { createMemoryIdentity } from "./services/identity/identity.memory.ts";
import { createMemoryWorld } from "./services/testing/memory-world.ts";

/** Every route that is the staff's, for everybody there is: the registry decides what is tried. */
const routes = (() => {
  const world = createMemoryWorld();
  const accounts = createMemoryIdentity();
  const rest = { pingDatabase: async () => undefined, isAcceptingRooms: () => true };
  return createRoutes({ ...world, accounts, ...world.waysIn(accounts, () => undefined), ...rest });
})().filter(({ policy }) => isStaffPolicy(policy));
const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const);
const acts = named.filter(([, { policy }]) => typeof policy === "object");

let server: RealServer;
beforeAll(async () => {
  server = await openRealServer(testServerUrl() === undefined ? "pglite" : "postgres");
});
afterAll(() => server.close());

/** What a route is asked about: somebody who is nobody special, or what its case makes. */
const subjectOf = async (name: string, route: Route, by: Person | null = null) => {
  const about = await server.account();
  const { params, body } = (await STAFF_ROUTE_CASES[name]?.(server, { about, by })) ?? {};
  const path = route.path.replace(/:(\w+)/g, (_, param: string) => params?.[param] ?? about.id);
  return { path, body: body ?? route.example };
};
type Subject = Awaited<ReturnType<typeof subjectOf>>;
const ask = ({ method }: Route, { path, body }: Subject, more: Asked) => server.ask(method, path, { body, ...more });
const begin = ({ cookie }: Person) => server.ask("POST", "/api/staff/session", { cookie, body: {} });
const onStaff = async (role: StaffRole): Promise<Person> => {
  const person = await server.staff(role);
  expect((await begin(person)).status).toBe(200);
  return person;
};
const codeOf = ({ json }: { readonly json: unknown }) => (json as { readonly code?: string } | null)?.code;

/** Such as no route of the staff has. */
const OTHER_METHODS = ["PATCH", "OPTIONS"];
const namesOf = ({ headers }: { readonly headers: Headers }) =>
  [...headers.keys()].filter((name) => name !== "date").toSorted();

describe("nobody, guests and accounts cannot tell that there is anything", () => {
  it.each(named)("%s", async (name, route) => {
    const subject = await subjectOf(name, route);
    const [guest, account] = [await server.guest(), await server.account()];
    const left = await server.staff("admin");
    await server.services.staff.setRole(null, (await server.staff("admin")).id, "admin");
    await server.services.staff.setRole(null, left.id, null);
    for (const cookie of [undefined, "hugmood.session_token=x", guest.cookie, account.cookie, left.cookie]) {
      const before = await server.fingerprint();
      for (const method of [route.method, ...OTHER_METHODS]) {
        const body = method === route.method ? subject.body : undefined;
        const told = await server.ask(method, subject.path, { body, cookie });
        const nothing = await server.ask(method, "/api/there/is/nothing", { cookie, body });
        expect([method, told.status, told.text]).toEqual([method, nothing.status, nothing.text]);
        expect(namesOf(told)).toEqual(namesOf(nothing));
      }
      expect(await server.fingerprint()).toEqual(before);
    }
  });
});

describe.each(STAFF_ROLES)("a %s", (role) => {
  it.each(acts)("%s takes a staff session, and does what the role may", async (name, route) => {
    const person = await server.staff(role);
    const subject = await subjectOf(name, route, person);
    const before = await server.fingerprint();
    expect(codeOf(await ask(route, subject, { cookie: person.cookie }))).toBe("staff_session_needed");
    const { users: _, ...rest } = before;
    expect(await server.fingerprint()).toMatchObject({ staff: rest["staff"], audit_entries: rest["audit_entries"] });
    await begin(person);
    const told = await ask(route, subject, { cookie: person.cookie });
    const { policy } = route;
    const may = typeof policy === "object" && mayDo(role, policy.act);
    // What is no JSON is a file.
    if (may) expect([told.status, told.json ?? told.text]).toEqual([200, expect.anything()]);
    else expect(codeOf(told)).toBe("not_yours_to_do");
  });

  it("begins one only on a device where they have just shown who they are, with a second factor", async () => {
    const person = await server.staff(role);
    const old = "update sessions set stepped_up_at = now() - interval '11 minutes' where user_id = $1";
    await server.database.rows(old, [person.id]);
    expect(codeOf(await begin(person))).toBe("step_up_needed");
    const other = await server.staff(role);
    await server.database.rows("delete from second_factors where user_id = $1", [other.id]);
    expect(codeOf(await begin(other))).toBe("no_second_factor");
    expect(codeOf(await server.ask("GET", "/api/staff/session", { cookie: other.cookie }))).toBe(
      "staff_session_needed",
    );
  });

  it("has one that ends after fifteen minutes without an act", async () => {
    const person = await onStaff(role);
    const look = () => server.ask("GET", "/api/staff/session", { cookie: person.cookie });
    expect((await look()).json).toMatchObject({ role });
    await server.database.rows("update staff_sessions set acted_at = acted_at - interval '15 minutes'");
    expect(codeOf(await look())).toBe("staff_session_needed");
  });
});

it("goes on with its session with what somebody does, and not with what a page asks by itself", async () => {
  const { id, cookie } = await onStaff("moderator");
  const idle = `
    select round(extract(epoch from now() - acted_at) / 60)::int as minutes from staff_sessions
    join sessions on sessions.id = session_id where user_id = $1`;
  const minutes = async () => (await server.database.rows<{ minutes: number }>(idle, [id]))[0]?.minutes;
  const read = (query: Readonly<Record<string, string>>) => server.ask("GET", "/api/staff/cases", { cookie, query });
  await server.database.rows("update staff_sessions set acted_at = acted_at - interval '10 minutes'");
  expect([(await read({ byItself: "1" })).status, await minutes()]).toEqual([200, 10]);
  expect([(await read({})).status, await minutes()]).toEqual([200, 0]);
  await server.database.rows("update staff_sessions set acted_at = acted_at - interval '15 minutes'");
  expect(codeOf(await read({ byItself: "1" }))).toBe("staff_session_needed");
});

describe("what a route takes", () => {
  const admin = () => onStaff("admin");
  it.each(named.filter(([, { body }]) => body !== null))("%s: no field that it does not name", async (name, route) => {
    const subject = await subjectOf(name, route);
    for (const [field, value] of Object.entries(PRIVILEGED_FIELDS)) {
      const body = { ...(subject.body as object), [field]: value };
      // A role is a field of one of them.
      if (Object.hasOwn(subject.body as object, field)) continue;
      // Somebody else each time, so that no limit answers.
      const { cookie } = await admin();
      expect([field, codeOf(await ask(route, subject, { cookie, body }))]).toEqual([field, "bad_message"]);
    }
  });
  it.each(named)("%s: nothing unknown in the query", async (name, route) => {
    const subject = await subjectOf(name, route);
    const { cookie } = await admin();
    expect(codeOf(await ask(route, subject, { cookie, query: { surprise: "1" } }))).toBe("bad_message");
  });
  it.each(named.filter(([, { body }]) => body !== null))("%s: nothing that is no JSON", async (name, route) => {
    const subject = await subjectOf(name, route);
    const { cookie } = await admin();
    for (const body of ["{", "[1]", '"x"', "1", '{"__proto__":{"x":1}}'])
      expect(["not_json", "bad_message"]).toContain(codeOf(await ask(route, subject, { cookie, body })));
  });
  it.each(acts)("%s: no more than its limit, which holds nobody else back", async (name, route) => {
    const subject = await subjectOf(name, route);
    const [{ cookie }, other] = [await admin(), await admin()];
    const query = { surprise: "1" };
    // On a slow machine some come back meanwhile.
    const codes: unknown[] = [];
    while (codes.at(-1) !== "too_many" && codes.length < 4 * route.limit.burst)
      codes.push(codeOf(await ask(route, subject, { cookie, query })));
    expect(codes.length).toBeGreaterThan(route.limit.burst);
    expect(new Set(codes)).toEqual(new Set(["bad_message", "too_many"]));
    expect(codeOf(await ask(route, subject, { cookie: other.cookie, query }))).toBe("bad_message");
  });
  it.each(named.filter(([, { method }]) => method !== "GET"))("%s: nothing from another site", async (name, route) => {
    const subject = await subjectOf(name, route);
    const { cookie } = await admin();
    const headers = { "sec-fetch-site": "cross-site" };
    expect(codeOf(await ask(route, subject, { cookie, headers }))).toBe("cross_site");
  });
  it.each(["x", "00000000-0000-4000-8000-00000000dead"])("nobody of the id %s gets a role", async (id) => {
    const { cookie } = await admin();
    const told = await server.ask("PUT", `/api/staff/members/${id}`, { cookie, body: { role: "moderator" } });
    expect(["bad_message", "no_such_person"]).toContain(codeOf(told));
  });
});

it("a method that there is not is told to the staff alone", async () => {
  const { cookie } = await server.staff("moderator");
  const told = await server.ask("PATCH", "/api/staff/audit", { cookie });
  expect([told.status, told.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

it("none of it was a bug of ours", () => {
  expect(server.logged).toEqual([]);
});
