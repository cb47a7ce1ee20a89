import { createStore, type StoreApi } from "zustand/vanilla";
import type { MoodChanged, MoodView } from "#shared/schema/mood.ts";
import { resultOf, type Http, type HttpAnswer } from "./http.client.ts";
import type { Identity } from "./identity.ts";
import { daysOf, hoursOf, moodsBetween, tagsOf, wordsOf } from "./moods.diary.rules.ts";
import { createMoodsDiary } from "./moods.diary.ts";
import { createMoodSender } from "./moods.sender.ts";
import { createMoodsOutbox } from "./moods.outbox.ts";
import type { DayRange, MoodsClient, Read } from "./moods.port.ts";
import type { MoodVault } from "./mood.vault.port.ts";
import type { Clock, Random, Surroundings, Tabs } from "./platform.port.ts";
import type { ClientState, Told } from "./state.ts";

export type MoodsHttpDeps = {
  readonly baseUrl: string;
  readonly http: Http;
  readonly store: Pick<StoreApi<ClientState>, "getState" | "subscribe">;
  readonly identity: Pick<Identity, "check">;
  readonly clock: Clock;
  readonly random: Random;
  readonly uuid: () => string;
  readonly surroundings: Surroundings;
  readonly tabs: Tabs;
};
export type MoodsOf = {
  readonly userId: string;
  readonly vault: MoodVault;
  /** IANA name of the device's zone. */
  readonly timeZone: () => string;
};
export type OpenMoods = MoodsClient & { stop(): void };

/** Entries of one page of the diary. */
const DIARY_PAGE = 100;
const PAGE = 30;

const tell = <T>(answer: HttpAnswer, pick: (body: never) => T): Told<T> => {
  if (answer.kind === "ok") return { ok: true, value: pick(answer.body as never) }; // as: the caller names its route's documented answer
  const result = resultOf(answer);
  return { ok: false, refusal: result.ok ? { code: "server_error" } : result.refusal };
};
const whole = <T>(body: T): T => body;
const queryOf = (parts: Readonly<Record<string, string | number | null>>): string =>
  Object.entries(parts)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join("&");
const pageOf = ({ moods, next }: { readonly moods: readonly MoodView[]; readonly next: string | null }) => ({
  items: moods,
  next,
});

