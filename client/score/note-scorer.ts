import type { NoteAffect } from "#shared/mood/note/affect.ts";
import type { AskScore, ScoreAnswer } from "./score.messages.ts";

/** What a scorer needs of a worker. */
export type ScoreWorker = {
  ask(message: AskScore): void;
  /** `failed`: it could not start, or it broke. */
  listen(answered: (answer: ScoreAnswer) => void, failed: () => void): void;
  end(): void;
};
export type NoteScorerDeps = {
  readonly start: () => ScoreWorker;
  /** Calls back after a time, unless the returned function is called. */
  readonly after: (ms: number, run: () => void) => () => void;
};
export type Scored =
  | { readonly ok: true; readonly value: readonly NoteAffect[] }
  | { readonly ok: false; readonly refusal: { readonly code: "offline" | "no_model_here" } };

/** Fetching the runtime and the model takes long on a slow line. */
export const SCORE_WITHIN_MS = 60_000;
/** The worker holds some fifty megabytes, so it goes when nobody asks any more. */
export const WORKER_RESTS_MS = 120_000;

/** Scores notes in a worker that is started when first asked and ended when it rests. Never rejects. */
export const createNoteScorer = ({ start, after }: NoteScorerDeps) => {
  let worker: ScoreWorker | null = null;
  let nextId = 1;
  let cancelRest = () => {};
  const asked = new Map<number, (answer: Scored) => void>();
  const refuse = (code: "offline" | "no_model_here"): Scored => ({ ok: false, refusal: { code } });
  const end = () => {
    worker?.end();
    worker = null;
    for (const resolve of asked.values()) resolve(refuse("no_model_here"));
    asked.clear();
  };
  const open = (): ScoreWorker => {
    const made = start();
    made.listen((answer) => {
      const problem = "problem" in answer ? answer.problem : null;
      const scored: Scored =
        "scores" in answer
          ? { ok: true, value: answer.scores }
          : refuse(problem === "offline" ? "offline" : "no_model_here");
      asked.get(answer.id)?.(scored);
    }, end);
    return made;
  };
  return (notes: readonly string[]): Promise<Scored> =>
    new Promise((resolve) => {
      cancelRest();
      worker ??= open();
      const id = nextId++;
      const cancel = after(SCORE_WITHIN_MS, end);
      asked.set(id, (answer) => {
        cancel();
        asked.delete(id);
        if (asked.size === 0) cancelRest = after(WORKER_RESTS_MS, end);
        resolve(answer);
      });
      worker.ask({ id, notes });
    });
};
