import { randomUUID } from "node:crypto";
import { describe, expect, it, test } from "vitest";
import * as z from "zod";
import { createMemoryIdentity } from "../services/identity/identity.memory.ts";
import { createMemoryKeptAnswers } from "../services/kept-answers/kept-answers.memory.ts";
import { NO_STAFF } from "./testing/no-staff.ts";
import { createDispatch } from "./dispatch.ts";
import { idempotencyKey } from "./idempotency.ts";
import { Limits } from "./limits.ts";
import type { Reply } from "./route.ts";
import { route } from "./route.ts";
import { openApi } from "./testing/open-api.ts";

const BODY = { mail: "fern@hugs.example", password: "a warm lamp in the hall" };
const limit = { perMinute: 60, burst: 60 };

test.each([
  ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', "8e03978e-40d5-43dd-bc93-6894a57f9324"],
  ["8E03978E-40D5-43DD-BC93-6894A57F9324", "8e03978e-40d5-43dd-bc93-6894a57f9324"],
  ["", undefined],
  ["1", undefined],
  ['"8e03978e-40d5-43dd-bc93-6894a57f9324', undefined],
  ["8e03978e-40d5-43dd-bc93-6894a57f9324, 8e03978e-40d5-43dd-bc93-6894a57f9324", undefined],
])("the header %j is the key %j", (given, key) => {
  expect(idempotencyKey(new Headers({ "idempotency-key": given }))).toBe(key);
});

describe("a route that creates something", () => {
  it("does its work once a key and gives the first answer again", async () => {
    const { ask, cookie, letters } = await openApi();
    const key = randomUUID();
    const first = await ask("POST", "/api/account", { cookie, body: BODY, key });
    expect(first).toMatchObject({ status: 202, json: { ok: true } });
    // The order of fields says nothing.
    const reordered = { password: BODY.password, mail: BODY.mail };
    expect(await ask("POST", "/api/account", { cookie, body: reordered, key })).toMatchObject({
      status: 202,
      json: first?.json,
    });
    expect(letters).toHaveLength(1);
    await ask("POST", "/api/account", { cookie, body: BODY });
    expect(letters).toHaveLength(2);
  });

  it("refuses another body under the same key, and what is no key", async () => {
    const { ask, cookie, letters } = await openApi();
    const key = randomUUID();
    await ask("POST", "/api/account", { cookie, body: BODY, key });
    const other = { ...BODY, mail: "moss@hugs.example" };
    expect(await ask("POST", "/api/account", { cookie, body: other, key })).toMatchObject({
      status: 422,
      json: { code: "key_reused" },
    });
    expect(await ask("POST", "/api/account", { cookie, body: BODY, key: "1" })).toMatchObject({
      status: 400,
      json: { code: "bad_message", path: "headers.idempotency-key" },
    });
    expect(letters).toHaveLength(1);
  });

  it("keeps no refusal and no outage: the key may be used again", async () => {
    const { ask, cookie, world, letters } = await openApi();
    const key = randomUUID();
    world.setAway(true);
    expect(await ask("POST", "/api/account", { cookie, body: BODY, key })).toMatchObject({ status: 503 });
    world.setAway(false);
    expect(await ask("POST", "/api/account", { cookie, body: { ...BODY, mail: "x" }, key })).toMatchObject({
      status: 400,
    });
    expect(await ask("POST", "/api/account", { cookie, body: BODY, key })).toMatchObject({ status: 202 });
    expect(letters).toHaveLength(1);
  });

  it("is a key of its own for each person", async () => {
    const { ask, cookie, world, letters } = await openApi();
    const key = randomUUID();
    await ask("POST", "/api/account", { cookie, body: BODY, key });
    const moss = await world.addUser("Moss");
    const other = { cookie: `hugmood.session_token=${createMemoryIdentity().tokenFor(moss)}`, key };
    await ask("PUT", "/api/me/age", { cookie: other.cookie, body: { age: "25_34" } });
    expect(await ask("POST", "/api/account", { ...other, body: { ...BODY, mail: "moss@hugs.example" } })).toMatchObject(
      { status: 202 },
    );
    expect(letters).toHaveLength(2);
  });

  const over = (handle: () => Promise<Reply<{ id: number }>>) => {
    const output = z.object({ id: z.number() });
    const path = "/api/things";
    const made = route({ method: "POST", path, summary: "", policy: "anyone", creates: true, limit, output, handle });
    const failures: unknown[] = [];
    const dispatch = createDispatch({
      routes: [made],
      accounts: createMemoryIdentity(),
      limits: new Limits(),
      stepUp: { isDone: async () => true },
      staff: NO_STAFF,
      keptAnswers: createMemoryKeptAnswers(),
      nowMs: () => 0,
      onFailure: (_kind, _path, error) => failures.push(error),
    });
    const headers = { "idempotency-key": randomUUID() };
    const ask = async () => dispatch(new Request(`http://x${path}`, { method: "POST", headers }), { address: "" });
    return { ask, failures };
  };

  it("tells a repeat to wait while the first is being answered", async () => {
    let answer: (reply: Reply<{ id: number }>) => void = () => {};
    const { ask } = over(() => new Promise((resolve) => (answer = resolve)));
    const first = ask();
    const second = await ask();
    expect(second?.status).toBe(409);
    expect(second?.headers.get("retry-after")).toBe("1");
    expect(await second?.json()).toMatchObject({ code: "in_progress", retryAfterMs: 1_000 });
    answer({ ok: true, value: { id: 7 }, status: 201 });
    expect([(await first)?.status, (await ask())?.status, await (await ask())?.json()]).toEqual([201, 201, { id: 7 }]);
  });

  it("may not set a cookie: its answer is kept", async () => {
    const { ask, failures } = over(async () => ({ ok: true, value: { id: 1 }, setCookies: ["a=b"] }));
    expect((await ask())?.status).toBe(500);
    expect(failures).toEqual([expect.objectContaining({ name: "BrokenInvariant" })]);
  });
});

test("no other route looks at a key", async () => {
  const { ask, cookie } = await openApi();
  expect(
    await ask("PUT", "/api/me", {
      cookie,
      body: { name: "Fern", being: { colour: "sage", texture: "plain" } },
      key: "1",
    }),
  ).toMatchObject({ status: 200 });
});
