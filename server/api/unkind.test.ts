import { expect, test } from "vitest";
import { BEING, openApi } from "./testing/open-api.ts";

test("an unkind name is refused for guests and profiles, and changes nothing", async () => {
  const { ask, cookie } = await openApi();
  const before = (await ask("GET", "/api/me", { cookie }))?.json;
  for (const name of ["sh1t head", "f.u.c.k", "\u0441unt"]) {
    const refused = { status: 400, json: { code: "unkind_words", path: "name" } };
    expect(await ask("PUT", "/api/me", { cookie, body: { name, being: BEING } }), name).toMatchObject(refused);
    expect(await ask("POST", "/api/guests", { body: { name, being: BEING } }), name).toMatchObject(refused);
  }
  expect((await ask("GET", "/api/me", { cookie }))?.json).toEqual(before);
});

test.each(["Dick", "Fanny Cockburn", "Hui", "Phuc", "Nasser", "ana@example.org"])("“%s” is a name", async (name) => {
  const { ask, cookie } = await openApi();
  expect(await ask("PUT", "/api/me", { cookie, body: { name, being: BEING } })).toMatchObject({ status: 200 });
});
