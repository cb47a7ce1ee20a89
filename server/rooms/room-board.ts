import type { ProcessHealth, RoomSummary } from "#shared/schema/moderation.ts";
import type { Clock } from "../platform/clock.ts";
import { createPace } from "./pace.ts";

/** Where rooms of this process say how they are, and where those of all processes are watched. */
export type RoomBoard = {
  /** How a room is now; since when it is open is written beside it here. */
  report(summary: Omit<RoomSummary, "sinceMs">): void;
  /** The room is closed. */
  gone(id: string): void;
  /** Whether anybody watches, here or in another process. */
  isHeeded(): boolean;
  /** How this process is; to be told once a second while anybody watches. */
  tellHealth(health: ProcessHealth): void;
  /** Until `end`. `onChange`: what is known changed; it may be called often. */
  watch(onChange: () => void): Watching;
  end(): void;
};
export type Watching = {
  /** By process, then by room. What is there is changed in place: read it, and keep nothing. */
  readonly known: ReadonlyMap<string, ReadonlyMap<string, RoomSummary>>;
  /** By process: of those that told it. */
  readonly health: ReadonlyMap<string, ProcessHealth>;
  end(): void;
};

/** What processes say to each other. */
export type BoardWord =
  /** `isAnew`: everything is wanted, also by whom it was told already. */
  | { readonly kind: "watching"; readonly isAnew: boolean }
  /** Whoever misses it hears the next one. */
  | { readonly kind: "process"; readonly process: string; readonly health: ProcessHealth }
  /** `isFirst`: whatever was known of this process is forgotten. A word without rows is a sign of life. */
  | {
      readonly kind: "rows";
      readonly process: string;
      /** Counts the words of this process: whoever misses one asks for everything. */
      readonly n: number;
      readonly isFirst: boolean;
      readonly rows: readonly RoomSummary[];
      readonly gone: readonly string[];
    };
/** As `Courier.carry`. */
export type CarryWords = (deliver: (word: BoardWord) => void, onGap: () => void) => (word: BoardWord) => void;

/** What changed is told this often. */
const TELL_MS = 250;
/** Who watches says so this often, and is believed for so long; a process of which nothing is heard for so long is gone. */
const BEAT_MS = 2_000;
const BELIEVED_MS = 7_000;
/** Rows in one word. */
const ROWS_MOST = 500;

export type RoomBoardDeps = {
  /** Names this process among the others. */
  readonly process: string;
  readonly clock: Clock;
  /** ms since 1970. */
  readonly wallNowMs: () => number;
  readonly carry?: CarryWords;
};

/**
 * Rooms cost next to nothing here while nobody watches: their last summary is kept, and nothing is told. Words may be
 * lost; who watches asks for everything again after a gap, and every process says a sign of life at each beat.
 */
export const createRoomBoard = ({ process, clock, wallNowMs, carry }: RoomBoardDeps): RoomBoard => {
  const own = new Map<string, RoomSummary>();
  const known = new Map<string, Map<string, RoomSummary>>([[process, own]]);
  const heard = new Map<string, { readonly atMs: number; readonly n: number }>();
  const health = new Map<string, ProcessHealth>();
  const watchers = new Set<() => void>();
  const changed = new Set<string>();
  const closed = new Set<string>();
  let watchedUntilMs = -Infinity;
  let askedAnewAtMs = -Infinity;
  let words = 0;
  let cancelBeat: (() => void) | null = null;

  const sayChanged = (): void => {
    for (const onChange of watchers) onChange();
  };
  const forget = (name: string): void => {
    known.delete(name);
    health.delete(name);
    heard.delete(name);
    sayChanged();
  };
  const hear = (word: BoardWord): void => {
    const nowMs = clock.nowMs();
    if (word.kind === "watching") {
      const isAnew = word.isAnew || watchedUntilMs <= nowMs;
      watchedUntilMs = nowMs + BELIEVED_MS;
      if (isAnew) tellAll();
      else tellOthers([], [], false);
      return;
    }
    if (watchers.size === 0 || word.process === process) return;
    if (word.kind === "process") {
      // Of one that is not known yet it comes again.
      if (!heard.has(word.process)) return;
      health.set(word.process, word.health);
      return sayChanged();
    }
    const before = heard.get(word.process)?.n;
    if (!word.isFirst && word.n !== (before ?? NaN) + 1) return askAnew();
    const rows = (word.isFirst ? null : known.get(word.process)) ?? new Map<string, RoomSummary>();
    known.set(word.process, rows);
    heard.set(word.process, { atMs: nowMs, n: word.n });
    for (const row of word.rows) rows.set(row.id, row);
    for (const id of word.gone) rows.delete(id);
    if (word.isFirst || word.rows.length > 0 || word.gone.length > 0) sayChanged();
  };
  const say: (word: BoardWord) => void = carry?.(hear, () => askAnew()) ?? (() => {});
  /** In words that are not too long; at least one. */
  const tellOthers = (rows: readonly RoomSummary[], gone: readonly string[], isWhole: boolean): void => {
    for (let from = 0; from === 0 || from < rows.length; from += ROWS_MOST) {
      const isFirst = isWhole && from === 0;
      words += 1;
      const part = { rows: rows.slice(from, from + ROWS_MOST), gone: from === 0 ? gone : [] };
      say({ kind: "rows", process, n: words, isFirst, ...part });
    }
  };
  const tellAll = (): void => {
    changed.clear();
    closed.clear();
    tellOthers([...own.values()], [], true);
  };
  const tell = createPace(clock, TELL_MS, () => {
    const rows = [...changed].flatMap((id) => own.get(id) ?? []);
    const gone = [...closed];
    changed.clear();
    closed.clear();
    sayChanged();
    if (watchedUntilMs > clock.nowMs()) tellOthers(rows, gone, false);
  });
  const isHeeded = (): boolean => watchers.size > 0 || watchedUntilMs > clock.nowMs();
  const askAnew = (): void => {
    const nowMs = clock.nowMs();
    if (watchers.size === 0 || nowMs < askedAnewAtMs + TELL_MS) return;
    askedAnewAtMs = nowMs;
    say({ kind: "watching", isAnew: true });
  };
  const beat = (): void => {
    for (const [name, { atMs }] of heard) if (atMs + BELIEVED_MS < clock.nowMs()) forget(name);
    say({ kind: "watching", isAnew: false });
    cancelBeat = clock.after(BEAT_MS, beat);
  };

  return {
    report(summary) {
      own.set(summary.id, { ...summary, sinceMs: own.get(summary.id)?.sinceMs ?? wallNowMs() });
      if (!isHeeded()) return;
      changed.add(summary.id);
      tell.want();
    },
    gone(id) {
      if (!own.delete(id) || !isHeeded()) return;
      changed.delete(id);
      closed.add(id);
      tell.want();
    },
    isHeeded,
    tellHealth(own) {
      if (watchers.size > 0) {
        health.set(process, own);
        sayChanged();
      }
      if (watchedUntilMs > clock.nowMs()) say({ kind: "process", process, health: own });
    },
    watch(onChange) {
      watchers.add(onChange);
      if (cancelBeat === null) {
        askAnew();
        beat();
      }
      return {
        known,
        health,
        end() {
          watchers.delete(onChange);
          if (watchers.size > 0) return;
          cancelBeat?.();
          cancelBeat = null;
          for (const name of heard.keys()) forget(name);
          health.clear();
        },
      };
    },
    end() {
      cancelBeat?.();
      tell.end();
    },
  };
};
