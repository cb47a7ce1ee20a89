import type { MoodChanged, MoodView } from "#shared/schema/mood.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import type { Http, HttpAnswer } from "./http.client.ts";
import type { KeptMood } from "./mood.vault.port.ts";
import type { MoodFailure } from "./moods.outbox.rules.ts";
import type { Failure } from "./state.ts";

const PASSING: ReadonlySet<Failure["code"]> = new Set([
  "offline",
  "dismissed",
  "leaving",
  "too_many",
  "try_later",
  "server_error",
]);

const failureOf = (answer: Exclude<HttpAnswer, { readonly kind: "ok" }>): MoodFailure => {
  // Signed out: it is asked again who we are, and what waits goes out or is forgotten then.
  if (answer.kind === "signed_out") return { kind: "passing", holds: true, retryAfterMs: 0 };
  const { failure } = answer;
  const retryAfterMs = "retryAfterMs" in failure ? (failure.retryAfterMs ?? 0) : 0;
  if (PASSING.has(failure.code)) return { kind: "passing", holds: failure.code !== "server_error", retryAfterMs };
  return { kind: "refused", code: failure.code as RefusalCode }; // as: what is no refusal is passing
};

/**
 * Says a mood under its key, then what was changed of it; null = the server has both. `stands` is told what came of it:
 * the entry, or null and the id of one that is gone.
 */
export const createMoodSender = (http: Http, stands: (entry: MoodView | null, id: string) => void) => {
  /** What the server is known to have, by key: not said again. */
  const known = new Map<string, MoodView>();
  const settle = (key: string, entry: MoodView | null, id: string): null => {
    if (entry === null) known.delete(key);
    else known.set(key, entry);
    stands(entry, id);
    return null;
  };
  const make = async ({ key, draft }: KeptMood): Promise<MoodView | MoodFailure> => {
    const answer = await http("POST", "/api/moods", { key, ...draft });
    return answer.kind === "ok" ? (answer.body as MoodView) : failureOf(answer); // the route's documented answer
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
    const answer = await http("PUT", at, { ...after.draft, ...change });
    if (answer.kind !== "ok") return failureOf(answer);
    return settle(key, (answer.body as MoodChanged).entry, entry.id); // as above
  };
};
