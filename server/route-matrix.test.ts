import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { problemsOf } from "./api/openapi.problems.ts";
import { isStaffPolicy, type Route } from "./api/route.ts";
import { looseObjects, PRIVILEGED_FIELDS, withField } from "./api/testing/privileged-fields.ts";
import { openRealServer, type Asked, type Person, type RealServer } from "./api/testing/real-server.ts";
import { ROUTE_CASES, type Target } from "./api/testing/route-cases.ts";
import { createMemoryWorld } from "./services/testing/memory-world.ts";
import { createMemoryIdentity } from "./services/identity/identity.memory.ts";
import { createRoutes } from "./api/registry.ts";
import { testServerUrl } from "./platform/database/testing/open-test-database.ts";

/** The registry decides what is tried; the memory world is enough to read it. */
const routes = (() => {
  const world = createMemoryWorld();
  const accounts = createMemoryIdentity();
  const rest = { pingDatabase: async () => undefined, isAcceptingRooms: () => true };
  return createRoutes({ ...world, accounts, ...world.waysIn(accounts, () => undefined), ...rest });
})();
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
/**
 * What the browser itself visits answers with a page, whoever asks; what takes bytes is tried in pictures.routes.test.ts,
 * what is the staff's in staff-matrix.test.ts.
 */
const named = routes
  .filter(({ isPage, upload, policy }) => !isPage && upload === null && !isStaffPolicy(policy))
  .map((route) => [nameOf(route), route] as const);
const pick = (wanted: (route: Route) => boolean) => named.filter(([, route]) => wanted(route));

const inputOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
/** Whether a request names something by id; `key` is a client's own. */
const namesIds = ({ params, query, body }: Route): boolean =>
  [params, query, ...(body === null ? [] : [body])].some((schema) => {
    const { key: _, ...properties } = inputOf(schema).properties ?? {};
    return JSON.stringify(properties).includes('"format":"uuid"');
  });
/** Objects that others define: what a device answers. */
const LOOSE: Readonly<Record<string, readonly string[]>> = {
  "POST /api/passkeys": ["body.response.response", "body.response.clientExtensionResults", "body.response"],
  "POST /api/step-up/passkey": ["body.response.response", "body.response.clientExtensionResults", "body.response"],
  "POST /api/sign-in/passkey": ["body.response.response", "body.response.clientExtensionResults", "body.response"],
};
const HIDING = new Set([403, 404]);

describe("every route says what the matrix needs", () => {
  it.each(named)("%s", (name, route) => {
    const hint = `${name}: `;
    if (namesIds(route)) expect(route.owner, `${hint}it names ids; give it an \`owner\``).toBeDefined();
    const needsCase = route.owner !== undefined && route.owner !== "self";
    if (needsCase) expect(ROUTE_CASES, `${hint}add a row to route-cases.ts`).toHaveProperty([name]);
    if (route.body !== null && route.example === undefined)
      expect(ROUTE_CASES, `${hint}give it an \`example\`, or add a row to route-cases.ts`).toHaveProperty([name]);
    const loose = route.body === null ? [] : looseObjects(inputOf(route.body) as object);
    expect(loose.toSorted(), `${hint}close its objects (z.strictObject), or name them in LOOSE`).toEqual(
      (LOOSE[name] ?? []).toSorted(),
    );
  });

  it("and every row is of a route that is there", () => {
    const known = new Set(named.map(([name]) => name));
    expect([...Object.keys(ROUTE_CASES), ...Object.keys(LOOSE)].filter((name) => !known.has(name))).toEqual([]);
  });
});

