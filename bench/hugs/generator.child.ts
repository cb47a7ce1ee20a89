/** A process with people's devices in it, each in a room of their own. */
import type { InboxMessages } from "#shared/schema/inbox.ts";
import { answerParent, monotonicAheadMs } from "../child-process.ts";
import { watchLoop, type LoopLag } from "../loop-lag.ts";
import type { Person } from "../made-people.ts";
import { hugAt, pairOf } from "./made-hugs.ts";
import { runOpenLoop, type Load, type LoadRecord } from "./open-loop.ts";
import { joinRaw, type RawClient } from "./raw-client.ts";
import { createTally, type Tally } from "./tally.ts";
import { cpuMs } from "./cpu.ts";

/** Who gets the hugs: people without a device, people with one, or those whose devices are also watched. */
export type Receivers = "away" | "there" | "watched";
export type GeneratorAsk =
  | {
      readonly kind: "join";
      readonly port: number;
      readonly options: object;
      readonly people: readonly Person[];
      /** Whom they may hug besides one another: people who are not there. */
      readonly away: readonly string[];
    }
  | ({ readonly kind: "load"; readonly to: Receivers } & Load)
  | { readonly kind: "usage" };
export type GeneratorAnswer = {
  readonly record?: LoadRecord;
  /** From the moment at which a hug was to be sent until its receiver's device had it. */
  readonly shownMs?: Tally;
  readonly cpuMs?: number;
  readonly lag?: LoopLag;
};

const JOINS_AT_ONCE = 16;
/** What was acknowledged last is shown by then. */
const SHOWN_GRACE_MS = 1_500;

const aheadMs = monotonicAheadMs();
const lag = watchLoop();
let clients: RawClient[] = [];
let people: readonly Person[] = [];
let away: readonly string[] = [];
let shown = createTally();
let isWatching = false;

const onMessage = (name: string, body: unknown): void => {
  if (!isWatching || name !== "inbox/events") return;
  const nowMs = performance.now() + aheadMs;
  // as: the server's own messages of that name
  for (const event of (body as InboxMessages["inbox/events"]).events) {
    if (event.kind === "hug_received") shown.add(nowMs - Number(event.hug.message));
  }
};

const join = async (ask: GeneratorAsk & { kind: "join" }): Promise<GeneratorAnswer> => {
  ({ people, away } = ask);
  const joined: RawClient[] = [];
  const waiting = [...people.entries()];
  const joinNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, { token }] = next;
      joined[place] = await joinRaw({
        port: ask.port,
        room: "inbox",
        options: ask.options,
        token,
        onMessage,
        isUnpacking: () => isWatching,
      });
    }
  };
  await Promise.all(Array.from({ length: JOINS_AT_ONCE }, joinNext));
  clients = joined;
  return {};
};

const load = async ({ perS, seconds, to: receivers }: GeneratorAsk & { kind: "load" }): Promise<GeneratorAnswer> => {
  shown = createTally();
  isWatching = receivers === "watched";
  const record = await runOpenLoop({ perS, seconds }, async (n, intendedMs) => {
    const [from, to] = pairOf(n, people.length);
    const receiver = receivers === "away" ? away[to % away.length] : people[to]?.id;
    return (await clients[from]?.request("hug/send", hugAt(receiver ?? "", intendedMs + aheadMs))) ?? false;
  });
  if (isWatching) await new Promise((resolve) => setTimeout(resolve, SHOWN_GRACE_MS));
  isWatching = false;
  return { record, shownMs: shown.counts };
};

answerParent<GeneratorAsk, GeneratorAnswer>((ask) => {
  switch (ask.kind) {
    case "join":
      return join(ask);
    case "load":
      return load(ask);
    case "usage":
      return { cpuMs: cpuMs(), lag: lag.read() };
  }
});
