/**
 * The outbox as a pure state machine.
 *  D1  a hug is offered to the server only while the room is up, and again with the same key until it is acknowledged
 *      or refused for good.
 *  D2  refused for good: the reason lies in the hug. Anything else (try_later, too_many, server_error, no answer) waits.
 *  D3  hugs to one person go one at a time in the order they were made; one refused for good does not hold up the rest.
 *  D4  at most AT_ONCE hugs are under way.
 *      However fast the server answers, at most OFFERS_AT_ONCE begin together and then one in OFFER_EACH_MS: a server
 *      closes a connection with too many frames in a second.
 *  D5  an acknowledgement or the inbox's own `hug_sent` takes the hug out, whichever comes first; a repeat changes nothing.
 *  D6  what is under way when the room drops is unsure, and waits for the next room.
 *  D7  `too_many` and `try_later` hold everything until `retryAfterMs`.
 *  D8  waits double from 0.5 s to 30 s by hug, half of it by chance; a new room starts afresh.
 *  D9  hugs made in another tab are left to it for FOREIGN_GRACE_MS; only the leading tab takes them up at all.
 */
import type { Refusal } from "#shared/schema/refusal.ts";
import { backoffMs } from "./backoff.rules.ts";
import { isPassing } from "./passing.ts";
import type { KeptHug } from "./vault.port.ts";

export const AT_ONCE = 4;
export const OFFERS_AT_ONCE = 8;
export const OFFER_EACH_MS = 25;
export const FOREIGN_GRACE_MS = 3_000;
export const RETRY_LEAST_MS = 500;
export const RETRY_MOST_MS = 30_000;

export type Waiting = {
  readonly hug: KeptHug;
  readonly isForeign: boolean;
  readonly attempt: number;
  readonly dueAtMs: number;
  readonly isSending: boolean;
};
export type OutboxState = {
  readonly isUp: boolean;
  readonly isLeading: boolean;
  readonly holdUntilMs: number;
  /** Where all that was offered would end, at one in OFFER_EACH_MS (ITU-T I.371: the theoretical arrival time). */
  readonly paceAtMs: number;
  /** In the order they were made; refused ones stay until they are discarded. */
  readonly items: readonly Waiting[];
};
export type OutboxEvent =
  | { readonly kind: "made"; readonly hug: KeptHug }
  /** What the vault holds now: loaded at a start, or after another tab changed it. */
  | { readonly kind: "read"; readonly hugs: readonly KeptHug[]; readonly isForeign: boolean }
  | { readonly kind: "room_up" | "room_down" | "leading" | "time" }
  | { readonly kind: "acknowledged" | "retry" | "discard"; readonly key: string }
  /** `refusal` null: no answer came. */
  | { readonly kind: "failed"; readonly key: string; readonly refusal: Refusal | null };
export type OutboxEffect =
  | { readonly kind: "send"; readonly hug: KeptHug }
  | { readonly kind: "keep"; readonly hug: KeptHug }
  | { readonly kind: "drop"; readonly key: string };
export type OutboxStep = { readonly state: OutboxState; readonly effects: readonly OutboxEffect[] };

export const EMPTY_OUTBOX: OutboxState = { isUp: false, isLeading: false, holdUntilMs: 0, paceAtMs: 0, items: [] };

const canBeSent = (state: OutboxState, item: Waiting): boolean =>
  item.hug.refusal === null && !item.isSending && (!item.isForeign || state.isLeading);

/** The first of each person that still has to go, whether or not it is due. */
const heads = (state: OutboxState): readonly Waiting[] => {
  const seen = new Set<string>();
  return state.items.filter((item) => {
    if (item.hug.refusal !== null || seen.has(item.hug.to.id)) return false;
    seen.add(item.hug.to.id);
    return true;
  });
};

/** From when on one more may be offered. */
const pacedAtMs = ({ paceAtMs }: OutboxState): number => paceAtMs - (OFFERS_AT_ONCE - 1) * OFFER_EACH_MS;

/** The next moment at which `time` must be told, or null. */
export const outboxDueAtMs = (state: OutboxState): number | null => {
  if (!state.isUp || state.items.filter((item) => item.isSending).length >= AT_ONCE) return null;
  const due = heads(state).filter((item) => canBeSent(state, item));
  return due.length === 0
    ? null
    : Math.max(state.holdUntilMs, pacedAtMs(state), Math.min(...due.map((item) => item.dueAtMs)));
};

const offer = (state: OutboxState, effects: readonly OutboxEffect[], nowMs: number): OutboxStep => {
  if (!state.isUp || nowMs < Math.max(state.holdUntilMs, pacedAtMs(state))) return { state, effects };
  const paceAtMs = Math.max(nowMs, state.paceAtMs);
  const paced = Math.floor((nowMs + OFFERS_AT_ONCE * OFFER_EACH_MS - paceAtMs) / OFFER_EACH_MS);
  const room = Math.min(paced, AT_ONCE - state.items.filter((item) => item.isSending).length);
  const going = heads(state)
    .filter((item) => canBeSent(state, item) && item.dueAtMs <= nowMs)
    .slice(0, room);
  if (going.length === 0) return { state, effects };
  return {
    state: {
      ...state,
      paceAtMs: paceAtMs + going.length * OFFER_EACH_MS,
      items: state.items.map((item) => (going.includes(item) ? { ...item, isSending: true } : item)),
    },
    effects: [...effects, ...going.map(({ hug }) => ({ kind: "send" as const, hug }))],
  };
};

