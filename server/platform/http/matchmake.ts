import { createAuthContext, matchMaker } from "@colyseus/core";
import type { Peer } from "./handler.ts";
import { problem } from "./problem.ts";

const PATH = /^\/matchmake\/([A-Za-z]{1,20})\/([A-Za-z0-9_-]{1,100})$/;

/**
 * Colyseus' matchmaking as one answer of ours, so that its limits, headers and errors are the same as everywhere else
 * (its own router allows every origin and has no body limit). Null: not a matchmaking address. A join denied with 44xx
 * becomes HTTP status 4xx, because the SDK reports the status as its `code`; the word is in `error` and `message`.
 */
export async function answerMatchmake(request: Request, pathname: string, peer: Peer): Promise<Response | null> {
  if (!pathname.startsWith("/matchmake/")) return null;
  const [, method, room] = PATH.exec(pathname) ?? [];
  if (method === undefined || room === undefined) return problem(404, "not_found");
  if (request.method !== "POST") return problem(405, "method_not_allowed", { allow: "POST" });
  if (matchMaker.state !== matchMaker.MatchMakerState.READY) return denied(4503, "try_later");
  let options: unknown;
  try {
    options = await request.json();
  } catch {
    return denied(4400, "bad_join");
  }
  if (typeof options !== "object" || options === null || Array.isArray(options)) return denied(4400, "bad_join");
  try {
    // Colyseus would believe any X-Forwarded-For.
    const context = Object.assign(createAuthContext({ headers: request.headers, req: request }), { ip: peer.address });
    const seat = await matchMaker.controller.invokeMethod(method, room, options as matchMaker.ClientOptions, context);
    return Response.json(seat, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    return denied(typeof code === "number" ? code : 500, typeof message === "string" ? message : "server_error");
  }
}

function denied(code: number, word: string): Response {
  const status = code >= 4400 && code <= 4599 ? code - 4000 : code >= 400 && code <= 599 ? code : 500;
  return Response.json({ code, error: word, message: word }, { status, headers: { "cache-control": "no-store" } });
}
