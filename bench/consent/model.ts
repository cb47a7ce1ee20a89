/**
 * Who allowed what, told from the acts alone. It shares no code with `shared/consent` and the database: sets, maps and a
 * table of zones. What it says has to come is what may come.
 */
import type { Act, Quiet, Said } from "./acts.ts";

type Form = "touch" | "picture" | "sound";
export type Limit = { readonly cap: number; readonly form: Form };

/** Zones without daylight saving time: minutes ahead of UTC. */
export const ZONES: Readonly<Record<string, number>> = {
  UTC: 0,
  "Pacific/Tongatapu": 780,
  "America/Phoenix": -420,
  "Asia/Kathmandu": 345,
  "Pacific/Honolulu": -600,
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const REQUEST_MS = 3 * DAY_MS;
const HUG_BACK_MS = 7 * DAY_MS;

export type Own = { from: string; quiet: Quiet; touch: Limit };
type Waiting = { readonly mark: number; readonly by: string; readonly to: string; readonly untilMs: number };
type Held = { readonly mark: number; readonly by: string; readonly to: string; readonly isSingle: boolean };
type Came = {
  readonly by: string;
  readonly to: string;
  readonly atMs: number;
  readonly isPicture: boolean;
  isAnswered: boolean;
};
type Need = { readonly key: string; readonly untilMs: number };

/** All that was allowed and all that waits; plain data, so that a copy of it can try another order. */
export type Model = {
  own: Map<string, Own>;
  /** Of these, `of(one, other)`. */
  blocks: Set<string>;
  mutes: Set<string>;
  follows: Set<string>;
  always: Set<string>;
  asks: Set<string>;
  limits: Map<string, Limit>;
  /** One hug each, for who was asked "I could use a hug". */
  singles: Map<string, Need>;
  /** Needs that were neither met nor put away. */
  needs: Map<string, Need>;
  waiting: Waiting[];
  held: Held[];
  /** Ids of needs that were put away: said again it is the same answer, and means no newer one. */
  putAway: Set<string>;
  /** Marks of all that were taken. */
  sent: Set<number>;
  came: Map<number, Came>;
};

export type Arrival = {
  readonly mark: number;
  readonly by: string;
  readonly to: string;
  readonly isPicture: boolean;
  /** What the receiver chose for everybody when it came. */
  readonly own: Limit;
};
/** What an act has to bring, and nothing else. */
export type Expected = {
  readonly arrivals: Arrival[];
  readonly requests: { readonly to: string; readonly from: string; readonly kind: "hug" | "need" }[];
  /** Why the answer cannot be what it was; null = it can. */
  wrong: string | null;
};

export const of = (one: string, other: string): string => `${one}>${other}`;

export const emptyModel = (people: readonly string[]): Model => ({
  own: new Map(
    people.map((id) => [
      id,
      {
        from: "everyone",
        quiet: { from: null, until: null, zone: "UTC", noDisturbUntilMs: null },
        touch: { cap: 100, form: "touch" },
      },
    ]),
  ),
  blocks: new Set(),
  mutes: new Set(),
  follows: new Set(),
  always: new Set(),
  asks: new Set(),
  limits: new Map(),
  singles: new Map(),
  needs: new Map(),
  waiting: [],
  held: [],
  putAway: new Set(),
  sent: new Set(),
  came: new Map(),
});

export const ownOf = (model: Model, id: string): Own => {
  const own = model.own.get(id);
  if (!own) throw new Error("There is no such person in the model.");
  return own;
};

export const isApart = ({ blocks }: Model, one: string, other: string): boolean =>
  blocks.has(of(one, other)) || blocks.has(of(other, one));
export const areFriends = ({ follows }: Model, one: string, other: string): boolean =>
  follows.has(of(one, other)) && follows.has(of(other, one));

const isQuiet = ({ from, until, zone, noDisturbUntilMs }: Quiet, atMs: number): boolean => {
  if (noDisturbUntilMs !== null && atMs < noDisturbUntilMs) return true;
  if (from === null || until === null) return false;
  const minute = (Math.floor(atMs / MINUTE_MS) + (ZONES[zone] ?? NaN) + 1440) % 1440;
  // Minutes since quiet time began, around midnight too.
  return (minute - from + 1440) % 1440 < (until - from + 1440) % 1440;
};

/** By what the receiver chose, not by an allowance for one hug. */
const isWelcome = (model: Model, by: string, to: string): boolean => {
  const { from } = ownOf(model, to);
  if (from === "nobody" || model.asks.has(of(to, by))) return false;
  if (model.always.has(of(to, by)) || from === "everyone") return true;
  if (from === "following") return model.follows.has(of(to, by));
  return from === "friends" && areFriends(model, by, to);
};

/** How a hug of `by` may touch `to`; `own` is what `to` chose for everybody. */
export const limitOf = (model: Model, { by, to, own, isPicture }: Omit<Arrival, "mark">): Limit => {
  if (isPicture) return { cap: 0, form: "picture" };
  const other = model.limits.get(of(to, by)) ?? { cap: 100, form: "touch" };
  const quietest = (["picture", "sound", "touch"] as const).find((form) => form === own.form || form === other.form);
  return { cap: Math.min(own.cap, other.cap), form: quietest ?? "picture" };
};

const arrive = (model: Model, hug: Omit<Held, "isSingle">, isPicture: boolean, nowMs: number, to: Expected): void => {
  model.came.set(hug.mark, { by: hug.by, to: hug.to, atMs: nowMs, isPicture, isAnswered: false });
  to.arrivals.push({ mark: hug.mark, by: hug.by, to: hug.to, isPicture, own: ownOf(model, hug.to).touch });
};

const send = (model: Model, act: Act & { kind: "send" }, said: Said, nowMs: number, out: Expected): void => {
  const { by, to, mark } = act;
  // The same hug once more.
  if (model.sent.has(mark)) return;
  if (said.isOk) model.sent.add(mark);
  const pair = of(to, by);
  const receiver = ownOf(model, to);
  if (isApart(model, by, to) || receiver.from === "nobody") {
    if (said.isOk) out.wrong = "a hug was taken that has to be refused";
    return;
  }
  const before = act.answers === null ? undefined : model.came.get(act.answers);
  const answered = before?.by === to && before.to === by ? before : undefined;
  const isHugBack = answered !== undefined && !answered.isAnswered && answered.atMs > nowMs - HUG_BACK_MS;
  const hasSingle = (model.singles.get(pair)?.untilMs ?? 0) > nowMs;
  const isMet = (model.needs.get(pair)?.untilMs ?? 0) > nowMs;
  const isOpen = isWelcome(model, by, to);
  const isMuted = model.mutes.has(pair);
  if (!isOpen && !hasSingle && !isHugBack) {
    // Whether it may ask now (limits, one at a time) is up to the product: a refused one permits nothing.
    if (!said.isOk) return;
    if (!said.isAsking) {
      out.wrong = "a hug that has to ask was taken without";
      return;
    }
    if (answered) answered.isAnswered = true;
    if (isMuted) return;
    model.waiting.push({ mark, by, to, untilMs: nowMs + REQUEST_MS });
    out.requests.push({ to, from: by, kind: "hug" });
    return;
  }
  if (!said.isOk || said.isAsking) {
    out.wrong = "a hug that is allowed was refused, or asks";
    return;
  }
  if (answered) answered.isAnswered = true;
  if (isMet || (!isOpen && !isHugBack)) model.singles.delete(pair);
  model.needs.delete(pair);
  if (isMuted) return;
  if (isQuiet(receiver.quiet, nowMs)) model.held.push({ mark, by, to, isSingle: !isOpen });
  else arrive(model, { mark, by, to }, false, nowMs, out);
};

const answer = (model: Model, act: Act & { kind: "answer" }, said: Said, nowMs: number, out: Expected): void => {
  const { request, by } = act;
  const pair = of(request.from, by);
  if (request.kind === "need") {
    if (!said.isOk || act.said !== "not_now" || request.to !== by || model.putAway.has(request.id)) return;
    model.putAway.add(request.id);
    model.needs.delete(pair);
    return;
  }
  const found = model.waiting.find(({ mark, to }) => mark === request.mark && to === by);
  if (!found || found.untilMs <= nowMs) return;
  if (!said.isOk) {
    out.wrong = "an answer to an open request was refused";
    return;
  }
  model.waiting = model.waiting.filter((one) => one !== found);
  if (act.said === "not_now") return;
  if (act.said === "always") {
    model.always.add(of(by, found.by));
    model.asks.delete(of(by, found.by));
  }
  arrive(model, found, isQuiet(ownOf(model, by).quiet, nowMs), nowMs, out);
};

const release = (model: Model, owner: string | null, nowMs: number, out: Expected): void => {
  const isDue = ({ to }: Held): boolean => (owner === null || to === owner) && !isQuiet(ownOf(model, to).quiet, nowMs);
  const due = model.held.filter(isDue);
  model.held = model.held.filter((hug) => !due.includes(hug));
  for (const hug of due) {
    const isOff =
      isApart(model, hug.by, hug.to) || model.mutes.has(of(hug.to, hug.by)) || ownOf(model, hug.to).from === "nobody";
    if (!isOff && (hug.isSingle || isWelcome(model, hug.by, hug.to))) arrive(model, hug, true, nowMs, out);
  }
};

const isSameQuiet = (one: Quiet, other: Quiet): boolean =>
  one.from === other.from &&
  one.until === other.until &&
  one.zone === other.zone &&
  one.noDisturbUntilMs === other.noDisturbUntilMs;

const settings = (model: Model, act: Act & { kind: "settings" }, nowMs: number, out: Expected): void => {
  const own = ownOf(model, act.by);
  const isSame = own.from === act.from && isSameQuiet(own.quiet, act.quiet);
  if (isSame) return;
  own.from = act.from;
  own.quiet = act.quiet;
  if (act.from === "nobody") model.waiting = model.waiting.filter(({ to }) => to !== act.by);
  release(model, act.by, nowMs, out);
};

const person = (model: Model, act: Act & { kind: "person" }): void => {
  if (isApart(model, act.by, act.other)) return;
  const pair = of(act.by, act.other);
  model.always.delete(pair);
  model.asks.delete(pair);
  if (act.allowance === "always") model.always.add(pair);
  if (act.allowance === "ask") model.asks.add(pair);
  model.limits.set(pair, { cap: act.cap, form: act.form });
};

const keepAway = (model: Model, act: Act & { kind: "mute" | "block" | "follow" }): void => {
  const { by, other, on } = act;
  if (act.kind === "follow") {
    if (!on) model.follows.delete(of(by, other));
    else if (!isApart(model, by, other)) model.follows.add(of(by, other));
    return;
  }
  const kept = act.kind === "mute" ? model.mutes : model.blocks;
  if (!on) {
    kept.delete(of(by, other));
    return;
  }
  kept.add(of(by, other));
  const isBlock = act.kind === "block";
  const isClosed = (hug: Waiting): boolean =>
    (hug.by === other && hug.to === by) || (isBlock && hug.by === by && hug.to === other);
  model.waiting = model.waiting.filter((hug) => !isClosed(hug));
  model.needs.delete(of(other, by));
  if (!isBlock) return;
  for (const pair of [of(by, other), of(other, by)])
    for (const kind of ["follows", "always", "asks", "limits", "singles", "needs"] as const) model[kind].delete(pair);
};

const closeNeed = (model: Model, by: string, key: string | null): void => {
  for (const kept of [model.singles, model.needs])
    for (const [pair, need] of kept)
      if (pair.startsWith(`${by}>`) && (key === null || need.key === key)) kept.delete(pair);
};

const need = (model: Model, act: Act & { kind: "need" }, said: Said, nowMs: number, out: Expected): void => {
  const { by, key, to } = act;
  if (!said.isOk) return;
  const isAllowed = to.every((id) => areFriends(model, by, id) && !isApart(model, by, id));
  if (!isAllowed || ownOf(model, by).from === "nobody") {
    out.wrong = "a need was taken that has to be refused";
    return;
  }
  closeNeed(model, by, null);
  for (const id of to) {
    model.singles.set(of(by, id), { key, untilMs: nowMs + DAY_MS });
    if (model.mutes.has(of(id, by))) continue;
    model.needs.set(of(by, id), { key, untilMs: nowMs + DAY_MS });
    out.requests.push({ to: id, from: by, kind: "need" });
  }
};

/** Takes an act and its answer into the model: what has to come of it at `nowMs`, ms since 1970 by the clock of consent. */
export const take = (model: Model, act: Act, said: Said, nowMs: number): Expected => {
  const out: Expected = { arrivals: [], requests: [], wrong: null };
  if (act.kind === "send") send(model, act, said, nowMs, out);
  else if (act.kind === "answer") answer(model, act, said, nowMs, out);
  else if (act.kind === "need") need(model, act, said, nowMs, out);
  else if (act.kind === "release") release(model, null, nowMs, out);
  else if (!said.isOk) return out;
  else if (act.kind === "settings") settings(model, act, nowMs, out);
  else if (act.kind === "person") person(model, act);
  else if (act.kind === "close_need") closeNeed(model, act.by, act.key);
  else if (act.kind === "touch") ownOf(model, act.by).touch = { cap: act.cap, form: act.form };
  else keepAway(model, act);
  return out;
};
