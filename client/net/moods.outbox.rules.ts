/**
 * Moods on their way to the server, as a pure state machine.
 *  W1  a mood is offered while the device is online, and again with the same key until it is answered or refused for good.
 *  W2  once offered, what is sent under its key stays as it is. What is changed of it then, the newest change only, is
 *      said after it; a change made meanwhile is said after that.
 *  W3  taken back: what was never offered, or was refused, is dropped; anything else is removed once the server has it.
 *  W4  refused for good, the reason lies in the mood, and it holds up no other. What is refused already (changed or
 *      taken back after a refusal) is sent as if it were new; under a new key where the old one was used.
 *  W5  one is under way at a time, in the order they were made. `too_many`, `try_later` and no answer hold all; waits
 *      double from 0.5 s to 30 s, half of it by chance; back online all begin afresh.
 *  W6  moods made in another tab are left to it for FOREIGN_GRACE_MS; only the leading tab takes them up at all.
 */
import type { MoodDraft } from "#shared/schema/mood.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { backoffMs } from "./backoff.rules.ts";
import type { KeptMood, MoodAfter } from "./mood.vault.port.ts";

export const FOREIGN_GRACE_MS = 3_000;
export const RETRY_LEAST_MS = 500;
export const RETRY_MOST_MS = 30_000;

/** `holds`: it says nothing about this mood, so others need not try either. */
export type MoodFailure =
  | { readonly kind: "passing"; readonly holds: boolean; readonly retryAfterMs: number }
  | { readonly kind: "refused"; readonly code: RefusalCode };

export type MoodItem = {
  readonly mood: KeptMood;
  readonly isForeign: boolean;
  readonly attempt: number;
  readonly dueAtMs: number;
};
export type MoodsOutboxState = {
  readonly isOnline: boolean;
  readonly isLeading: boolean;
  readonly holdUntilMs: number;
  /** Key of the one under way. */
  readonly sending: string | null;
  /** In the order they were made; refused ones stay until they are discarded. */
  readonly items: readonly MoodItem[];
};
export type MoodsOutboxEvent =
  | { readonly kind: "made"; readonly mood: KeptMood }
  /** What the vault holds now: loaded at a start, or after another tab changed it. */
  | { readonly kind: "read"; readonly moods: readonly KeptMood[] }
  | { readonly kind: "online" | "offline" | "leading" | "time" }
  | { readonly kind: "retry"; readonly key: string; readonly newKey: string }
  | {
      readonly kind: "change";
      readonly key: string;
      readonly newKey: string;
      readonly after: Extract<MoodAfter, { readonly kind: "edit" }>;
    }
  | { readonly kind: "discard"; readonly key: string; readonly editedAtMs: number }
  /** The server has it, and what was changed of it up to `after`. */
  | { readonly kind: "answered"; readonly key: string; readonly after: MoodAfter | null }
  | { readonly kind: "failed"; readonly key: string; readonly failure: MoodFailure };
export type MoodsOutboxEffect =
  /** Kept before it is sent, as offered. */
  | { readonly kind: "send"; readonly mood: KeptMood }
  | { readonly kind: "keep"; readonly mood: KeptMood }
  | { readonly kind: "drop"; readonly key: string };
export type MoodsOutboxStep = { readonly state: MoodsOutboxState; readonly effects: readonly MoodsOutboxEffect[] };

export const EMPTY_MOODS_OUTBOX: MoodsOutboxState = {
  isOnline: false,
  isLeading: false,
  holdUntilMs: 0,
  sending: null,
  items: [],
};

const only = (state: MoodsOutboxState): MoodsOutboxStep => ({ state, effects: [] });
const find = (state: MoodsOutboxState, key: string) => state.items.find(({ mood }) => mood.key === key);
const without = (state: MoodsOutboxState, key: string): MoodsOutboxStep => ({
  state: { ...state, items: state.items.filter(({ mood }) => mood.key !== key) },
  effects: [{ kind: "drop", key }],
});
/** Puts another mood in an item's place, to be sent as soon as possible, and keeps it. */
const replace = (state: MoodsOutboxState, item: MoodItem, mood: KeptMood, nowMs: number): MoodsOutboxStep => {
  const next: MoodItem = { mood, isForeign: false, attempt: 0, dueAtMs: nowMs };
  const isRenamed = mood.key !== item.mood.key;
  return {
    state: { ...state, items: state.items.map((one) => (one === item ? next : one)) },
    effects: [...(isRenamed ? [{ kind: "drop" as const, key: item.mood.key }] : []), { kind: "keep", mood }],
  };
};

/** As if it had never been offered. */
const anew = (mood: KeptMood, draft: MoodDraft, newKey: string): KeptMood => ({
  ...mood,
  key: mood.refused === "key_reused" ? newKey : mood.key,
  draft,
  isOffered: false,
  after: null,
  refused: null,
});
/** Whether the server cannot have it: it was never offered, or never taken. */
export const isNeverTaken = ({ isOffered, refused, after }: KeptMood): boolean =>
  !isOffered || (refused !== null && after === null);

const isReady = (state: MoodsOutboxState, { mood, isForeign }: MoodItem): boolean =>
  mood.refused === null && (!isForeign || state.isLeading);

