import { expect, test } from "vitest";
import { groupHugDraft } from "../services/testing/group-hug.ts";
import { valueOf } from "../services/testing/hug.ts";
import { openApi } from "./testing/open-api.ts";

test("makes a group hug once a key, and shows it to whoever has its address", async () => {
  const { ask, cookie, world, userId } = await openApi();
  const draft = groupHugDraft({ name: " Tea \u0041\u0308 " });
  const made = await ask("POST", "/api/group-hugs", { cookie, body: draft });
  expect(made).toMatchObject({ status: 201, json: { id: expect.any(String) } });
  expect((await ask("POST", "/api/group-hugs", { cookie, body: draft }))?.json).toEqual(made?.json);
  expect(await ask("POST", "/api/group-hugs", { cookie, body: { ...draft, capacity: 3 } })).toMatchObject({
    status: 422,
    json: { code: "key_reused" },
  });
  const target = `/api/group-hugs/${String(made?.json["id"])}`;
  const view = { id: made?.json["id"], name: "Tea Ä", phase: "pending", host: { id: userId }, participants: [] };
  expect(await ask("GET", target, { cookie })).toMatchObject({ status: 200, json: view });
  expect((await ask("GET", "/api/group-hugs?limit=1", { cookie }))?.json).toMatchObject({
    groupHugs: [view],
    next: null,
  });
  const other = await world.addUser("Moss");
  await world.people.setBlocked(userId, other, true);
  const { id } = valueOf(await world.groupHugs.create(other, groupHugDraft()));
  for (const none of [id, "00000000-0000-4000-8000-000000000001"])
    expect(await ask("GET", `/api/group-hugs/${none}`, { cookie })).toMatchObject({
      status: 404,
      json: { code: "no_such_group_hug" },
    });
});

test.each([
  [{ name: "!!!" }, 400, { code: "bad_message", path: "name" }],
  [{ name: "a\u202Eb" }, 400, { code: "bad_message", path: "name" }],
  [{ name: "x".repeat(101) }, 400, { code: "bad_message", path: "name" }],
  [{ description: "x".repeat(301) }, 400, { code: "bad_message", path: "description" }],
  [{ message: "x".repeat(501) }, 400, { code: "bad_message", path: "message" }],
  [{ capacity: 1 }, 400, { code: "bad_message", path: "capacity" }],
  [{ capacity: 201 }, 400, { code: "bad_message", path: "capacity" }],
  [{ capacity: 2.5 }, 400, { code: "bad_message", path: "capacity" }],
  [{ visibility: "secret" }, 400, { code: "bad_message", path: "visibility" }],
  [{ scheduledForMs: -1 }, 400, { code: "bad_message", path: "scheduledForMs" }],
  [{ scheduledForMs: 1e300 }, 400, { code: "bad_message", path: "scheduledForMs" }],
  [{ scheduledForMs: "soon" }, 400, { code: "bad_message", path: "scheduledForMs" }],
  [{ key: "1" }, 400, { code: "bad_message", path: "key" }],
  [{ design: "../bear" }, 400, { code: "bad_message", path: "design" }],
  [{ design: "bear" }, 404, { code: "no_such_design" }],
  [{ name: "Go h\u0430ng yourself" }, 400, { code: "unkind_words", path: "name" }],
  [{ scheduledForMs: 0 }, 409, { code: "bad_schedule" }],
  [{ scheduledForMs: Number.MAX_SAFE_INTEGER }, 409, { code: "bad_schedule" }],
])("makes no group hug of %j", async (of, status, json) => {
  const { ask, cookie, world, userId } = await openApi();
  const body = { ...groupHugDraft(), ...of };
  expect(await ask("POST", "/api/group-hugs", { cookie, body })).toMatchObject({ status, json });
  expect((await world.groupHugs.page(userId, null, 10))?.groupHugs).toEqual([]);
});
