import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

test("work of one key runs one after the other, also after a failure; other keys do not wait", async () => {
  const takeTurn = createTurns();
  const done: string[] = [];
  let finish = (): void => {};
  const first = takeTurn("a", () =>
    new Promise<void>((resolve) => (finish = resolve)).then(() => void done.push("a1")),
  );
  const second = takeTurn("a", async () => Promise.reject(new Error("a2")));
  const third = takeTurn("a", async () => void done.push("a3"));
  await takeTurn("b", async () => void done.push("b1"));
  expect(done).toEqual(["b1"]);
  finish();
  await first;
  await expect(second).rejects.toThrow("a2");
  await third;
  expect(done).toEqual(["b1", "a1", "a3"]);
});
