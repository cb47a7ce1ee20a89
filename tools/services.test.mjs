import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { probePostgres } from "./services.mjs";

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
  const url = `postgres://ada@127.0.0.1:${server.address().port}/hugs`;
  return { url, heard, close: () => server.close() };
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
