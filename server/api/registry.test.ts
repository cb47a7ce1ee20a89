import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import { describe, expect, it } from "vitest";
import { FOLLOW_LISTS } from "#shared/schema/people.limits.ts";
import { Unavailable } from "../errors.ts";
import { createMemoryIdentity } from "../services/identity/identity.memory.ts";
import { groupHugDraft } from "../services/testing/group-hug.ts";
import { valueOf } from "../services/testing/hug.ts";
import { newMood } from "../services/testing/mood.ts";
import { createDispatch } from "./dispatch.ts";
import { Limits } from "./limits.ts";
import { openApiDocument } from "./openapi.ts";
import { createRoutes } from "./registry.ts";
import { isStaffPolicy, type Route } from "./route.ts";
import { picture } from "../services/testing/pictures.ts";
import { reportOf } from "../services/testing/report.ts";
import { BEING, openApi } from "./testing/open-api.ts";

const USERNAME = "moss";
const DAYS = "?from=2025-01-01&until=2025-12-31";
/** What must be in a query. */
const QUERIES: Readonly<Record<string, string>> = {
  "GET /api/people/search": "?q=moss",
  "GET /api/moods": DAYS,
  "GET /api/moods/days": DAYS,
  "GET /api/moods/streak": "?today=2026-03-02",
  "GET /api/moods/hours": DAYS,
  "GET /api/moods/tags": DAYS,
  "GET /api/insights": "?today=2026-03-02",
};
/** An address that fits a route, and a body that does. */
const targetOf = (route: Route, id: string): string =>
  `${route.path.replace(":id", id).replace(":username", USERNAME)}${QUERIES[`${route.method} ${route.path}`] ?? ""}`;
/** The same with one parameter more in its query. */
const withQuery = (target: string, parameter: string): string =>
  `${target}${target.includes("?") ? "&" : "?"}${parameter}`;
const PASSWORD = "a warm lamp in the hall";
const LINK = "m".repeat(43);
const passkeyAnswer = {
  ceremonyId: "00000000-0000-4000-8000-00000000c0de",
  response: {
    id: "AAAA",
    rawId: "AAAA",
    type: "public-key",
    clientExtensionResults: {},
    response: { clientDataJSON: "AAAA" },
  },
};
const PICTURE = new Uint8Array(await picture().jpeg().toBuffer());
const typeOf = (route: Route): string => route.upload?.types[0] ?? "application/json";
const BODIES: Readonly<Record<string, unknown>> = {
  "/api/group-hugs": groupHugDraft(),
  "/api/reports": reportOf("profile", "00000000-0000-4000-8000-000000000001"),
  "/api/account": { mail: "fern@hugs.example", password: PASSWORD },
  "/api/me/age": { age: "25_34" },
  "/api/consents/settings": DEFAULT_CONSENT,
  "/api/account/confirm": { token: LINK },
  "/api/join": { token: LINK },
  "/api/join/look": { token: LINK },
  "/api/notifications/read": { untilMs: 0 },
  "/api/notifications/settings": {
    followed_you: true,
    became_friends: true,
    invitation_used: true,
    reaction: true,
    request_accepted: true,
    group_invitation: true,
    report_decided: true,
  },
  "/api/sign-in": { mail: "fern@hugs.example", password: PASSWORD },
  "/api/password/forgot": { mail: "fern@hugs.example" },
  "/api/password/reset": { token: LINK, password: PASSWORD },
  "/api/me/about": { username: "fern.forest", bio: "Slow hugs." },
  "/api/me/privacy": { showMoodTo: "friends" },
  "/api/passkeys": passkeyAnswer,
  "/api/sign-in/passkey": passkeyAnswer,
  "/api/password": { password: PASSWORD },
  "/api/account/mail": { mail: "moss@hugs.example" },
  "/api/account/mail/confirm": { token: LINK },
  "/api/account/mail/undo": { token: LINK },
  "/api/second-factor": { code: "123 456" },
  "/api/sign-in/code": { ticket: LINK, code: "123 456" },
  "/api/step-up": { password: PASSWORD, code: null },
  "/api/step-up/passkey": passkeyAnswer,
  "/api/sign-in/provider/begin": { provider: "google" },
  "/api/provider-accounts/begin": { provider: "apple" },
};
const bodyOf = (route: Route): unknown =>
  route.upload !== null
    ? PICTURE
    : route.body === null
      ? undefined
      : (BODIES[route.path] ?? route.example ?? { name: "Fern", being: BEING });
