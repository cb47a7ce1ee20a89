import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { probePostgres, probeRedis } from "./services.mjs";

/** Answers the first message with these bytes, and says what it was. */
async function serverAnswering(...bytes) {
  const heard = [];
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (data) => {
      heard.push(data);
      socket.end(Buffer.from(bytes));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  return {
    url: `postgres://ada@127.0.0.1:${port}/hugs`,
    redisUrl: `redis://127.0.0.1:${port}`,
    heard,
    close: () => server.close(),
  };
}

const AUTHENTICATION = ["R".charCodeAt(0), 0, 0, 0, 8, 0, 0, 0];

test.each([
  ["open", [...AUTHENTICATION, 0]],
  ["locked", [...AUTHENTICATION, 10]],
  ["locked", ["E".charCodeAt(0), 0, 0, 0, 8, 0, 0, 0, 0]],
  ["absent", [..."HTTP/1.1 400"].map((letter) => letter.charCodeAt(0))],
])("%s: reply %j", async (expected, bytes) => {
  const server = await serverAnswering(...bytes);
  expect(await probePostgres(server.url)).toBe(expected);
  expect(server.heard[0].toString("latin1")).toContain("user\0ada\0database\0hugs\0\0");
  server.close();
});

test("absent: nobody listens", async () => {
  const server = await serverAnswering();
  server.close();
  expect(await probePostgres(server.url)).toBe("absent");
});

const bytesOf = (text) => [...text].map((letter) => letter.charCodeAt(0));

test.each([
  ["open", "+PONG\r\n"],
  ["locked", "-NOAUTH Authentication required.\r\n"],
  ["absent", "HTTP/1.1 400 Bad Request\r\n"],
])("Redis %s: reply %j", async (expected, text) => {
  const server = await serverAnswering(...bytesOf(text));
  expect(await probeRedis(server.redisUrl)).toBe(expected);
  expect(server.heard.map(String)).toEqual(["PING\r\n"]);
  server.close();
});

test("Redis absent: nobody listens, or nobody who speaks TLS", async () => {
  const server = await serverAnswering(...bytesOf("+PONG\r\n"));
  expect(await probeRedis(server.redisUrl.replace("redis:", "rediss:"))).toBe("absent");
  server.close();
  expect(await probeRedis(server.redisUrl)).toBe("absent");
});
