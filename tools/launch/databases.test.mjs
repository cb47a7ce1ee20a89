import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findRedis } from "./databases.mjs";

let said = "";
beforeEach(() => {
  said = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

/** Answers everything with that line, as a Redis would. */
async function redisSaying(line) {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", () => socket.write(`${line}\r\n`));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `redis://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

test("a Redis that was named is the tests', also when it wants a password", async () => {
  for (const line of ["+PONG", "-NOAUTH Authentication required."]) {
    const { url, close } = await redisSaying(line);
    const named = url.replace("//", "//:horse@");
    expect(await findRedis({ TEST_REDIS_URL: named })).toMatchObject({ HUGMOOD_TEST_REDIS: named });
    close();
  }
  expect(said).not.toContain("horse");
});

test("one that was named and is not there is a failure, with or without CI", async () => {
  const { url, close } = await redisSaying("+PONG");
  close();
  for (const CI of ["", "true"])
    await expect(findRedis({ CI, TEST_REDIS_URL: url })).rejects.toThrow(/^No Redis for the tests: none answers at/);
});
