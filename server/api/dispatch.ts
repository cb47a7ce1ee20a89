import { Crowded, invariant, Unavailable } from "../errors.ts";
import type { Accounts, CurrentSession } from "../services/identity/identity.port.ts";
import type { KeptAnswers } from "../services/kept-answers/kept-answers.port.ts";
import { idempotencyKey, KEY_PATH } from "./idempotency.ts";
import type { StepUp } from "../services/step-up/step-up.port.ts";
import type { Limits } from "./limits.ts";
import { matchRoute } from "./match.ts";
import { asPage } from "./page.route.ts";
import { parseRequest } from "./parse-request.ts";
import { inProgress, problem, refusal } from "./problem.ts";
import { bytesSchema, type Asked, type Route } from "./route.ts";

/** What one address may ask altogether: looking up a session costs a query, and comes before a user's own limits. */
const ADDRESS_LIMIT = { perMinute: 3000, burst: 1000 };

export type DispatchDeps = {
  readonly routes: readonly Route[];
  readonly accounts: Pick<Accounts, "session">;
  readonly stepUp: Pick<StepUp, "isDone">;
  readonly limits: Limits;
  /** First answers to keys of requests that create something. */
  readonly keptAnswers: KeptAnswers;
  /** Lets so many through at a time that each ends in time; rejects with `Crowded`. */
  readonly gate?: <T>(work: () => Promise<T>) => Promise<T>;
  readonly nowMs: () => number;
  /** Hears of outages and bugs with the route's path as written, never with what was sent. */
  readonly onFailure: (kind: "unavailable" | "bug", path: string, error: unknown) => void;
};
export type Dispatch = (request: Request, peer: { readonly address: string }) => Promise<Response | null>;

/**
 * Answers a request from the registry; null = no route has this path. In this order: the address' limit, session,
 * the route's limit, form, stepping up, handler; so whoever is refused costs no more than they must.
 */
export function createDispatch(deps: DispatchDeps): Dispatch {
  return async (request, peer) => {
    const match = matchRoute(deps.routes, request.method, new URL(request.url).pathname);
    if (match.kind === "none") return null;
    if (match.kind === "other_methods") return problem(405, "method_not_allowed", { allow: match.allow });
    const answered = await answerOrFail(deps, match.route, match.params, request, peer.address);
    return match.route.isPage ? asPage(answered) : answered;
  };
}

async function answerOrFail(deps: DispatchDeps, ...asked: AskedOf): Promise<Response> {
  const [route] = asked;
  try {
    const work = () => answer(deps, ...asked);
    return await (route.policy !== "anyone" && deps.gate ? deps.gate(work) : work());
  } catch (error) {
    const isAway = error instanceof Unavailable;
    if (!(error instanceof Crowded)) deps.onFailure(isAway ? "unavailable" : "bug", route.path, error);
    return refusal(isAway ? { code: "try_later", retryAfterMs: error.retryAfterMs } : { code: "server_error" });
  }
}

type AskedOf = [route: Route, params: Readonly<Record<string, string>>, request: Request, address: string];

async function answer(deps: DispatchDeps, ...[route, params, request, address]: AskedOf): Promise<Response> {
  const { limits } = deps;
  const waitMs = limits.take(`address ${address}`, ADDRESS_LIMIT, deps.nowMs());
  if (waitMs > 0) return refusal({ code: "too_many", retryAfterMs: waitMs });
  let session: CurrentSession | null = null;
  if (route.policy !== "anyone") {
    session = await deps.accounts.session(request.headers);
    if (session === null) return problem(401, "not_signed_in");
  }
  const key = `${route.method} ${route.path} ${session === null ? address : session.who.userId}`;
  const retryAfterMs = limits.take(key, route.limit, deps.nowMs());
  if (retryAfterMs > 0) return refusal({ code: "too_many", retryAfterMs });
  const parsed = await parseRequest(route, request, params);
  if (!parsed.ok)
    return parsed.code === "bad_message"
      ? refusal({ code: parsed.code, path: parsed.path })
      : problem(415, parsed.code);
  if (session !== null && route.policy === "stepped_up" && !(await deps.stepUp.isDone(session.who)))
    return refusal({ code: "step_up_needed" });
  const { params: named, query, body } = parsed;
  const asked = { params: named, query, body, who: session?.who ?? null, address };
  const said = await (route.creates === true
    ? sayOnce(deps, route, asked, request.headers)
    : say(route, asked, request.headers));
  if (said instanceof Response) return said;
  const headers = new Headers({ "cache-control": "no-store" });
  for (const cookie of [...(session?.setCookies ?? []), ...said.setCookies]) headers.append("set-cookie", cookie);
  if (route.file === null) return Response.json(said.body, { status: said.status, headers });
  headers.set("cache-control", route.file.cacheControl);
  headers.set("content-type", route.file.type);
  return new Response(bytesSchema.parse(said.body), { headers });
}

type AnyAsked = Asked<unknown, unknown, unknown, CurrentSession["who"] | null>;
type Said = { readonly status: number; readonly body: unknown; readonly setCookies: readonly string[] };

async function say(route: Route, asked: AnyAsked, headers: Headers): Promise<Said | Response> {
  // The schemas just applied are the ones the handler's parameter types were inferred from.
  const reply = await route.handle(asked as never, headers);
  if (!reply.ok) return refusal(reply.refusal);
  return { status: reply.status ?? 200, body: route.output.parse(reply.value), setCookies: reply.setCookies ?? [] };
}

/** With a key, the first answer to it is the answer to each repeat. A refusal changed nothing and keeps nothing. */
async function sayOnce(deps: DispatchDeps, route: Route, asked: AnyAsked, headers: Headers): Promise<Said | Response> {
  const key = idempotencyKey(headers);
  if (key === null) return say(route, asked, headers);
  if (key === undefined) return refusal({ code: "bad_message", path: KEY_PATH });
  const { who, address, params, query, body } = asked;
  const name = { userId: who?.userId ?? null, address, route: `${route.method} ${route.path}`, key };
  const once = await deps.keptAnswers.once({ ...name, body: JSON.stringify([params, query, body]) }, async () => {
    const said = await say(route, asked, headers);
    if (said instanceof Response) return { said, kept: null };
    invariant(said.setCookies.length === 0, "What creates something sets no cookie: its answer is kept.");
    return { said, kept: { status: said.status, body: said.body } };
  });
  if (once.kind === "answered") return once.reply.said;
  if (once.kind === "again") return { ...once.answer, setCookies: [] };
  return once.kind === "other_body" ? refusal({ code: "key_reused" }) : inProgress();
}
