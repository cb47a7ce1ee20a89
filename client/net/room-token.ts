import type { Http } from "./http.client.ts";
import type { TokenAnswer } from "./room.link.ts";

const ask = async (http: Http, userId: string): Promise<TokenAnswer> => {
  const answer = await http("POST", "/api/rooms/token");
  if (answer.kind === "signed_out") return { kind: "failed", failure: "signed_out" };
  if (answer.kind === "failed" && answer.failure.code === "offline") return { kind: "failed", failure: "unreachable" };
  // Who one is is asked anew then, and what is said to it has a page of its own.
  if (answer.kind === "failed" && answer.failure.code === "suspended") return { kind: "failed", failure: "signed_out" };
  if (answer.kind !== "ok") return { kind: "failed", failure: "refused" };
  const body = answer.body as { token: string; userId: string }; // the route's documented answer
  // Another tab signed in as somebody else: this one's session is over.
  return body.userId === userId ? { kind: "token", token: body.token } : { kind: "failed", failure: "signed_out" };
};

/** Fresh tokens for joining rooms as `userId`; rooms that ask at the same time share one. */
export const createTokenSource = (http: Http, userId: string): (() => Promise<TokenAnswer>) => {
  let asking: Promise<TokenAnswer> | null = null;
  return () => {
    asking ??= ask(http, userId).finally(() => {
      asking = null;
    });
    return asking;
  };
};
