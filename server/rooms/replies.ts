import type { Refusal } from "#shared/schema/refusal.ts";
import type { Reply } from "./command.ts";

/** The requests of a room that wait for what its rules say. */
export type Replies = {
  /** `tell` hands the request with its new id to the rules; what it returns refuses it at once. */
  ask(tell: (requestId: string) => Refusal | null): Promise<Reply>;
  /** The second answer of a request is left. */
  give(requestId: string, reply: Reply): void;
  refuseAll(refusal: Refusal): void;
};

export const createReplies = (): Replies => {
  const waiting = new Map<string, (reply: Reply) => void>();
  let lastId = 0;
  const give = (requestId: string, reply: Reply): void => {
    waiting.get(requestId)?.(reply);
    waiting.delete(requestId);
  };
  return {
    ask: (tell) =>
      new Promise((resolve) => {
        const requestId = String((lastId += 1));
        waiting.set(requestId, resolve);
        const refusal = tell(requestId);
        if (refusal) give(requestId, { kind: "refuse", refusal });
      }),
    give,
    refuseAll(refusal) {
      for (const requestId of waiting.keys()) give(requestId, { kind: "refuse", refusal });
    },
  };
};
