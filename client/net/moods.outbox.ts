import { createStore, type StoreApi } from "zustand/vanilla";
import type { MoodDraft } from "#shared/schema/mood.ts";
import type { KeptMood, MoodAfter, MoodVault } from "./mood.vault.port.ts";
import {
  EMPTY_MOODS_OUTBOX,
  isNeverTaken,
  moodsDueAtMs,
  stepMoodsOutbox,
  type MoodFailure,
  type MoodsOutboxEffect,
  type MoodsOutboxEvent,
  type MoodsOutboxState,
} from "./moods.outbox.rules.ts";
import type { WaitingMood } from "./moods.port.ts";
import { createInOrder } from "./in-order.ts";
import type { Clock, Random, Surroundings, Tabs } from "./platform.port.ts";

export type MoodsOutboxDeps = {
  readonly userId: string;
  readonly vault: MoodVault;
  readonly clock: Clock;
  readonly random: Random;
  readonly uuid: () => string;
  readonly tabs: Tabs;
  readonly surroundings: Pick<Surroundings, "isOnline" | "onChange">;
  /** Says a mood and what was changed of it; null = the server has both. */
  readonly send: (mood: KeptMood) => Promise<MoodFailure | null>;
};
export type MoodsOutbox = {
  readonly waiting: StoreApi<readonly WaitingMood[]>;
  start(): Promise<void>;
  stop(): void;
  /** Whatever held it up may be over. */
  nudge(): void;
  make(draft: MoodDraft): Promise<string>;
  change(key: string, draft: MoodDraft): Promise<void>;
  discard(key: string): Promise<"kept" | "nowhere">;
  retry(key: string): void;
};

const shown = ({ items, sending }: MoodsOutboxState): readonly WaitingMood[] =>
  items.flatMap(({ mood: { key, draft, after, refused } }) => {
    if (after?.kind === "remove" && refused === null) return [];
    const state = refused !== null ? { refused } : sending === key ? ("sending" as const) : ("waiting" as const);
    return [{ key, draft: after?.kind === "edit" ? after.draft : draft, state }];
  });

/** Carries moods from this device to the server, by the rules of `moods.outbox.rules.ts`. */
export const createMoodsOutbox = (deps: MoodsOutboxDeps): MoodsOutbox => {
  const name = `hugmood-moods-${deps.userId}`;
  const waiting = createStore<readonly WaitingMood[]>(() => []);
  /** What this page sent, by key, so that it can still be changed and taken back. */
  const sent = new Map<string, KeptMood>();
  let state = EMPTY_MOODS_OUTBOX;
  let isStopped = false;
  let lastAtMs = 0;
  let cancelTimer = () => {};
  let stopListening: readonly (() => void)[] = [];
  /** Reads and writes of the vault one after the other, so that a read never undoes what was made meanwhile. */
  const inOrder = createInOrder();
  /** Writes that have not come about yet, by key: until then what is known here is newer than the vault. */
  const writing = new Map<string, number>();
  const count = (key: string, by: number) => {
    const left = (writing.get(key) ?? 0) + by;
    if (left > 0) writing.set(key, left);
    else writing.delete(key);
  };
  /** Not stored: what the vault holds is older, and safe to say again. */
  const write = async (key: string, work: () => Promise<void>): Promise<void> => {
    count(key, 1);
    const isStored = await inOrder(work).then(
      () => true,
      () => false,
    );
    count(key, -1);
    if (isStored) deps.tabs.announce(name);
  };
  const riseMs = (): number => (lastAtMs = Math.max(deps.clock.nowMs(), lastAtMs + 1));

  const send = async (mood: KeptMood): Promise<void> => {
    await write(mood.key, () => deps.vault.put(mood));
    if (isStopped) return;
    const { key, after } = mood;
    const failure = await deps.send(mood);
    if (failure === null) sent.set(key, mood);
    await apply(failure === null ? { kind: "answered", key, after } : { kind: "failed", key, failure });
  };
  const carryOut = async (effect: MoodsOutboxEffect): Promise<void> => {
    if (effect.kind === "send") void send(effect.mood);
    if (effect.kind === "keep") await write(effect.mood.key, () => deps.vault.put(effect.mood));
    if (effect.kind === "drop") await write(effect.key, () => deps.vault.drop(effect.key));
  };
  /** Resolves when what it changed is stored. */
  const apply = async (event: MoodsOutboxEvent): Promise<void> => {
    if (isStopped) return;
    const before = state;
    const step = stepMoodsOutbox(state, event, deps.clock.nowMs(), deps.random());
    state = step.state;
    if (before.items !== state.items || before.sending !== state.sending) waiting.setState(shown(state), true);
    cancelTimer();
    const dueAtMs = moodsDueAtMs(state);
    if (dueAtMs !== null) {
      const waitMs = Math.max(1, dueAtMs - deps.clock.nowMs());
      cancelTimer = deps.clock.after(waitMs, () => void apply({ kind: "time" }));
    }
    await Promise.all(step.effects.map(carryOut));
  };
  const read = () =>
    inOrder(async () => {
      const kept = (await deps.vault.waiting()).filter(({ key }) => !writing.has(key));
      const newer = state.items.flatMap(({ mood }) => (writing.has(mood.key) ? [mood] : []));
      void apply({ kind: "read", moods: [...kept, ...newer] });
    }).catch(() => {});
  const look = () => void apply({ kind: deps.surroundings.isOnline() ? "online" : "offline" });
  const isHere = (key: string): boolean => state.items.some(({ mood }) => mood.key === key);
  /** Takes up again what the server has, for what is to be said of it. */
  const takeUp = (key: string, after: MoodAfter): Promise<void> => {
    const mood = sent.get(key);
    if (mood === undefined) return Promise.resolve();
    const again = { ...mood, after };
    return inOrder(() => deps.vault.put(again).catch(() => {})).then(() => apply({ kind: "made", mood: again }));
  };

  return {
    waiting,
    start: async () => {
      await read();
      stopListening = [
        deps.tabs.onAnnounced(name, () => void read()),
        deps.tabs.lead(name, () => {
          void apply({ kind: "leading" });
          void read();
        }),
        deps.surroundings.onChange(look),
      ];
      look();
    },
    stop: () => {
      isStopped = true;
      cancelTimer();
      for (const stop of stopListening) stop();
    },
    nudge: look,
    make: async (draft) => {
      const mood: KeptMood = {
        key: deps.uuid(),
        draft,
        madeAtMs: riseMs(),
        isOffered: false,
        after: null,
        refused: null,
      };
      await inOrder(async () => {
        await deps.vault.put(mood).catch(() => {}); // a full device: it still goes out, as long as the page is open
        void apply({ kind: "made", mood });
      });
      deps.tabs.announce(name);
      return mood.key;
    },
    change: (key, draft) => {
      const after = { kind: "edit", draft, editedAtMs: riseMs() } as const;
      return isHere(key) ? apply({ kind: "change", key, newKey: deps.uuid(), after }) : takeUp(key, after);
    },
    discard: async (key) => {
      const editedAtMs = riseMs();
      const item = state.items.find(({ mood }) => mood.key === key);
      const isNowhere = item !== undefined && isNeverTaken(item.mood);
      await (item ? apply({ kind: "discard", key, editedAtMs }) : takeUp(key, { kind: "remove", editedAtMs }));
      return isNowhere ? "nowhere" : "kept";
    },
    retry: (key) => void apply({ kind: "retry", key, newKey: deps.uuid() }),
  };
};