const edit = (state: OutboxState, key: string, change: (item: Waiting) => Waiting): OutboxState => ({
  ...state,
  items: state.items.map((item) => (item.hug.key === key ? change(item) : item)),
});
const find = (state: OutboxState, key: string) => state.items.find((item) => item.hug.key === key);

const fresh = (hug: KeptHug, isForeign: boolean, nowMs: number): Waiting => ({
  hug,
  isForeign,
  attempt: 0,
  dueAtMs: isForeign ? nowMs + FOREIGN_GRACE_MS : nowMs,
  isSending: false,
});

const read = (state: OutboxState, hugs: readonly KeptHug[], isForeign: boolean, nowMs: number): OutboxState => {
  const kept = new Map(hugs.map((hug) => [hug.key, hug]));
  const items = state.items
    // Gone from the vault: another tab had the acknowledgement. What is under way here answers for itself.
    .filter((item) => item.isSending || kept.has(item.hug.key))
    .map((item) => ({ ...item, hug: kept.get(item.hug.key) ?? item.hug }));
  const known = new Set(items.map((item) => item.hug.key));
  const added = hugs.filter((hug) => !known.has(hug.key)).map((hug) => fresh(hug, isForeign, nowMs));
  return { ...state, items: [...items, ...added].toSorted((a, b) => a.hug.madeAtMs - b.hug.madeAtMs) };
};

const failed = (
  state: OutboxState,
  key: string,
  refusal: Refusal | null,
  nowMs: number,
  chance: number,
): OutboxStep => {
  const item = find(state, key);
  if (item === undefined || !item.isSending) return { state, effects: [] };
  if (refusal !== null && !isPassing(refusal)) {
    const hug = { ...item.hug, refusal };
    return { state: edit(state, key, () => ({ ...item, hug, isSending: false })), effects: [{ kind: "keep", hug }] };
  }
  const waitMs = Math.max(refusal?.retryAfterMs ?? 0, backoffMs(item.attempt, RETRY_LEAST_MS, RETRY_MOST_MS, chance));
  const isHeld = refusal?.code === "too_many" || refusal?.code === "try_later";
  const next = edit(state, key, () => ({
    ...item,
    isSending: false,
    attempt: item.attempt + 1,
    dueAtMs: nowMs + waitMs,
  }));
  return { state: isHeld ? { ...next, holdUntilMs: Math.max(state.holdUntilMs, nowMs + waitMs) } : next, effects: [] };
};

const change = (state: OutboxState, event: OutboxEvent, nowMs: number, chance: number): OutboxStep => {
  const only = (next: OutboxState): OutboxStep => ({ state: next, effects: [] });
  switch (event.kind) {
    case "made":
      return only({ ...state, items: [...state.items, fresh(event.hug, false, nowMs)] });
    case "read":
      return only(read(state, event.hugs, event.isForeign, nowMs));
    case "room_up":
      return only({
        ...state,
        isUp: true,
        holdUntilMs: 0,
        items: state.items.map((item) => ({ ...item, attempt: 0, dueAtMs: item.isForeign ? item.dueAtMs : nowMs })),
      });
    case "room_down":
      return only({ ...state, isUp: false, items: state.items.map((item) => ({ ...item, isSending: false })) });
    case "leading":
      return only({ ...state, isLeading: true });
    case "time":
      return only(state);
    case "acknowledged":
      if (find(state, event.key) === undefined) return only(state);
      return {
        state: { ...state, items: state.items.filter((item) => item.hug.key !== event.key) },
        effects: [{ kind: "drop", key: event.key }],
      };
    case "failed":
      return failed(state, event.key, event.refusal, nowMs, chance);
    case "retry": {
      const item = find(state, event.key);
      if (item === undefined || item.isSending) return only(state);
      const hug = { ...item.hug, refusal: null };
      const next = edit(state, event.key, () => ({ ...item, hug, isForeign: false, attempt: 0, dueAtMs: nowMs }));
      return { state: next, effects: item.hug.refusal === null ? [] : [{ kind: "keep", hug }] };
    }
    case "discard": {
      const item = find(state, event.key);
      if (item === undefined || item.isSending) return only(state);
      return {
        state: { ...state, items: state.items.filter((other) => other !== item) },
        effects: [{ kind: "drop", key: event.key }],
      };
    }
  }
};

/** One step of the outbox. `chance` in [0, 1). */
export const stepOutbox = (state: OutboxState, event: OutboxEvent, nowMs: number, chance: number): OutboxStep => {
  const { state: next, effects } = change(state, event, nowMs, chance);
  // A clock that was set back holds nothing up.
  const paceAtMs = Math.min(next.paceAtMs, nowMs + OFFERS_AT_ONCE * OFFER_EACH_MS);
  return offer(paceAtMs === next.paceAtMs ? next : { ...next, paceAtMs }, effects, nowMs);
};