/** The next moment at which `time` must be told, or null. */
export const moodsDueAtMs = (state: MoodsOutboxState): number | null => {
  const ready = state.items.filter((item) => isReady(state, item));
  if (!state.isOnline || state.sending !== null || ready.length === 0) return null;
  return Math.max(state.holdUntilMs, Math.min(...ready.map(({ dueAtMs }) => dueAtMs)));
};

const offer = (state: MoodsOutboxState, effects: readonly MoodsOutboxEffect[], nowMs: number): MoodsOutboxStep => {
  if (!state.isOnline || state.sending !== null || nowMs < state.holdUntilMs) return { state, effects };
  const going = state.items.find((item) => isReady(state, item) && item.dueAtMs <= nowMs);
  if (going === undefined) return { state, effects };
  const mood = { ...going.mood, isOffered: true };
  const items = state.items.map((item) => (item === going ? { ...item, mood } : item));
  return { state: { ...state, sending: mood.key, items }, effects: [...effects, { kind: "send", mood }] };
};

const read = (state: MoodsOutboxState, moods: readonly KeptMood[], nowMs: number): MoodsOutboxState => {
  const kept = new Map(moods.map((mood) => [mood.key, mood]));
  const items = state.items
    // Gone from the vault: another tab had the answer. What is under way here answers for itself.
    .filter(({ mood }) => mood.key === state.sending || kept.has(mood.key))
    .map((item) => ({ ...item, mood: kept.get(item.mood.key) ?? item.mood }));
  const known = new Set(items.map(({ mood }) => mood.key));
  const added = moods
    .filter(({ key }) => !known.has(key))
    .map((mood) => ({ mood, isForeign: true, attempt: 0, dueAtMs: nowMs + FOREIGN_GRACE_MS }));
  return { ...state, items: [...items, ...added].toSorted((a, b) => a.mood.madeAtMs - b.mood.madeAtMs) };
};

const failed = (
  state: MoodsOutboxState,
  item: MoodItem,
  failure: MoodFailure,
  nowMs: number,
  chance: number,
): MoodsOutboxStep => {
  if (failure.kind === "refused") {
    const mood = { ...item.mood, refused: failure.code };
    const items = state.items.map((one) => (one === item ? { ...one, mood } : one));
    return { state: { ...state, items }, effects: [{ kind: "keep", mood }] };
  }
  const backMs = backoffMs(item.attempt, RETRY_LEAST_MS, RETRY_MOST_MS, chance);
  const dueAtMs = nowMs + Math.max(failure.retryAfterMs, backMs);
  const items = state.items.map((one) => (one === item ? { ...one, attempt: one.attempt + 1, dueAtMs } : one));
  return only({ ...state, items, holdUntilMs: failure.holds ? dueAtMs : state.holdUntilMs });
};

const isSameAfter = (a: MoodAfter | null, b: MoodAfter | null): boolean =>
  a?.kind === b?.kind && a?.editedAtMs === b?.editedAtMs;

const step = (state: MoodsOutboxState, event: MoodsOutboxEvent, nowMs: number, chance: number): MoodsOutboxStep => {
  switch (event.kind) {
    case "made":
      return only({
        ...state,
        items: [...state.items, { mood: event.mood, isForeign: false, attempt: 0, dueAtMs: nowMs }],
      });
    case "read":
      return only(read(state, event.moods, nowMs));
    case "online":
      return only({
        ...state,
        isOnline: true,
        holdUntilMs: 0,
        items: state.items.map((item) => ({ ...item, attempt: 0, dueAtMs: item.isForeign ? item.dueAtMs : nowMs })),
      });
    case "offline":
      return only({ ...state, isOnline: false });
    case "leading":
      return only({ ...state, isLeading: true });
    case "time":
      return only(state);
    case "retry": {
      const item = find(state, event.key);
      if (item === undefined || item.mood.refused === null) return only(state);
      const { mood } = item;
      const isNew = isNeverTaken(mood);
      return replace(state, item, isNew ? anew(mood, mood.draft, event.newKey) : { ...mood, refused: null }, nowMs);
    }
    case "change": {
      const item = find(state, event.key);
      if (item === undefined) return only(state);
      const { mood } = item;
      const isNew = isNeverTaken(mood);
      const next = isNew ? anew(mood, event.after.draft, event.newKey) : { ...mood, after: event.after, refused: null };
      return replace(state, item, next, nowMs);
    }
    case "discard": {
      const item = find(state, event.key);
      if (item === undefined) return only(state);
      const { mood } = item;
      if (!mood.isOffered || mood.refused !== null) return without(state, event.key);
      return replace(state, item, { ...mood, after: { kind: "remove", editedAtMs: event.editedAtMs } }, nowMs);
    }
    case "answered":
    case "failed": {
      const isOver = state.sending === event.key;
      const after = isOver ? { ...state, sending: null } : state;
      const item = find(after, event.key);
      if (item === undefined) return only(after);
      if (event.kind === "failed") return isOver ? failed(after, item, event.failure, nowMs, chance) : only(after);
      return isSameAfter(item.mood.after, event.after) ? without(after, event.key) : only(after);
    }
  }
};

/** One step. `chance` in [0, 1). */
export const stepMoodsOutbox = (
  state: MoodsOutboxState,
  event: MoodsOutboxEvent,
  nowMs: number,
  chance: number,
): MoodsOutboxStep => {
  const { state: next, effects } = step(state, event, nowMs, chance);
  return offer(next, effects, nowMs);
};