/** The memory world keeps sessions elsewhere. */
const WITHOUT_DATABASE = [
  "/health",
  "/ready",
  "/api/designs",
  "/api/providers",
  "/api/rooms/token",
  "/api/sign-out",
  "/api/sign-out-everywhere",
  "/api/sign-out-others",
  "/api/sessions",
  "/api/sessions/:id",
];
/** Need more than a session: what they say is told below. */
const REFUSING: Readonly<Record<string, string>> = {
  "POST /api/reports": "nothing_to_report",
  "POST /api/account/confirm": "link_expired",
  "POST /api/join": "link_expired",
  "POST /api/join/look": "link_expired",
  "POST /api/sign-in": "wrong_sign_in",
  "POST /api/password/reset": "link_expired",
  "PUT /api/password": "no_password",
  "PUT /api/account/mail": "no_password",
  "POST /api/account/mail/confirm": "link_expired",
  "POST /api/account/mail/undo": "link_expired",
  "POST /api/second-factor/begin": "no_password",
  "POST /api/second-factor": "no_second_factor",
  "POST /api/second-factor/backup-codes": "no_second_factor",
  "DELETE /api/second-factor": "no_second_factor",
  "POST /api/sign-in/code": "ticket_expired",
  "POST /api/step-up": "wrong_sign_in",
  "POST /api/step-up/passkey/begin": "no_passkeys_here",
  "POST /api/step-up/passkey": "passkey_refused",
  "DELETE /api/sessions/:id": "no_such_session",
  // Nobody keeps them from anything.
  "POST /api/me/restrictions/:id/appeal": "no_such_restriction",
  // It is not ready yet.
  "GET /api/me/export/file": "no_such_export",
  // Nobody says at which address they are.
  "POST /api/passkeys/begin": "no_passkeys_here",
  "POST /api/sign-in/passkey/begin": "no_passkeys_here",
  "POST /api/passkeys": "passkey_refused",
  "DELETE /api/passkeys/:id": "no_such_passkey",
  "POST /api/sign-in/passkey": "passkey_refused",
  "DELETE /api/provider-accounts/:id": "no_such_provider_account",
};
const { routes: ROUTES } = await openApi();
/** Those of pages answer in another way (`page.route.test.ts`), those of the staff to the staff only (`staff-matrix.test.ts`). */
const named = ROUTES.filter(({ isPage, policy }) => !isPage && !isStaffPolicy(policy)).map(
  (route) => [`${route.method} ${route.path}`, route] as const,
);

