import { expect, it } from "vitest";
import { unzipped } from "../services/exports/exports.contract.ts";
import { NO_STAFF } from "./testing/no-staff.ts";
import { createDispatch } from "./dispatch.ts";
import { Limits } from "./limits.ts";
import { BEING, openApi } from "./testing/open-api.ts";

const cookieOf = (answer: { readonly headers: Headers } | null): string =>
  answer?.headers.getSetCookie()[0]?.split(";")[0] ?? "";

it("a copy is a file to save, with the cookie's owner's data in it", async () => {
  const { ask, cookie, work, routes, accounts, world } = await openApi();
  expect(await ask("POST", "/api/me/export", { cookie })).toMatchObject({ status: 200, json: { state: "making" } });
  await work();
  expect(await ask("GET", "/api/me/export", { cookie })).toMatchObject({ json: { state: "ready", percent: 100 } });
  const onFailure = () => undefined;
  const dispatch = createDispatch({
    routes,
    accounts,
    stepUp: { isDone: async () => true },
    staff: NO_STAFF,
    keptAnswers: world.keptAnswers,
    limits: new Limits(),
    nowMs: () => 0,
    onFailure,
  });
  const asked = new Request("http://x/api/me/export/file", { headers: { cookie } });
  const file = await dispatch(asked, { address: "" });
  expect(file?.headers.get("content-type")).toBe("application/zip");
  expect(file?.headers.get("content-disposition")).toBe('attachment; filename="hugmood.zip"');
  expect(file?.headers.get("cache-control")).toBe("no-store");
  const files = unzipped(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)));
  expect(JSON.parse(files["json/you.json"] ?? "")).toEqual([{ displayName: "Fern" }]);
});

it("whoever asked to be erased is told so, can do nothing else, and can undo it", async () => {
  const { ask, world } = await openApi();
  const entered = await ask("POST", "/api/guests", { body: { name: "Ivy", being: BEING } });
  const before = cookieOf(entered);
  const asked = await ask("POST", "/api/me/erasure", { cookie: before });
  expect(asked?.json["dueAtMs"]).toBeGreaterThan(0);
  const cookie = cookieOf(asked);
  expect(await ask("GET", "/api/me", { cookie: before })).toMatchObject({ status: 401 });
  expect(await ask("GET", "/api/me", { cookie })).toMatchObject({ status: 403, json: { code: "leaving" } });
  expect(await ask("PUT", "/api/me", { cookie, body: { name: "Ivo", being: BEING } })).toMatchObject({
    json: { code: "leaving" },
  });
  const id = String(entered?.json["id"]);
  expect(await world.people.profile(id)).toBeNull();
  expect(await ask("GET", "/api/me/erasure", { cookie })).toMatchObject({ json: asked?.json });
  expect(await ask("DELETE", "/api/me/erasure", { cookie })).toMatchObject({ status: 200 });
  expect(await ask("GET", "/api/me", { cookie })).toMatchObject({ status: 200, json: { id, name: "Ivy" } });
  expect(await ask("GET", "/api/me/erasure", { cookie })).toMatchObject({ json: { dueAtMs: null } });
});

it("whoever signs in meanwhile is told so, with a session to undo it by", async () => {
  const { ask, letters, accounts } = await openApi();
  const sign = { mail: "ivy@hugs.example", password: "a warm lamp in the hall" };
  const guest = cookieOf(await ask("POST", "/api/guests", { body: { name: "Ivy", being: BEING, age: "25_34" } }));
  await ask("POST", "/api/account", { cookie: guest, body: sign });
  const [, token] = /#(\S{43})\s/.exec(letters.at(-1)?.text ?? "") ?? [];
  await ask("POST", "/api/account/confirm", { body: { token } });
  const session = await accounts.session(new Headers({ cookie: guest }));
  accounts.stepUp(session?.who.sessionId ?? "");
  await ask("POST", "/api/me/erasure", { cookie: guest });
  const signedIn = await ask("POST", "/api/sign-in", { body: sign });
  expect(signedIn).toMatchObject({ status: 403, json: { code: "leaving" } });
  const cookie = cookieOf(signedIn);
  expect(await ask("DELETE", "/api/me/erasure", { cookie })).toMatchObject({ status: 200 });
  expect(await ask("GET", "/api/me", { cookie })).toMatchObject({ status: 200, json: { name: "Ivy" } });
});
