import type { MoodChanged, MoodView } from "#shared/schema/mood.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import type { Http, HttpAnswer } from "./http.client.ts";
import type { PrivateNotes } from "./private-notes.ts";
import type { KeptMood } from "./mood.vault.port.ts";
import type { MoodFailure } from "./moods.outbox.rules.ts";
import { isPassing } from "./passing.ts";
import type { Failure } from "./state.ts";

const failureOf = (answer: Exclude<HttpAnswer, { readonly kind: "ok" }>): MoodFailure => {
  // Signed out: it is asked again who we are, and what waits goes out or is forgotten then.
  if (answer.kind === "signed_out") return { kind: "passing", holds: true, retryAfterMs: 0 };
  return failureOfRefusal(answer.failure);
};

const failureOfRefusal = (failure: Failure): MoodFailure => {
  const retryAfterMs = "retryAfterMs" in failure ? (failure.retryAfterMs ?? 0) : 0;
  if (isPassing(failure)) return { kind: "passing", holds: failure.code !== "server_error", retryAfterMs };
  return { kind: "refused", code: failure.code as RefusalCode }; // as: what is no refusal is passing
};

/**
 * A mood that the server has. `revision`: the last that was said from here, not the one that stands. The answer to a repeat
 * may be another device's later change, and a change made here before that did not know it: the clocks decide.
 */
type Known = { readonly id: string; readonly revision: number };
const FIRST_REVISION = 1;

/**
 * Says a mood under its key, then what was changed of it; null = the server has both. `stands` is told what came of it:
 * the entry, or null and the id of one that is gone. Its note is said only where `notes` has it so.
 */
export const createMoodSender = (
  http: Http,
  notes: Pick<PrivateNotes, "bare" | "made" | "edit" | "gone" | "learn">,
  stands: (entry: MoodView | null, id: string) => void,
) => {
  /** What the server is known to have, by key: not said again. */
  const known = new Map<string, Known>();
  const settle = (key: string, entry: MoodView | null, now: Known): null => {
    if (entry === null) {
      known.delete(key);
      void notes.gone([key], true);
    } else known.set(key, now);
    stands(entry, now.id);
    return null;
  };
  /** A change that stands is what whoever made it knows from now on; one that was kept aside was never seen by them. */
  const after = (key: string, before: Known, { entry, became }: MoodChanged): null =>
    settle(key, entry, became === "applied" && entry !== null ? { ...before, revision: entry.revision } : before);
  /** Private mode was turned on on another device meanwhile: said again, without the note. */
  const failed = async (answer: Exclude<HttpAnswer, { readonly kind: "ok" }>): Promise<MoodFailure> => {
    const failure = failureOf(answer);
    if (failure.kind !== "refused" || failure.code !== "notes_stay_here") return failure;
    await notes.learn(true);
    return { kind: "passing", holds: false, retryAfterMs: 0 };
  };
  const make = async ({ key, draft }: KeptMood): Promise<MoodView | MoodFailure> => {
    const bare = await notes.bare(key, draft);
    if (!bare.ok) return failureOfRefusal(bare.refusal);
    const answer = await http("POST", "/api/moods", { key, ...bare.value });
    if (answer.kind !== "ok") return failed(answer);
    const entry = answer.body as MoodView; // the route's documented answer
    const isStored = await notes.made(key, draft, entry);
    return isStored ? entry : { kind: "passing", holds: false, retryAfterMs: 0 };
  };
  return async (mood: KeptMood): Promise<MoodFailure | null> => {
    const { key, after: change } = mood;
    let has = known.get(key);
    if (has === undefined) {
      const entry = await make(mood);
      if ("kind" in entry) {
        // It was removed on another device.
        const isGone = entry.kind === "refused" && entry.code === "no_such_mood" && change?.kind === "remove";
        return isGone ? null : entry;
      }
      has = { id: entry.id, revision: FIRST_REVISION };
      if (change === null) return settle(key, entry, has);
      known.set(key, has);
    }
    if (change === null) return null;
    const at = `/api/moods/${encodeURIComponent(has.id)}`;
    const made = { baseRevision: has.revision, editedAtMs: change.editedAtMs };
    if (change.kind === "remove") {
      const answer = await http("POST", `${at}/remove`, made);
      if (answer.kind === "missing") return settle(key, null, has);
      if (answer.kind !== "ok") return failureOf(answer);
      return after(key, has, answer.body as MoodChanged); // as above
    }
    const edit = await notes.edit(key, change.draft, made);
    if (!edit.ok) return failureOfRefusal(edit.refusal);
    const answer = await http("PUT", at, { ...edit.value.draft, ...made });
    if (answer.kind !== "ok") {
      const failure = await failed(answer);
      await edit.value.end(failure.kind === "refused" ? "refused" : "unknown");
      return failure;
    }
    const changed = answer.body as MoodChanged; // as above
    await edit.value.end(changed);
    return after(key, has, changed);
  };
};
