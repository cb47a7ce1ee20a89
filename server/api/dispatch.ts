import { mayDo } from "#shared/policy/staff.policy.ts";
import { Crowded, invariant, Unavailable } from "../errors.ts";
import type { RateLimit } from "#shared/schema/limits.ts";
import type { Measured } from "#shared/schema/measure.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import type { Accounts, CurrentSession, RoomIdentity } from "../services/identity/identity.port.ts";
import type { KeptAnswers } from "../services/kept-answers/kept-answers.port.ts";
import { idempotencyKey, KEY_PATH } from "./idempotency.ts";
import type { Staff } from "../services/staff/staff.port.ts";
import type { StepUp } from "../services/step-up/step-up.port.ts";
import type { Limits } from "./limits.ts";
import { matchRoute, type Match } from "./match.ts";
import { asPage } from "./page.route.ts";
import { parseRequest } from "./parse-request.ts";
import { inProgress, problem, refusal } from "./problem.ts";
import { bytesSchema, isStaffPolicy, streamSchema, type Asked, type Route, type StaffIdentity } from "./route.ts";

/** What one address may ask altogether: looking up a session costs a query, and comes before a user's own limits. */
const ADDRESS_LIMIT = { perMinute: 3000, burst: 1000 };

export type DispatchDeps = {
  readonly routes: readonly Route[];
  readonly accounts: Pick<Accounts, "session">;
  readonly stepUp: Pick<StepUp, "isDone">;
  readonly staff: Pick<Staff, "use" | "look" | "roleOf">;
  readonly limits: Limits;
  /** What rates are while measures hold. */
  readonly rateOf?: (name: Measured, usual: RateLimit) => RateLimit;
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
  return async (request, { address }) => {
    const { pathname } = new URL(request.url);
    const match = matchRoute(deps.routes, request.method, pathname);
    // Also where there is nothing: what is hidden from somebody must not differ from it.
    if (match.kind === "none") return pathname.startsWith("/api/") ? tooMany(deps, address) : null;
    if (match.kind === "other_methods") return answerOther(deps, match, request, address);
    const { route, params } = match;
    const answered = await orFail(deps, route, () => answer(deps, route, params, request, address));
    return route.isPage ? asPage(answered) : answered;
  };
}

/** A path that has no such method. One that has the staff's alone is hidden whatever the method. */
async function answerOther(
  deps: DispatchDeps,
  { allow, others }: Extract<Match, { readonly kind: "other_methods" }>,
  { headers }: Request,
  address: string,
): Promise<Response> {
  const over = tooMany(deps, address);
  if (over !== null) return over;
  const [hidden] = others;
  if (hidden !== undefined && others.every(({ policy }) => isStaffPolicy(policy)))
    return orFail(deps, hidden, async () => {
      const role = await staffRole(deps, await deps.accounts.session(headers));
      return role === null ? problem(404, "not_found") : problem(405, "method_not_allowed", { allow });
    });
  return problem(405, "method_not_allowed", { allow });
}

async function orFail(deps: DispatchDeps, route: Route, work: () => Promise<Response>): Promise<Response> {
  try {
    return await (route.policy !== "anyone" && deps.gate ? deps.gate(work) : work());
  } catch (error) {
    const isAway = error instanceof Unavailable;
    if (!(error instanceof Crowded)) deps.onFailure(isAway ? "unavailable" : "bug", route.path, error);
    return refusal(isAway ? { code: "try_later", retryAfterMs: error.retryAfterMs } : { code: "server_error" });
  }
}

/** What an address that asked too often is told; null = it did not. */
function tooMany({ limits, nowMs }: DispatchDeps, address: string): Response | null {
  const retryAfterMs = limits.take(`address ${address}`, ADDRESS_LIMIT, nowMs());
  return retryAfterMs > 0 ? refusal({ code: "too_many", retryAfterMs }) : null;
}

