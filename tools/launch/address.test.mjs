import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { setting, withAddress } from "./address.mjs";

test.each([
  ["the environment wins", { PORT: "1" }, "PORT=2", "1"],
  ["the file is read where the environment is silent", {}, "# PORT=9\nHOST=x\nPORT=2\n", "2"],
  ["an empty variable counts as absent", { PORT: " " }, "PORT=2", "2"],
  ["quotes are taken off", {}, `PORT="2"`, "2"],
  ["a comment after the value is taken off", {}, "PORT=2 # mine", "2"],
  ["neither", {}, "#PORT=2", ""],
])("%s", (_title, env, file, expected) => {
  expect(setting("PORT", env, file)).toBe(expected);
});

test("a port asked for is kept, and everybody hears the same address", async () => {
  expect(await withAddress({ HOST: "0.0.0.0", PORT: "4100" })).toMatchObject({
    PORT: "4100",
    HUGMOOD_URL: "http://127.0.0.1:4100",
    VITE_DEV_SERVER: "http://127.0.0.1:4100",
  });
});

test("port 0 becomes a free one that can be told to others", async () => {
  const { PORT } = await withAddress({ HOST: "127.0.0.1", PORT: "0" });
  const server = createServer().listen(Number(PORT), "127.0.0.1");
  await once(server, "listening");
  server.close();
  expect(Number(PORT)).toBeGreaterThan(0);
});
