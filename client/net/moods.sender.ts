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
 * Says a mood under its key, then what was changed of it; null = the server has both. `stands` is told what came of it:
 * the entry, or null and the id of one that is gone. Its note is said only where `notes` has it so.
 */
export const createMoodSender = (
  http: Http,
  notes: Pick<PrivateNotes, "bare" | "gone" | "learn">,
  stands: (entry: MoodView | null, id: string) => void,
) => {
  /** What the server is known to have, by key: not said again. */
  const known = new Map<string, MoodView>();
  const settle = (key: string, entry: MoodView | null, id: string): null => {
    if (entry === null) {
      known.delete(key);
      void notes.gone([key], true);
    } else known.set(key, entry);
    stands(entry, id);
    return null;
  };
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
    return answer.kind === "ok" ? (answer.body as MoodView) : failed(answer); // the route's documented answer
  };
  return async (mood: KeptMood): Promise<MoodFailure | null> => {
    const { key, after } = mood;
    const entry = known.get(key) ?? (await make(mood));
    if ("kind" in entry) {
      // It was removed on another device.
      const isGone = entry.kind === "refused" && entry.code === "no_such_mood" && after?.kind === "remove";
      return isGone ? null : entry;
    }
    if (after === null) return settle(key, entry, entry.id);
    known.set(key, entry);
    const at = `/api/moods/${encodeURIComponent(entry.id)}`;
    const change = { baseRevision: entry.revision, editedAtMs: after.editedAtMs };
    if (after.kind === "remove") {
      const answer = await http("POST", `${at}/remove`, change);
      if (answer.kind === "missing") return settle(key, null, entry.id);
      if (answer.kind !== "ok") return failureOf(answer);
      return settle(key, (answer.body as MoodChanged).entry, entry.id); // as above
    }
    const bare = await notes.bare(key, after.draft);
    if (!bare.ok) return failureOfRefusal(bare.refusal);
    const answer = await http("PUT", at, { ...bare.value, ...change });
    if (answer.kind !== "ok") return failed(answer);
    return settle(key, (answer.body as MoodChanged).entry, entry.id); // as above
  };
};
