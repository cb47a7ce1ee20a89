import { Crowded, Unavailable } from "../errors.ts";
import type { Accounts, CurrentSession } from "../services/identity/identity.port.ts";
import type { Limits } from "./limits.ts";
import { matchRoute } from "./match.ts";
import { parseRequest } from "./parse-request.ts";
import { problem, refusal } from "./problem.ts";
import type { ReplyFile, Route } from "./route.ts";

/** What one address may ask altogether: looking up a session costs a query, and comes before a user's own limits. */
const ADDRESS_LIMIT = { perMinute: 3000, burst: 1000 };

export type DispatchDeps = {
  readonly routes: readonly Route[];
  readonly accounts: Pick<Accounts, "session">;
  readonly limits: Limits;
  /** Lets so many through at a time that each ends in time; rejects with `Crowded`. */
  readonly gate?: <T>(work: () => Promise<T>) => Promise<T>;
  readonly nowMs: () => number;
  /** Hears of outages and bugs with the route's path as written, never with what was sent. */
  readonly onFailure: (kind: "unavailable" | "bug", path: string, error: unknown) => void;
};
export type Dispatch = (request: Request, peer: { readonly address: string }) => Promise<Response | null>;

/**
 * Answers a request from the registry; null = no route has this path. In this order: the address' limit, session,
 * the route's limit, form, handler; so whoever is refused costs no more than they must.
 */
export function createDispatch(deps: DispatchDeps): Dispatch {
  return async (request, peer) => {
    const match = matchRoute(deps.routes, request.method, new URL(request.url).pathname);
    if (match.kind === "none") return null;
    if (match.kind === "other_methods") return problem(405, "method_not_allowed", { allow: match.allow });
    try {
      const work = () => answer(deps, match.route, match.params, request, peer.address);
      return await (match.route.policy === "signed_in" && deps.gate ? deps.gate(work) : work());
    } catch (error) {
      const isAway = error instanceof Unavailable;
      if (!(error instanceof Crowded)) deps.onFailure(isAway ? "unavailable" : "bug", match.route.path, error);
      return refusal(isAway ? { code: "try_later", retryAfterMs: error.retryAfterMs } : { code: "server_error" });
    }
  };
}

async function answer(
  deps: DispatchDeps,
  route: Route,
  params: Readonly<Record<string, string>>,
  request: Request,
  address: string,
): Promise<Response> {
  const { limits } = deps;
  const waitMs = limits.take(`address ${address}`, ADDRESS_LIMIT, deps.nowMs());
  if (waitMs > 0) return refusal({ code: "too_many", retryAfterMs: waitMs });
  let session: CurrentSession | null = null;
  if (route.policy === "signed_in") {
    session = await deps.accounts.session(request.headers);
    if (session === null) return problem(401, "not_signed_in");
  }
  const key = `${route.method} ${route.path} ${session === null ? address : session.who.userId}`;
  const retryAfterMs = limits.take(key, route.limit, deps.nowMs());
  if (retryAfterMs > 0) return refusal({ code: "too_many", retryAfterMs });
  const parsed = await parseRequest(route, request, params);
  if (!parsed.ok)
    return parsed.code === "not_json" ? problem(415, "not_json") : refusal({ code: parsed.code, path: parsed.path });
  const { params: named, query, body } = parsed;
  const asked = { params: named, query, body, who: session?.who ?? null, address };
  // The schemas just applied are the ones the handler's parameter types were inferred from.
  const reply = await route.handle(asked as never, request.headers);
  const headers = new Headers({ "cache-control": "no-store" });
  const own = "setCookies" in reply ? (reply.setCookies ?? []) : [];
  if (!reply.ok) return withCookies(refusal(reply.refusal), own);
  for (const cookie of [...(session?.setCookies ?? []), ...own]) headers.append("set-cookie", cookie);
  if ("file" in reply) return fileResponse(reply.file, headers);
  return Response.json(route.output.parse(reply.value), { status: reply.status ?? 200, headers });
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

function fileResponse({ bytes, name, type }: ReplyFile, headers: Headers): Response {
  headers.set("content-type", type);
  headers.set("content-disposition", `attachment; filename="${name}"`);
  return new Response(bytes, { headers });
}
