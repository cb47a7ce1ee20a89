import { createInOrder } from "./in-order.ts";
import type { HugView, ReactionView } from "#shared/schema/hug.ts";
import type { InboxEvent, InboxMessages } from "#shared/schema/inbox.ts";
import { isOutrun, limitedHug, mergeSteps, readFrame } from "./inbox.rules.ts";
import type { Clock } from "./platform.port.ts";
import type { RequestOutcome } from "./rooms.port.ts";
import type { InboxStep, Vault } from "./vault.port.ts";

/** A cursor behind the room's number for this long asks for what is missing. */
export const BEHIND_FOR_MS = 3_000;

/** What is missing is asked for at most this often. */
export const RESUME_EVERY_MS = 1_000;

export type InboxFeedDeps = {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly request: (name: string, body: unknown) => Promise<RequestOutcome>;
  /** The newest hugs, newest first, or null if out of reach. */
  readonly newestHugs: () => Promise<readonly HugView[] | null>;
  readonly onArrivals: (arrivals: readonly HugView[]) => void;
  readonly onReaction: (hugId: string, reaction: ReactionView) => void;
  readonly onHugSent: (key: string) => void;
};
export type InboxFeed = {
  /** Reads what is kept; call once, before the room is joined. */
  load(): Promise<void>;
  /** The number of the last event taken, for saying it to the room that is joined now. */
  cursor(): number;
  /** In order; what comes later waits for what came before to be stored. */
  onMessage(name: string, body: unknown): void;
  /** The room's own number, from its state. */
  onLastSeq(lastSeq: number): void;
  see(hugId: string): Promise<void>;
  /** Reads again what another tab may have changed. */
  refresh(): Promise<void>;
  stop(): void;
};

/** Takes the events of an inbox in order, each stored before the cursor passes it. */
export const createInboxFeed = (deps: InboxFeedDeps): InboxFeed => {
  let cursor = 0;
  /** What the room was told last. */
  let said = 0;
  let arrivals: readonly HugView[] = [];
  /** Taken but not stored: the device refused. It goes with the next step. */
  let unstored: InboxStep | null = null;
  let isFirstReading = false;
  let quietUpTo = 0;
  let isResuming = false;
  /** The room's own number, as it last said. */
  let roomSeq = 0;
  let cancelWatch: (() => void) | null = null;
  const inOrder = createInOrder();
  const show = (next: readonly HugView[]) => {
    arrivals = next;
    deps.onArrivals(next);
  };

  const store = async (step: InboxStep): Promise<void> => {
    const merged = mergeSteps(unstored, step);
    try {
      show((await deps.vault.step(merged)).arrivals);
      unstored = null;
    } catch {
      unstored = merged;
      const seen = new Set(step.seenHugIds);
      const known = new Set(arrivals.map((hug) => hug.id));
      const added = step.arrivals.map(({ hug }) => hug).filter((hug) => !known.has(hug.id));
      const limited = [...arrivals, ...added].map((hug) => limitedHug(hug, step.limits ?? []));
      show(limited.filter((hug) => !seen.has(hug.id)));
    }
    cursor = step.upTo;
  };
  const tell = (event: InboxEvent) => {
    if (event.kind === "hug_sent") deps.onHugSent(event.key);
    if (event.kind === "reaction_received" && event.seq > quietUpTo) deps.onReaction(event.hugId, event.reaction);
  };
  const resume = async (): Promise<void> => {
    if (isResuming) return;
    isResuming = true;
    said = cursor;
    await deps.request("inbox/resume", { after: said });
    deps.clock.after(RESUME_EVERY_MS, () => {
      isResuming = false;
    });
  };
  /** Looks again, as long as this device is behind its room. */
  const watch = (): void => {
    if (roomSeq <= cursor || cancelWatch !== null) return;
    cancelWatch = deps.clock.after(BEHIND_FOR_MS, () => {
      cancelWatch = null;
      if (cursor < roomSeq) void resume();
      watch();
    });
  };
  const takeEvents = async ({ events }: InboxMessages["inbox/events"]): Promise<void> => {
    const { step, taken, hasGap } = readFrame(cursor, events);
    if (step !== null) await store(step);
    taken.forEach(tell);
    if (hasGap) void resume();
  };
  const takeReset = async ({ lastSeq }: InboxMessages["inbox/reset"], saidThen: number): Promise<void> => {
    if (isOutrun(cursor, lastSeq, saidThen)) return;
    const hugs = await deps.newestHugs();
    if (hugs === null) return;
    const unseen = hugs.filter((hug) => hug.direction === "received" && !hug.isSeen).toReversed();
    await store({
      upTo: lastSeq,
      arrivals: unseen.map((hug) => ({ seq: lastSeq, hug })),
      seenHugIds: [],
      isReset: true,
    });
  };

  return {
    load: async () => {
      const kept = await deps.vault.inbox();
      cursor = kept.cursor;
      isFirstReading = kept.cursor === 0;
      show(kept.arrivals);
    },
    cursor: () => (said = cursor),
    onMessage: (name, body) => {
      if (name === "inbox/events") void inOrder(() => takeEvents(body as InboxMessages["inbox/events"])); // our own server's, of our version
      if (name !== "inbox/reset") return;
      const saidThen = said;
      void inOrder(() => takeReset(body as InboxMessages["inbox/reset"], saidThen)); // as above
    },
    onLastSeq: (lastSeq) => {
      if (isFirstReading) {
        isFirstReading = false;
        quietUpTo = lastSeq;
      }
      roomSeq = lastSeq;
      watch();
    },
    see: (hugId) =>
      inOrder(async () => {
        show(arrivals.filter((hug) => hug.id !== hugId));
        await deps.vault.see(hugId).catch(() => {});
      }),
    stop: () => cancelWatch?.(),
    refresh: () => inOrder(async () => show((await deps.vault.inbox()).arrivals)),
  };
};
