import { expect, test } from "vitest";
import { createVirtualClock } from "../net/testing/virtual-clock.ts";
import { createNoteScorer, SCORE_WITHIN_MS, WORKER_RESTS_MS, type ScoreWorker } from "./note-scorer.ts";
import type { AskScore, ScoreAnswer } from "./score.messages.ts";

const scoreOf = (valence: number) => ({ valence, arousal: 0.5, emotions: [] });

const world = () => {
  const clock = createVirtualClock(0);
  const workers: { asked: AskScore[]; say: (answer: ScoreAnswer) => void; fail: () => void; isEnded: boolean }[] = [];
  const start = (): ScoreWorker => {
    const worker = { asked: [] as AskScore[], say: (_: ScoreAnswer) => {}, fail: () => {}, isEnded: false };
    workers.push(worker);
    return {
      ask: (message) => worker.asked.push(message),
      listen: (answered, failed) => Object.assign(worker, { say: answered, fail: failed }),
      end: () => void (worker.isEnded = true),
    };
  };
  return { clock, workers, score: createNoteScorer({ start, after: clock.after }) };
};

test("answers go to whoever asked, in whatever order they come, and one worker does for all", async () => {
  const { workers, score } = world();
  const [first, second] = [score(["a"]), score(["b"])];
  const [worker] = workers;
  const [one, two] = worker?.asked ?? [];
  worker?.say({ id: two?.id ?? 0, scores: [scoreOf(0.2)] });
  worker?.say({ id: one?.id ?? 0, scores: [scoreOf(0.9)] });
  expect([await first, await second]).toEqual([
    { ok: true, value: [scoreOf(0.9)] },
    { ok: true, value: [scoreOf(0.2)] },
  ]);
  expect(workers).toHaveLength(1);
});

test("a worker that breaks or says nothing is ended, everybody is answered, and the next one asks another", async () => {
  const { clock, workers, score } = world();
  const broken = score(["a"]);
  workers[0]?.fail();
  expect(await broken).toEqual({ ok: false, refusal: { code: "no_model_here" } });
  const silent = score(["a"]);
  await clock.pass(SCORE_WITHIN_MS);
  expect(await silent).toEqual({ ok: false, refusal: { code: "no_model_here" } });
  const offline = score(["a"]);
  workers[2]?.say({ id: workers[2].asked[0]?.id ?? 0, problem: "offline" });
  expect(await offline).toEqual({ ok: false, refusal: { code: "offline" } });
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, true, false]);
});

test("a worker that nobody asks any more goes, and not while somebody waits", async () => {
  const { clock, workers, score } = world();
  const asked = score(["a"]);
  workers[0]?.say({ id: workers[0].asked[0]?.id ?? 0, scores: [scoreOf(1)] });
  await asked;
  await clock.pass(WORKER_RESTS_MS - 1);
  expect(workers[0]?.isEnded).toBe(false);
  await clock.pass(1);
  expect(workers[0]?.isEnded).toBe(true);
});
