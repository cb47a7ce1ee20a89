import type { NoteAffect } from "#shared/mood/note/affect.ts";
import { after } from "../net/clock.ts";
import { createNoteScorer, type ScoreWorker } from "./note-scorer.ts";
import type { ScoreAnswer } from "./score.messages.ts";

const start = (): ScoreWorker => {
  // Its own file, because only its answer may carry a policy that lets WebAssembly be compiled.
  const worker = new Worker(new URL("./note-scorer.worker.ts", import.meta.url), { type: "module" });
  return {
    ask: (message) => worker.postMessage(message),
    listen: (answered, failed) => {
      worker.addEventListener("message", ({ data }: MessageEvent<ScoreAnswer>) => answered(data));
      worker.addEventListener("error", failed);
      worker.addEventListener("messageerror", failed);
    },
    end: () => worker.terminate(),
  };
};
const score = createNoteScorer({ start, after });

type Told =
  | { readonly ok: true; readonly value: NoteAffect }
  | { readonly ok: false; readonly refusal: { readonly code: "offline" | "no_model_here" } };
/** What a note sounds like, worked out in this browser: the note goes nowhere. */
export const scoreNote = async (note: string): Promise<Told> => {
  const scored = await score([note]);
  if (!scored.ok) return scored;
  const [value] = scored.value;
  return value === undefined ? { ok: false, refusal: { code: "no_model_here" } } : { ok: true, value };
};
