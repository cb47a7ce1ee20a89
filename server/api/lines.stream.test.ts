import { expect, test } from "vitest";
import { streamOfLines } from "./lines.stream.ts";

test("lines come as they are, each once, and no more of them are read than are taken", async () => {
  let [read, isEnded] = [0, false];
  async function* lines() {
    try {
      for (; read < 10_000; read += 1) yield `line ${read} ${"x".repeat(100)}`;
    } finally {
      isEnded = true;
    }
  }
  const all = (await new Response(streamOfLines(lines())).text()).split("\n");
  expect([all.length, all.at(0)?.slice(0, 7), all.at(-2)?.slice(0, 9), all.at(-1)]).toEqual([
    10_001,
    "line 0 ",
    "line 9999",
    "",
  ]);
  [read, isEnded] = [0, false];
  const reader = streamOfLines(lines()).getReader();
  await reader.read();
  expect(read).toBeLessThan(2_000);
  await reader.cancel();
  expect(isEnded).toBe(true);
});

test("of nothing there is nothing, and what fails in the middle does not look whole", async () => {
  async function* none() {}
  expect(await new Response(streamOfLines(none())).text()).toBe("");
  async function* broken() {
    yield "one";
    throw new Error("away");
  }
  await expect(new Response(streamOfLines(broken())).text()).rejects.toThrow("away");
});
