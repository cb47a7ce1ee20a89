import { expect, test } from "vitest";
import { picture } from "../services/testing/pictures.ts";
import { createLargeBodies } from "./large-bodies.ts";
import { openApi } from "./testing/open-api.ts";
import { Unavailable } from "../errors.ts";

const type = "image/jpeg";
const sent = new Uint8Array(await picture().jpeg().toBuffer());

test("a picture is sent, read by its address with its type and a long life, and removed", async () => {
  const { ask, cookie } = await openApi();
  expect((await ask("GET", "/api/me/picture", { cookie }))?.json).toEqual({ id: null, isPossible: true });
  const id = String((await ask("PUT", "/api/me/picture", { cookie, body: sent, type }))?.json["id"]);
  for (const target of [`/api/pictures/${id}`, `/api/pictures/${id}?size=64`]) {
    const answer = await ask("GET", target, { cookie });
    expect(answer?.status).toBe(200);
    expect(answer?.headers.get("content-type")).toBe("image/webp");
    expect(answer?.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  }
  expect((await ask("GET", `/api/pictures/${id}?size=128`, { cookie }))?.status).toBe(400);
  await ask("DELETE", "/api/me/picture", { cookie });
  expect(await ask("GET", `/api/pictures/${id}`, { cookie })).toMatchObject({
    status: 404,
    json: { code: "no_such_picture" },
  });
});

test("what is no picture is refused, whatever its type says", async () => {
  const { ask, cookie } = await openApi();
  for (const body of [new Uint8Array(0), new TextEncoder().encode("<svg/>"), sent.subarray(0, 99)])
    expect(await ask("PUT", "/api/me/picture", { cookie, body, type })).toMatchObject({
      status: 400,
      json: { code: "not_a_picture" },
    });
});

test("a large body is waited for from somebody signed in, one at a time, few at once, and only where it is taken", async () => {
  const { routes } = await openApi();
  const who = (userId: string) => ({ who: { userId, sessionId: userId }, setCookies: [], standing: null });
  const accounts = {
    async session(headers: Headers) {
      const userId = headers.get("cookie");
      if (userId === "away") throw new Unavailable("database", null);
      return userId === null ? null : who(userId);
    },
  };
  const large = createLargeBodies({ routes, accounts, atOnce: 2 });
  expect(large.limitOf("PUT", "/api/me/picture")?.maxBytes).toBe(10 * 1024 * 1024);
  for (const [method, path] of [
    ["GET", "/api/me/picture"],
    ["PUT", "/api/me"],
    ["POST", "/x"],
  ] as const)
    expect(large.limitOf(method, path)).toBeNull();
  const admit = (cookie?: string) =>
    large.admit(
      new Request("http://x/api/me/picture", { method: "PUT", headers: cookie === undefined ? {} : { cookie } }),
    );
  const statusOf = async (cookie?: string) => {
    const said = await admit(cookie);
    return said instanceof Response ? said.status : said;
  };
  expect(await statusOf()).toBe(401);
  expect(await statusOf("away")).toBe(503);
  const done = await statusOf("ann");
  expect(await statusOf("ann")).toBe(429);
  expect(await statusOf("ben")).toBeTypeOf("function");
  expect(await statusOf("cho")).toBe(503);
  if (typeof done === "function") done();
  expect(await statusOf("cho")).toBeTypeOf("function");
});
