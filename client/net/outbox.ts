import type { Refusal } from "#shared/schema/refusal.ts";
import {
  EMPTY_OUTBOX,
  outboxDueAtMs,
  stepOutbox,
  type OutboxEffect,
  type OutboxEvent,
  type OutboxState,
} from "./delivery.rules.ts";
import { createInOrder } from "./in-order.ts";
import type { Clock, Random, Tabs } from "./platform.port.ts";
import type { RequestOutcome } from "./rooms.port.ts";
import type { HugDraft, OutboxHug } from "./state.ts";
import type { KeptHug, Vault } from "./vault.port.ts";

export type OutboxDeps = {
  readonly userId: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
  readonly uuid: () => string;
  readonly tabs: Tabs;
  readonly request: (name: string, body: unknown) => Promise<RequestOutcome>;
  readonly onChange: (outbox: readonly OutboxHug[]) => void;
};
export type Outbox = {
  start(): Promise<void>;
  stop(): void;
  setUp(isUp: boolean): void;
  /** Resolves with the key once the hug is stored on this device, or taken without being stored if it cannot. */
  make(hug: HugDraft): Promise<string>;
  acknowledged(key: string): void;
  retry(key: string): void;
  discard(key: string): void;
};

const shown = (state: OutboxState): readonly OutboxHug[] =>
  state.items.map(({ hug: { refusal, ...hug }, isSending }) => ({
    ...hug,
    state: refusal !== null ? { kind: "refused", refusal } : { kind: isSending ? "sending" : "waiting" },
  }));

/** Carries hugs from this device to the server, by the rules of `delivery.rules.ts`. */
export const createOutbox = (deps: OutboxDeps): Outbox => {
  const name = `hugmood-outbox-${deps.userId}`;
  let state = EMPTY_OUTBOX;
  let isStopped = false;
  let lastMadeAtMs = 0;
  let cancelTimer = () => {};
  let stopListening: readonly (() => void)[] = [];
  /** Reads and writes of the vault one after the other, so that a read never undoes what was made meanwhile. */
  const inOrder = createInOrder();
  const write = (work: () => Promise<void>) =>
    void inOrder(work).then(
      () => deps.tabs.announce(name),
      () => {}, // not stored: what the vault holds is older, and safe to send again by its key
    );

  const send = async (hug: KeptHug): Promise<void> => {
    const { key, to, design, squeeze, message, answers } = hug;
    const body = { key, to: to.id, design, squeeze, message, ...(answers === undefined ? {} : { answers }) };
    const outcome = await deps.request("hug/send", body);
    const refusal: Refusal | null = outcome.kind === "refused" ? outcome.refusal : null;
    apply(outcome.kind === "answered" ? { kind: "acknowledged", key } : { kind: "failed", key, refusal });
  };
  const carryOut = (effect: OutboxEffect) => {
    if (effect.kind === "send") void send(effect.hug);
    if (effect.kind === "keep") write(() => deps.vault.putHug(effect.hug));
    if (effect.kind === "drop") write(() => deps.vault.dropHug(effect.key));
  };
  const apply = (event: OutboxEvent): void => {
    if (isStopped) return;
    const before = state;
    const step = stepOutbox(state, event, deps.clock.nowMs(), deps.random());
    state = step.state;
    if (before.items !== state.items) deps.onChange(shown(state));
    step.effects.forEach(carryOut);
    cancelTimer();
    const dueAtMs = outboxDueAtMs(state);
    cancelTimer =
      dueAtMs === null
        ? () => {}
        : deps.clock.after(Math.max(1, dueAtMs - deps.clock.nowMs()), () => apply({ kind: "time" }));
  };
  const read = (isForeign: boolean) =>
    inOrder(async () => apply({ kind: "read", hugs: await deps.vault.outbox(), isForeign })).catch(() => {});

  return {
    start: async () => {
      await read(true);
      stopListening = [
        deps.tabs.onAnnounced(name, () => void read(true)),
        deps.tabs.lead(name, () => {
          apply({ kind: "leading" });
          void read(true);
        }),
      ];
    },
    stop: () => {
      isStopped = true;
      cancelTimer();
      for (const stop of stopListening) stop();
    },
    setUp: (isUp) => apply({ kind: isUp ? "room_up" : "room_down" }),
    make: async (draft) => {
      lastMadeAtMs = Math.max(deps.clock.nowMs(), lastMadeAtMs + 1);
      const hug: KeptHug = { ...draft, key: deps.uuid(), madeAtMs: lastMadeAtMs, refusal: null };
      await inOrder(async () => {
        await deps.vault.putHug(hug).catch(() => {}); // a full device: the hug still goes out, as long as the page is open
        apply({ kind: "made", hug });
      });
      deps.tabs.announce(name);
      return hug.key;
    },
    acknowledged: (key) => apply({ kind: "acknowledged", key }),
    retry: (key) => apply({ kind: "retry", key }),
    discard: (key) => apply({ kind: "discard", key }),
  };
};
