import type { ImportedPart, NewMood } from "#shared/schema/mood.ts";
import type { Failure, Told } from "../../../net/state.ts";

/** How far an import is. */
export type Sent = {
  /** Parts that the server has. */
  readonly parts: number;
  readonly entries: number;
  /** Of those entries the ones it did not have. */
  readonly added: number;
  /** Entries that it could not keep as they were. */
  readonly refused: readonly NewMood[];
  readonly importId: string | null;
};
export const NOTHING_SENT: Sent = { parts: 0, entries: 0, added: 0, refused: [], importId: null };
export type SendEnd = "done" | "stopped" | { readonly failed: Failure };

export type Sender = {
  send(entries: readonly NewMood[]): Promise<Told<ImportedPart>>;
  wait(ms: number): Promise<void>;
  isStopped(): boolean;
  onSent(sent: Sent): void;
};

/** A part that meets a busy server is tried so often before the rest waits for the person. */
const TRIES = 8;
const PAUSE_MS = 1_000;

/** Which entry of a part the server named as what it cannot keep; null = none. */
const namedEntry = (refusal: Failure): number | null => {
  const path = refusal.code === "bad_message" && "path" in refusal ? /^entries\.(\d+)/.exec(refusal.path ?? "") : null;
  return path ? Number(path[1]) : null;
};

/**
 * Sends parts one after another, going on from where `from` is; a part that was sent before adds nothing, so it does no harm
 * to send one again whose answer was lost. Slows down when the server asks for it.
 */
export const sendParts = async (
  parts: readonly (readonly NewMood[])[],
  from: Sent,
  { send, wait, isStopped, onSent }: Sender,
): Promise<SendEnd> => {
  let sent = from;
  for (const part of parts.slice(from.parts)) {
    let rest = [...part];
    let tries = 0;
    while (rest.length > 0) {
      if (isStopped()) return "stopped";
      const told = await send(rest);
      if (told.ok) {
        sent = { ...sent, added: sent.added + told.value.added, importId: told.value.importId };
        break;
      }
      const { refusal } = told;
      const named = namedEntry(refusal);
      const entry = named === null ? undefined : rest[named];
      if (entry !== undefined) {
        rest = rest.filter((other) => other !== entry);
        sent = { ...sent, refused: [...sent.refused, entry] };
        continue;
      }
      tries += 1;
      if ((refusal.code !== "too_many" && refusal.code !== "try_later") || tries === TRIES) return { failed: refusal };
      await wait(("retryAfterMs" in refusal ? refusal.retryAfterMs : undefined) ?? PAUSE_MS * tries);
    }
    sent = { ...sent, parts: sent.parts + 1, entries: sent.entries + rest.length };
    onSent(sent);
  }
  return "done";
};