async function answer(
  deps: DispatchDeps,
  route: Route,
  params: Readonly<Record<string, string>>,
  request: Request,
  address: string,
): Promise<Response> {
  const { limits } = deps;
  const over = tooMany(deps, address);
  if (over !== null) return over;
  let session: CurrentSession | null = null;
  if (route.policy !== "anyone") {
    session = await deps.accounts.session(request.headers);
    const isHidden = isStaffPolicy(route.policy) && (await staffRole(deps, session)) === null;
    if (isHidden) return problem(404, "not_found");
    if (session === null) return problem(401, "not_signed_in");
    if (isShutOut(route, session)) return withCookies(refusal({ code: "suspended" }), session.setCookies);
  }
  const key = `${route.method} ${route.path} ${session === null ? address : session.who.userId}`;
  const usual = route.limit;
  const limit = route.measured === undefined ? usual : (deps.rateOf?.(route.measured, usual) ?? usual);
  const retryAfterMs = limits.take(key, limit, deps.nowMs());
  if (retryAfterMs > 0) return refusal({ code: "too_many", retryAfterMs });
  const parsed = await parseRequest(route, request, params);
  if (!parsed.ok)
    return parsed.code === "bad_message"
      ? refusal({ code: parsed.code, path: parsed.path })
      : problem(415, parsed.code);
  const takesStepUp = route.policy === "stepped_up" || route.policy === "staff_entry";
  if (session !== null && takesStepUp && !(await deps.stepUp.isDone(session.who)))
    return refusal({ code: "step_up_needed" });
  const acting = session === null ? null : await actingOf(deps, route, session.who, parsed.query);
  if (acting !== null && "code" in acting) return refusal(acting);
  const { params: named, query, body } = parsed;
  const asked = { params: named, query, body, who: acting, address };
  const said = await (route.creates === true
    ? sayOnce(deps, route, asked, request.headers)
    : say(route, asked, request.headers));
  if (said instanceof Response) return said;
  const headers = new Headers({ "cache-control": "no-store" });
  for (const cookie of [...(session?.setCookies ?? []), ...said.setCookies]) headers.append("set-cookie", cookie);
  if (route.file === null) return Response.json(said.body, { status: said.status, headers });
  headers.set("cache-control", route.file.cacheControl);
  headers.set("content-type", route.file.type);
  if (route.file.saveAs !== undefined)
    headers.set("content-disposition", `attachment; filename="${route.file.saveAs}"`);
  if (route.file.isStreamed !== true) return new Response(bytesSchema.parse(said.body), { headers });
  // Nothing in front keeps it back until it is whole; our own transports go by it, too (`streamed.ts`).
  headers.set("x-accel-buffering", "no");
  return new Response(streamSchema.parse(said.body), { headers });
}

const isShutOut = ({ whileSuspended }: Route, { standing }: CurrentSession): boolean =>
  standing === "suspended" && whileSuspended !== true;

const staffRole = async ({ staff }: DispatchDeps, session: CurrentSession | null) =>
  session === null ? null : staff.roleOf(session.who.userId);

/** Who asks: of an act of the staff with their role, which may do it; or why not. */
async function actingOf(
  { staff }: DispatchDeps,
  { policy }: Route,
  who: RoomIdentity,
  query: unknown,
): Promise<RoomIdentity | StaffIdentity | Refusal> {
  if (typeof policy !== "object") return who;
  const isByItself = Reflect.get(Object(query), "byItself") === "1";
  const session = await (isByItself ? staff.look(who) : staff.use(who));
  if (session === null) return { code: "staff_session_needed" };
  return mayDo(session.role, policy.act) ? { ...who, ...session } : { code: "not_yours_to_do" };
}

type AnyAsked = Asked<unknown, unknown, unknown, RoomIdentity | null>;
type Said = { readonly status: number; readonly body: unknown; readonly setCookies: readonly string[] };

async function say(route: Route, asked: AnyAsked, headers: Headers): Promise<Said | Response> {
  // The schemas just applied are the ones the handler's parameter types were inferred from.
  const reply = await route.handle(asked as never, headers);
  if (!reply.ok) return withCookies(refusal(reply.refusal), reply.setCookies ?? []);
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

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}
