import { expect, test } from "vitest";
import { CREATE_AGAIN_MS, CREATE_TRIES, createCreate } from "./create.http.ts";
import type { HttpAnswer } from "./http.client.ts";

const OK: HttpAnswer = { kind: "ok", body: { id: 1 } };
const failed = (code: "offline" | "try_later" | "weak_password", retryAfterMs?: number): HttpAnswer => ({
  kind: "failed",
  failure: code === "offline" || retryAfterMs === undefined ? { code } : { code, retryAfterMs },
});

/** Answers in this order, then OK. */
const world = (...answers: HttpAnswer[]) => {
  const keys: (string | undefined)[] = [];
  const waits: number[] = [];
  let made = 0;
  const create = createCreate({
    http: async (_method, _path, _body, headers) => {
      keys.push(headers?.["idempotency-key"]);
      return answers.shift() ?? OK;
    },
    clock: {
      after: (ms, run) => {
        waits.push(ms);
        queueMicrotask(run);
        return () => {};
      },
    },
    uuid: () => `key-${(made += 1)}`,
  });
  return { create, keys, waits };
};

test("an answer that did not come is asked for again under the same key", async () => {
  const { create, keys, waits } = world(failed("offline"), failed("try_later", 300));
  expect(await create("/api/things", { name: "Tea" })).toEqual(OK);
  expect(keys).toEqual(['"key-1"', '"key-1"', '"key-1"']);
  expect(waits).toEqual([CREATE_AGAIN_MS, 300]);
});

test("pressing again after it could not be reached keeps the key, something else has another", async () => {
  const { create, keys } = world(...Array.from({ length: CREATE_TRIES }, () => failed("offline")));
  expect(await create("/api/things", { name: "Tea" })).toEqual(failed("offline"));
  await create("/api/things", { name: "Tea" });
  await create("/api/things", { name: "Coffee" });
  expect(keys).toEqual([...Array.from({ length: CREATE_TRIES + 1 }, () => '"key-1"'), '"key-2"']);
});

test("a refusal is final: what is asked after it is new", async () => {
  const { create, keys } = world(failed("weak_password"));
  expect(await create("/api/things", {})).toEqual(failed("weak_password"));
  await create("/api/things", {});
  await create("/api/things", {});
  expect(keys).toEqual(['"key-1"', '"key-2"', '"key-3"']);
});