const describeMatrix = (dialect: "pglite" | "postgres"): void => {
  let server: RealServer;
  beforeAll(async () => {
    server = await openRealServer(dialect);
  });
  afterAll(() => server.close());

  const targetOf = async (route: Route, owner: Person): Promise<Target> =>
    (await ROUTE_CASES[nameOf(route)]?.make(server, owner)) ?? { body: route.example };
  const pathOf = (route: Route, { params = {} }: Target): string =>
    route.path.replace(/:(\w+)/g, (_all, name: string) => params[name] ?? "00000000-0000-4000-8000-000000000001");
  const ask = (route: Route, target: Target, more: Asked = {}) =>
    server.ask(route.method, pathOf(route, target), { query: target.query, body: target.body, ...more });
  /** Asks, and holds it to changing nothing. */
  const refused = async (route: Route, target: Target, more: Asked) => {
    const before = await server.fingerprint();
    const told = await ask(route, target, more);
    expect(await server.fingerprint()).toEqual(before);
    expect(told.headers.get("content-type")).toBe("application/problem+json");
    return { status: told.status, code: (told.json as { code: string }).code };
  };
  const blockedBy = async (owner: Person): Promise<Person> => {
    const other = await server.guest();
    await server.services.people.setBlocked(owner.id, other.id, true);
    return other;
  };

  describe("nobody", () => {
    it.each(pick(({ policy }) => policy !== "anyone"))(
      "%s is refused without a session, and with a tampered cookie",
      async (_name, route) => {
        const owner = await server.account();
        const target = await targetOf(route, owner);
        const [name = "", token = ""] = owner.cookie.split("=");
        const flipped = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
        const cookies = [
          undefined,
          `${name}=`,
          `${name}=${flipped}`,
          `${name}=${token.slice(1)}`,
          `${name}=${token}x`,
          `other=${token}`,
          `${name}=%00`,
          `${name}=' or 1=1 --`,
        ];
        for (const cookie of cookies)
          expect(await refused(route, target, { cookie })).toEqual({ status: 401, code: "not_signed_in" });
      },
    );
  });

  describe("a guest and an account", () => {
    it.each(named)("%s answers both as it is documented", async (_name, route) => {
      for (const who of [await server.guest(), await server.account()]) {
        const told = await ask(route, await targetOf(route, who), { cookie: who.cookie });
        const documented = [...problemsOf(route).values()].flat();
        if (told.status >= 300) expect(documented).toContain((told.json as { code: string }).code);
      }
    });
  });

  describe("whose it is", () => {
    it.each(named)("%s does it for its owner", async (name, route) => {
      const owner = await server.account();
      const told = await ask(route, await targetOf(route, owner), { cookie: owner.cookie });
      const says = ROUTE_CASES[name]?.says;
      if (says === undefined) expect([told.status < 300, told.json]).toEqual([true, told.json]);
      else expect(told.json).toMatchObject({ code: says });
    });

    it.each(pick(({ owner, policy }) => owner === "object" && policy !== "anyone"))(
      "%s: somebody else's is none, for anybody, and stays as it was",
      async (_name, route) => {
        const owner = await server.account();
        for (const other of [await server.guest(), await server.account(), await blockedBy(owner)]) {
          const told = await refused(route, await targetOf(route, owner), { cookie: other.cookie });
          expect(HIDING).toContain(told.status);
          expect(route.refusals).toContain(told.code);
        }
      },
    );

    it.each(pick(({ owner, policy }) => owner === "public" && policy !== "anyone"))(
      "%s: it is there for everybody but whom its owner blocked",
      async (_name, route) => {
        const owner = await server.account();
        const told = await ask(route, await targetOf(route, owner), { cookie: (await server.guest()).cookie });
        expect([told.status < 300, told.json]).toEqual([true, told.json]);
        const blocked = await blockedBy(owner);
        const hidden = await refused(route, await targetOf(route, owner), { cookie: blocked.cookie });
        expect(HIDING).toContain(hidden.status);
      },
    );
  });

  describe("mass assignment", () => {
    it.each(pick(({ body }) => body !== null))("%s refuses every field it does not name", async (_name, route) => {
      const owner = await server.account();
      const target = await targetOf(route, owner);
      const schema = route.body === null ? {} : (inputOf(route.body) as object);
      for (const [name, value] of Object.entries(PRIVILEGED_FIELDS))
        for (const { at, body } of withField(target.body, schema, name, value)) {
          // Somebody else each time, so that no limit answers.
          const told = await ask(route, { ...target, body }, { cookie: (await server.guest()).cookie });
          expect([at, told.status, told.json]).toEqual([at, 400, expect.objectContaining({ code: "bad_message" })]);
        }
      const before = await server.fingerprint();
      const all = { ...(target.body as object), ...PRIVILEGED_FIELDS };
      expect((await ask(route, { ...target, body: all }, { cookie: owner.cookie })).status).toBe(400);
      expect(await server.fingerprint()).toEqual(before);
    });
  });

  describe("other sites", () => {
    const changing = pick(({ method }) => method !== "GET");
    it.each(changing)("%s is refused from another site's page, whoever is signed in", async (_name, route) => {
      const owner = await server.account();
      const target = await targetOf(route, owner);
      const foreign: Readonly<Record<string, string>>[] = [
        { "sec-fetch-site": "cross-site" },
        { "sec-fetch-site": "same-site" },
        { origin: "https://evil.example" },
        { origin: "null" },
        { origin: `${server.origin}.evil.example` },
        { origin: server.origin.replace("localhost", "127.0.0.1") },
      ];
      for (const headers of foreign)
        expect(await refused(route, target, { cookie: owner.cookie, headers })).toEqual({
          status: 403,
          code: "cross_site",
        });
      // The forms that a page can send without asking first.
      const type = { "content-type": "text/plain" };
      if (target.body !== undefined)
        expect(await refused(route, target, { cookie: owner.cookie, headers: type })).toEqual({
          status: 415,
          code: "not_json",
        });
    });
  });

  it("none of it was a bug of ours", () => {
    expect(server.logged).toEqual([]);
  });
};

const dialect = testServerUrl() === undefined ? "pglite" : "postgres";
describe(`the route matrix on ${dialect}`, () => describeMatrix(dialect));
