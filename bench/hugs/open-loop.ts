import { createTally, type Tally } from "./tally.ts";

/** What became of one step of load. */
export type LoadRecord = {
  /** As many as the rate and the time say, whatever became of them. */
  readonly intended: number;
  readonly acked: number;
  readonly refused: number;
  /** Neither acknowledged nor refused within GRACE_MS of the end. */
  readonly unanswered: number;
  /** From the moment at which it was to be sent to its acknowledgement. */
  readonly ackMs: Tally;
  /** From the moment at which it was to be sent to when it was: how late the generator itself was. */
  readonly lateMs: Tally;
};

export type Load = { readonly perS: number; readonly seconds: number };
/** Sends the n-th; resolves with whether it was acknowledged. Never rejects. */
export type SendOne = (n: number, intendedMs: number) => Promise<boolean>;

const GRACE_MS = 3_000;

/**
 * Open loop: the n-th is sent at its own moment, however long the ones before take, and its time counts from that moment
 * even if the generator comes to it later (no coordinated omission; Tene, "How not to measure latency", 2013).
 */
export const runOpenLoop = async ({ perS, seconds }: Load, send: SendOne): Promise<LoadRecord> => {
  const intended = Math.round(perS * seconds);
  const gapMs = 1_000 / perS;
  const [ackMs, lateMs] = [createTally(), createTally()];
  const counts = { acked: 0, refused: 0 };
  let isOver = false;
  const startMs = performance.now() + 50;
  await new Promise<void>((resolve) => {
    let next = 0;
    let answered = 0;
    const finish = (): void => {
      isOver = true;
      resolve();
    };
    const sendDue = (): void => {
      const nowMs = performance.now();
      while (next < intended && startMs + next * gapMs <= nowMs) {
        const dueMs = startMs + next * gapMs;
        lateMs.add(performance.now() - dueMs);
        void send(next, dueMs).then((isAcked) => {
          if (isOver) return;
          if (isAcked) ackMs.add(performance.now() - dueMs);
          counts[isAcked ? "acked" : "refused"] += 1;
          answered += 1;
          if (answered === intended) finish();
        });
        next += 1;
      }
      if (next < intended) setTimeout(sendDue, 1);
      else setTimeout(finish, GRACE_MS);
    };
    sendDue();
  });
  const unanswered = intended - counts.acked - counts.refused;
  return { intended, ...counts, unanswered, ackMs: ackMs.counts, lateMs: lateMs.counts };
};