/** One person's moods over HTTP, with what waits and what was read last. Resolves once what is kept here is read. */
export const openMoods = async (deps: MoodsHttpDeps, { userId, vault, timeZone }: MoodsOf): Promise<OpenMoods> => {
  const { baseUrl, store, identity } = deps;
  const changes = createStore<number>(() => 0);
  const changed = () => changes.setState((count) => count + 1, true);
  const ask: Http = async (...asked) => {
    const answer = await deps.http(...asked);
    // This device was signed out elsewhere.
    if (answer.kind === "signed_out") void identity.check();
    return answer;
  };
  const readPage = async (days: DayRange, tag: string | null, cursor: string | null, limit: number) =>
    tell(await ask("GET", `/api/moods?${queryOf({ ...days, tag, cursor, limit })}`), pageOf);
  const diary = createMoodsDiary({
    vault,
    clock: deps.clock,
    timeZone,
    page: (days, cursor) => readPage(days, null, cursor, DIARY_PAGE),
  });
  const stands = (entry: MoodView | null, id: string) => {
    if (entry === null) diary.drop(id);
    else diary.put(entry);
    changed();
  };
  const outbox = createMoodsOutbox({ ...deps, userId, vault, send: createMoodSender(ask, stands) });
  const stops = [
    store.subscribe((state, before) => {
      if (state.connection.kind === "online" && before.connection.kind !== "online") outbox.nudge();
      // Here or on another device.
      if (state.inbox.moodsAtMs === before.inbox.moodsAtMs) return;
      changed();
      void diary.refresh();
    }),
    outbox.waiting.subscribe(changed),
  ];

  /** As the server tells it; out of reach, as it is kept here. */
  const orKept = <T>(told: Told<T>, kept: () => T | null): Read<T> => {
    if (told.ok) return { ...told, asOfMs: null };
    const isAway = told.refusal.code === "offline" || told.refusal.code === "try_later";
    const known = diary.known();
    const value = isAway && known !== null ? kept() : null;
    return value === null || known === null ? told : { ok: true, value, asOfMs: known.asOfMs };
  };
  const ofDays = <T>(days: DayRange, read: (moods: readonly MoodView[]) => T): T | null => {
    const known = diary.known();
    const moods = known && moodsBetween(known, days.from, days.until);
    return moods && read(moods);
  };
  const summary = async <K extends string, T>(
    what: K,
    days: DayRange,
    read: (moods: readonly MoodView[]) => readonly T[],
  ): Promise<Read<readonly T[]>> => {
    const answer = await ask("GET", `/api/moods/${what}?${queryOf(days)}`);
    return orKept(
      tell(answer, (body: Readonly<Record<K, readonly T[]>>) => body[what]),
      () => ofDays(days, read),
    );
  };
  const at = (id: string): string => `/api/moods/${encodeURIComponent(id)}`;
  /** Many at once: the diary is read anew. */
  const manyChanged = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) {
      changed();
      void diary.refresh();
    }
    return result;
  };
  const after = <T>(told: Told<T>, entryOf: (value: T) => MoodView | null, id: string): Told<T> => {
    if (told.ok) stands(entryOf(told.value), id);
    return told;
  };

  await Promise.all([diary.start(), outbox.start()]);
  void diary.refresh();
  return {
    waiting: outbox.waiting,
    log: outbox.make,
    change: outbox.change,
    discard: outbox.discard,
    retry: outbox.retry,
    changes,
    one: async (id) =>
      orKept(
        tell(await ask("GET", at(id)), whole<MoodView>),
        () => diary.known()?.moods.find((one) => one.id === id) ?? null,
      ),
    page: async (days, tag, cursor) =>
      orKept(await readPage(days, tag, cursor, PAGE), () =>
        ofDays(days, (moods) => ({
          items: moods.filter(
            ({ tags }) => tag === null || tags.some((one) => one.toLowerCase() === tag.toLowerCase()),
          ),
          next: null,
        })),
      ),
    days: (days) => summary("days", days, daysOf),
    hours: (days) => summary("hours", days, hoursOf),
    tags: (days) => summary("tags", days, tagsOf),
    words: async () => {
      const told = tell(
        await ask("GET", "/api/moods/words"),
        (body: { words: ReturnType<typeof wordsOf> }) => body.words,
      );
      return orKept(told, () => wordsOf(diary.known()?.moods ?? []));
    },
    edit: async ({ id, revision }, draft) => {
      const body = { ...draft, baseRevision: revision, editedAtMs: deps.clock.nowMs() };
      return after(tell(await ask("PUT", at(id), body), whole<MoodChanged>), ({ entry }) => entry, id);
    },
    remove: async ({ id, revision }) => {
      const body = { baseRevision: revision, editedAtMs: deps.clock.nowMs() };
      return after(tell(await ask("POST", `${at(id)}/remove`, body), whole<MoodChanged>), ({ entry }) => entry, id);
    },
    versions: async (id) => tell(await ask("GET", `${at(id)}/versions`), ({ versions }: { versions: [] }) => versions),
    restore: async (id, versionId) =>
      after(tell(await ask("POST", `${at(id)}/restore`, { versionId }), whole<MoodView>), whole, id),
    importPart: async (part) => manyChanged(tell(await ask("POST", "/api/moods/imports", part), whole)),
    imports: async () => tell(await ask("GET", "/api/moods/imports"), ({ imports }: { imports: [] }) => imports),
    undoImport: async (id) =>
      manyChanged(resultOf(await ask("DELETE", `/api/moods/imports/${encodeURIComponent(id)}`))),
    exportAddress: `${baseUrl}/api/moods/export`,
    settings: async () => tell(await ask("GET", "/api/moods/settings"), whole),
    setSettings: async (settings) => tell(await ask("PUT", "/api/moods/settings", settings), whole),
    forgetNotes: async () => manyChanged(tell(await ask("POST", "/api/moods/notes/forget", {}), whole)),
    shared: async (id) => tell(await ask("GET", `/api/people/${encodeURIComponent(id)}/moods`), whole),
    stop: () => {
      for (const stop of stops) stop();
      outbox.stop();
      vault.close();
    },
  };
};