describe.each(named)("%s", (_name, route) => {
  it("answers whoever may ask, in its documented form", async () => {
    const { ask, cookie, userId, world } = await openApi();
    const other = await world.addUser("Moss");
    valueOf(await world.profiles.setAbout(other, { username: USERNAME }));
    const sent = await world.hugs.send(userId, {
      key: "00000000-0000-4000-8000-00000000abcd",
      to: other,
      design: "bear",
      squeeze: { stepMs: 50, samples: [1, 2] },
      message: "hello",
    });
    const made = await world.groupHugs.create(other, groupHugDraft());
    const shown = await world.pictures.set(other, PICTURE);
    const mood = valueOf(await world.moods.create(userId, newMood()));
    const gone = valueOf(await world.moods.create(userId, newMood()));
    valueOf(await world.moods.remove(userId, gone.id, { baseRevision: 1, editedAtMs: gone.editedAtMs }));
    const file = { key: mood.key, name: "moods.csv", entries: [newMood()] };
    const imported = valueOf(await world.moods.importPart(userId, file));
    const ids: Readonly<Record<string, string>> = {
      "/api/pictures/:id": valueOf(shown).id,
      "/api/hugs/:id": valueOf(sent).id,
      "/api/group-hugs/:id": valueOf(made).id,
      ...Object.fromEntries(["", "/remove", "/versions", "/restore"].map((what) => [`/api/moods/:id${what}`, mood.id])),
      "/api/moods/imports/:id": imported.importId,
      "/api/moods/removed/:id": gone.id,
      // Moss does not show theirs.
      "/api/people/:id/moods": userId,
      ...Object.fromEntries(FOLLOW_LISTS.map((list) => [`/api/people/:id/${list}`, userId])),
    };
    const id = ids[route.path] ?? other;
    const answer = await ask(route.method, targetOf(route, id), { cookie, body: bodyOf(route), type: typeOf(route) });
    const refusing = REFUSING[`${route.method} ${route.path}`];
    if (refusing === undefined) {
      expect(answer?.json).not.toHaveProperty("code");
      expect(answer?.status).toBeLessThan(300);
    } else expect(answer?.json).toMatchObject({ code: refusing });
    expect(answer?.headers.get("cache-control")).toBe(route.file?.cacheControl ?? "no-store");
  });

  it("refuses unknown fields in the body and in the query, with their path", async () => {
    const { ask, cookie } = await openApi();
    const target = targetOf(route, "00000000-0000-4000-8000-000000000001");
    const inQuery = await ask(route.method, withQuery(target, "surprise=1"), {
      cookie,
      body: bodyOf(route),
      type: typeOf(route),
    });
    expect(inQuery).toMatchObject({ status: 400, json: { code: "bad_message", path: "query.surprise" } });
    if (route.method === "GET" || route.upload !== null) return;
    const inBody = await ask(route.method, target, {
      cookie,
      body: { ...(bodyOf(route) as object | undefined), surprise: 1 },
    });
    expect(inBody).toMatchObject({ status: 400, json: { code: "bad_message" } });
    expect(["surprise", "body"]).toContain(inBody?.json["path"]);
  });

  it("refuses what is not JSON, says it is something else, or is of another form", async () => {
    const { ask, cookie } = await openApi();
    const target = targetOf(route, "not-an-id");
    if (route.path.includes(":id")) {
      expect(await ask(route.method, target, { cookie })).toMatchObject({
        status: 400,
        json: { code: "bad_message", path: "params.id" },
      });
    }
    if (route.method === "GET") return;
    if (route.upload !== null) {
      for (const type of ["text/plain", "application/json", "image/svg+xml"])
        expect(await ask(route.method, target, { cookie, body: PICTURE, type })).toMatchObject({
          status: 415,
          json: { code: "wrong_type" },
        });
      return;
    }
    expect(await ask(route.method, target, { cookie, body: "{" })).toMatchObject({
      status: 415,
      json: { code: "not_json" },
    });
    expect(await ask(route.method, target, { cookie, body: "{}", type: "text/plain" })).toMatchObject({ status: 415 });
    for (const body of ["[1]", '"x"', "1", '{"__proto__":{"x":1}}', '{"name":1}']) {
      expect(await ask(route.method, target, { cookie, body })).toMatchObject({
        status: 400,
        json: { code: "bad_message" },
      });
    }
  });

  it("needs a session where its policy says so, before anything else is looked at", async () => {
    const { ask } = await openApi();
    const answer = await ask(route.method, withQuery(targetOf(route, "not-an-id"), "surprise=1"), {
      cookie: "hugmood.session_token=forged",
    });
    expect(answer?.status).toBe(route.policy === "anyone" ? 400 : 401);
    if (route.policy !== "anyone") expect(answer?.json).toMatchObject({ status: 401, code: "not_signed_in" });
  });

  it("needs to be stepped up where its policy says so, once it is whole, and then only", async () => {
    const { ask, cookie, userId, accounts, ways, letters } = await openApi();
    valueOf(await ways.credentials.register(userId, { mail: "fern@hugs.example", password: PASSWORD }));
    valueOf(await ways.credentials.confirm(/#(\S{43})/.exec(letters[0]?.text ?? "")?.[1] ?? ""));
    const target = targetOf(route, "00000000-0000-4000-8000-000000000001");
    const refused = { status: 403, json: { code: "step_up_needed" } };
    const first = await ask(route.method, target, { cookie, body: bodyOf(route) });
    if (route.policy !== "stepped_up") return expect(first).not.toMatchObject(refused);
    expect(first).toMatchObject(refused);
    expect(await ask(route.method, `${target}?surprise=1`, { cookie, body: bodyOf(route) })).toMatchObject({
      status: 400,
    });
    const session = await accounts.session(new Headers({ cookie }));
    accounts.stepUp(session?.who.sessionId ?? "");
    expect(await ask(route.method, target, { cookie, body: bodyOf(route) })).not.toMatchObject(refused);
  });

  it("has a limit, which says when to come again and holds nobody else back", async () => {
    const { ask, cookie, pass } = await openApi();
    const target = targetOf(route, "not-an-id");
    const once = () => ask(route.method, target, { cookie, body: route.method === "GET" ? undefined : "{" });
    for (let asked = 0; asked < route.limit.burst; asked += 1) expect((await once())?.status).not.toBe(429);
    const refused = await once();
    expect(refused).toMatchObject({ status: 429, json: { code: "too_many" } });
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    pass(Number(refused?.json["retryAfterMs"]));
    expect((await once())?.status).not.toBe(429);
  });

  it("says try later while the database is away", async () => {
    const { ask, cookie, world, failures } = await openApi();
    world.setAway(true);
    const answer = await ask(route.method, targetOf(route, "00000000-0000-4000-8000-000000000001"), {
      cookie,
      body: bodyOf(route),
      type: typeOf(route),
    });
    if (answer?.status === 503) {
      expect(answer.json).toMatchObject({ code: "try_later" });
      expect(answer.headers.get("retry-after")).toBe("2");
      expect(failures).toEqual([`unavailable ${route.path}`]);
    } else expect(WITHOUT_DATABASE).toContain(route.path);
  });

  it("takes no other method", async () => {
    const { ask } = await openApi();
    expect(await ask("PATCH", targetOf(route, "x"))).toMatchObject({
      status: 405,
      json: { code: "method_not_allowed" },
    });
  });
});

describe("the registry", () => {
  it("knows no other address", async () => {
    const { ask } = await openApi();
    for (const target of ["/api", "/api/", "/api/hugs/", "/api/hugs/x/y", "/api/auth/session", "/HEALTH", "/api/me/"]) {
      expect(await ask("GET", target)).toBeNull();
    }
  });

  it("a guest who comes in again keeps the account and changes the profile", async () => {
    const { ask } = await openApi();
    const first = await ask("POST", "/api/guests", { body: { name: " Fern ", being: BEING } });
    expect(first).toMatchObject({ status: 201, json: { name: "Fern", isGuest: true } });
    const cookie = first?.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const again = await ask("POST", "/api/guests", { cookie, body: { name: "Moss", being: BEING } });
    expect(again).toMatchObject({ status: 200, json: { id: first?.json["id"], name: "Moss" } });
    expect(await ask("POST", "/api/sign-out", { cookie })).toMatchObject({ status: 200 });
    expect(await ask("GET", "/api/me", { cookie })).toMatchObject({ status: 401 });
  });

  it("makes no guest of whoever is younger than 16", async () => {
    const { ask } = await openApi();
    const asked = await ask("POST", "/api/guests", { body: { name: "Fern", being: BEING, age: "under_16" } });
    expect(asked).toMatchObject({ status: 403, json: { code: "too_young" } });
    expect(asked?.headers.getSetCookie()).toEqual([]);
    const older = await ask("POST", "/api/guests", { body: { name: "Fern", being: BEING, age: "16_17" } });
    const cookie = older?.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect(await ask("GET", "/api/me/age", { cookie })).toMatchObject({ json: { isKnown: true } });
  });

  it.each([
    ["/api/account", { mail: "fern@hugs.example", password: PASSWORD }],
    ["/api/passkeys/begin", undefined],
    ["/api/passkeys", passkeyAnswer],
    ["/api/provider-accounts/begin", { provider: "google" }],
  ])(
    "makes no account at %s of a guest who did not say how old they are, or is younger than 16",
    async (path, body) => {
      const { ask, world, accounts, letters } = await openApi();
      const guest = await world.addUser("Moss");
      const cookie = `hugmood.session_token=${accounts.tokenFor(guest, "5e550000-0000-4000-8000-00000000abcd")}`;
      const become = () => ask("POST", path, { cookie, body });
      expect(await become()).toMatchObject({ status: 403, json: { code: "age_needed" } });
      const young = await ask("PUT", "/api/me/age", { cookie, body: { age: "under_16" } });
      expect(young).toMatchObject({ status: 403, json: { code: "too_young" } });
      expect(await become()).toMatchObject({ status: 403, json: { code: "age_needed" } });
      expect(letters).toEqual([]);
      await ask("PUT", "/api/me/age", { cookie, body: { age: "16_17" } });
      expect((await become())?.json["code"]).not.toBe("age_needed");
    },
  );

  it.each(["a\u0000b", "\u202Eevil", "x".repeat(10_000), "   ", "", "!!!"])("refuses the name %j", async (name) => {
    const { ask } = await openApi();
    expect(await ask("POST", "/api/guests", { body: { name, being: BEING } })).toMatchObject({
      status: 400,
      json: { path: "name" },
    });
  });

  it("tells which designs are for a group", async () => {
    const { ask } = await openApi();
    const designs = (await ask("GET", "/api/designs"))?.json["designs"];
    expect(designs).toContainEqual(expect.objectContaining({ id: "bear", people: "two" }));
    expect(designs).toContainEqual(expect.objectContaining({ id: groupHugDraft().design, people: "group" }));
  });

  it("an address that asks too often is told so wherever it asks, also where there is nothing", async () => {
    const { routes, world, ways } = await openApi();
    const limits = new Limits();
    limits.take = (key) => (key === "address here" ? 1_000 : 0);
    const dispatch = createDispatch({
      routes,
      accounts: createMemoryIdentity(),
      stepUp: ways.stepUp,
      staff: ways.staff,
      limits,
      keptAnswers: world.keptAnswers,
      nowMs: () => 0,
      onFailure: () => undefined,
    });
    const statuses = async (address: string) => {
      const asked = ["GET /api/there/is/nothing", "GET /api/staff/audit", "PATCH /api/staff/audit", "PATCH /api/hugs"];
      return Promise.all(
        asked.map(async (each) => {
          const [method = "", path = ""] = each.split(" ");
          return (await dispatch(new Request(`http://x${path}`, { method }), { address }))?.status;
        }),
      );
    };
    expect(await statuses("here")).toEqual([429, 429, 429, 429]);
    expect(await statuses("there")).toEqual([undefined, 404, 404, 405]);
    await world.close();
  });

  it("a bug is server_error, told to the log and to nobody else", async () => {
    const { routes, world, ways } = await openApi();
    const accounts = createMemoryIdentity();
    const seen: unknown[] = [];
    const broken = routes.map((route) => ({ ...route, handle: async () => Promise.reject(new Error("Grandma Rosa")) }));
    const dispatch = createDispatch({
      routes: broken,
      accounts,
      stepUp: ways.stepUp,
      staff: ways.staff,
      limits: new Limits(),
      keptAnswers: world.keptAnswers,
      nowMs: () => 0,
      onFailure: (kind, _path, error) => seen.push(kind, error),
    });
    const response = await dispatch(new Request("http://x/health"), { address: "" });
    expect(response?.status).toBe(500);
    const told = (await response?.json()) as object;
    expect(told).toMatchObject({ code: "server_error", status: 500 });
    expect(JSON.stringify(told)).not.toContain("Rosa");
    expect(seen).toEqual(["bug", expect.objectContaining({ message: "Grandma Rosa" })]);
    await world.close();
  });

  it("is not ready while the database or the rooms are away", async () => {
    const { world } = await openApi();
    const accounts = createMemoryIdentity();
    const services = { ...world, accounts, ...world.waysIn(accounts, () => undefined) };
    const ready = async (isAcceptingRooms: boolean, pingDatabase: () => Promise<void>) => {
      const routes = createRoutes({ ...services, pingDatabase, isAcceptingRooms: () => isAcceptingRooms });
      const dispatch = createDispatch({
        routes,
        accounts,
        stepUp: services.stepUp,
        staff: services.staff,
        limits: new Limits(),
        keptAnswers: world.keptAnswers,
        nowMs: () => 0,
        onFailure: () => undefined,
      });
      return (await dispatch(new Request("http://x/ready"), { address: "" }))?.status;
    };
    expect(await ready(true, async () => undefined)).toBe(200);
    expect(await ready(false, async () => undefined)).toBe(503);
    expect(await ready(true, () => Promise.reject(new Unavailable("database", null)))).toBe(503);
  });

  it("gives an OpenAPI document that names every route with its limits and answers", () => {
    const document = openApiDocument(ROUTES, "1.2.3") as {
      paths: Record<string, Record<string, { responses: object }>>;
    };
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(operations.toSorted()).toEqual(
      ROUTES.map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, "{$1}")}`).toSorted(),
    );
    expect(Object.keys(document.paths["/api/hugs/{id}"]?.["get"]?.responses ?? {})).toEqual([
      "400",
      "401",
      "403",
      "404",
      "429",
      "500",
      "503",
      "2XX",
    ]);
    expect(JSON.stringify(document)).not.toContain("undefined");
  });
});
