import { expect, test } from "vitest";
import { createReplies } from "./replies.ts";

test("a request gets the first answer that is given to it, whenever that is", async () => {
  const replies = createReplies();
  const ids: string[] = [];
  const asked = [1, 2].map(() => replies.ask((requestId) => (ids.push(requestId), null)));
  replies.give(ids[1] ?? "", { kind: "ack", answer: 2 });
  replies.give(ids[1] ?? "", { kind: "ack", answer: 3 });
  replies.give("unknown", { kind: "ack", answer: 4 });
  replies.refuseAll({ code: "server_error" });
  expect(await Promise.all(asked)).toEqual([
    { kind: "refuse", refusal: { code: "server_error" } },
    { kind: "ack", answer: 2 },
  ]);
});

test("what is refused as it is told is answered at once, and so is what is answered before that returns", async () => {
  const replies = createReplies();
  expect(await replies.ask(() => ({ code: "too_few" }))).toEqual({ kind: "refuse", refusal: { code: "too_few" } });
  const asked = replies.ask((requestId) => (replies.give(requestId, { kind: "ack", answer: 1 }), null));
  expect(await asked).toEqual({ kind: "ack", answer: 1 });
});
