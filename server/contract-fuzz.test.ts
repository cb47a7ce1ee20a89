import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { NO_STAFF } from "./api/testing/no-staff.ts";
import { createDispatch } from "./api/dispatch.ts";
import { Limits } from "./api/limits.ts";
import { openApiDocument } from "./api/openapi.ts";
import { route, type Route } from "./api/route.ts";
import type { ApiDocument } from "./api/testing/contract-check.ts";
import { fuzzContract } from "./api/testing/contract-fuzz.ts";
import { fuzzServer } from "./api/testing/fuzz-server.ts";
import { openRealServer, type RealServer } from "./api/testing/real-server.ts";
import { createMemoryIdentity } from "./services/identity/identity.memory.ts";
import { createMemoryKeptAnswers } from "./services/kept-answers/kept-answers.memory.ts";

const SEED = 20_261_126;
const RUNS = 25;

describe(`the contract fuzz of the real server, seed ${SEED}`, () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await openRealServer("pglite");
  });
  afterAll(() => server.close());

  it("answers nothing that its document does not have, and never 500", { timeout: 180_000 }, async () => {
    const { requests, statuses, findings } = await fuzzServer(server, { seed: SEED, runs: RUNS });
    expect(findings).toEqual([]);
    expect(requests).toBeGreaterThanOrEqual(server.routes.length * RUNS);
    // It went further than the first door.
    for (const status of ["200", "201", "400", "401", "403", "404", "415"]) expect(statuses[status]).toBeGreaterThan(0);
    expect(server.logged).toEqual([]);
  });
});

describe("a bug that was put there is found", () => {
  const limit = { perMinute: 100_000, burst: 100_000 };
  const output = z.object({ id: z.number() });
  const sound = route({
    method: "POST",
    path: "/api/things",
    summary: "Makes a thing.",
    policy: "anyone",
    limit,
    body: z.strictObject({ name: z.string().max(10), size: z.int().min(0).max(9) }),
    output,
    handle: async () => ({ ok: true, value: { id: 1 }, status: 201 }),
  });
  const findingsOf = async (
    served: Route,
    change: (response: Response) => Response | Promise<Response> = (same) => same,
  ) => {
    const dispatch = createDispatch({
      routes: [served],
      accounts: createMemoryIdentity(),
      limits: new Limits(),
      stepUp: { isDone: async () => true },
      staff: NO_STAFF,
      keptAnswers: createMemoryKeptAnswers(),
      nowMs: () => 0,
      onFailure: () => undefined,
    });
    const document = openApiDocument([sound], "0") as unknown as ApiDocument; // as it says itself
    const { findings } = await fuzzContract({
      document,
      seed: SEED,
      runs: 200,
      ids: [],
      async send({ method, target, headers, body }) {
        const init: RequestInit = { method, headers, body: body ?? null };
        const request = new Request(`http://x${target}`, init);
        const response = await dispatch(request, { address: "" });
        const changed = await change(response ?? new Response(null, { status: 404 }));
        return { status: changed.status, headers: changed.headers, text: await changed.text() };
      },
    });
    return findings.flatMap(({ words }) => words);
  };

  it("nothing in a route that is sound", async () => {
    expect(await findingsOf(sound)).toEqual([]);
  });

  it("a route that throws", async () => {
    const broken = { ...sound, handle: async () => Promise.reject(new Error("a bug")) };
    expect(await findingsOf(broken)).toEqual(["it answered 500"]);
  });

  it("a route that throws for some of what it takes", async () => {
    const broken: Route = {
      ...sound,
      handle: async (asked) => {
        if ((asked as { body: { size: number } }).body.size === 7) throw new Error("a bug");
        return { ok: true, value: { id: 1 } };
      },
    };
    expect(await findingsOf(broken)).toEqual(["it answered 500"]);
  });

  it("a field that the document does not have", async () => {
    const loose = {
      ...sound,
      output: z.looseObject({}),
      handle: async () => ({ ok: true as const, value: { id: 1, secret: 2 } }),
    };
    expect((await findingsOf(loose))[0]).toMatch(/not as documented.*additional properties/);
  });

  it("a refusal that the document does not have", async () => {
    const refusing = {
      ...sound,
      handle: async () => ({ ok: false as const, refusal: { code: "bad_schedule" as const } }),
    };
    expect((await findingsOf(refusing))[0]).toMatch(/answered 409, which the document does not have/);
  });

  it("another media type", async () => {
    const plain = (response: Response) =>
      new Response(response.body, { status: response.status, headers: { "content-type": "text/html" } });
    expect((await findingsOf(sound, plain))[0]).toMatch(/is "text\/html"/);
  });

  it.each([
    "at Object.handle (/srv/app.ts:1:2)",
    "select * from users where id = 1",
    'duplicate key value violates unique constraint "x"',
  ])("a problem that tells %j", async (words) => {
    const telling = async (response: Response) => {
      const json = (await response.json()) as object;
      return Response.json(
        { ...json, ...(response.ok ? {} : { detail: words }) },
        { status: response.status, headers: response.headers },
      );
    };
    expect((await findingsOf(sound, telling))[0]).toMatch(/tells of our insides/);
  });
});
