import type {
  ChosenConsent,
  ConsentSettings,
  HugWay,
  LedgerPage,
  PersonConsent,
  RequestAnswer,
} from "#shared/schema/consent.ts";
import type { Outcome } from "../outcome.ts";

type Done = Outcome<{ readonly ok: true }>;

/**
 * What people allow (`shared/consent`). Each change takes the lock of the inboxes concerned, so that it and a hug have an
 * order; it resolves after its COMMIT, has by then hinted the inboxes it moved, and is in the ledger. All reject with
 * `Unavailable` when the database is away.
 */
export type Consents = {
  /** Null = no such user. */
  settings(userId: string): Promise<ConsentSettings | null>;
  /** Hugs that were held come at once if it is quiet no more. Refusals: `no_such_person`, `bad_message` (a zone the database does not know). */
  setSettings(userId: string, settings: ConsentSettings): Promise<Done>;
  /** Refusals: `no_such_person`, also with a block in either direction. */
  setPerson(userId: string, consent: PersonConsent): Promise<Done>;
  /** A repeat of the same answer changes nothing. Refusals: `no_such_request` (also answered otherwise, or too old). */
  answer(userId: string, requestId: string, answer: RequestAnswer): Promise<Done>;
  /**
   * "I could use a hug" to friends, whose next hug needs no request for a day. A repeat of the key changes nothing; an older
   * need is taken back. Whoever muted the asker does not hear it. Refusals: `no_such_person`, `no_friend`, `hugs_off` (one
   * takes none oneself), `too_many`.
   */
  askForHugs(userId: string, key: string, to: readonly string[], message: string): Promise<Done>;
  /** Takes a need back; what is not there is taken back already. */
  closeNeed(userId: string, key: string): Promise<Done>;
  /** Null = nobody there: unknown, gone, oneself, or a block in either direction. */
  way(userId: string, otherId: string): Promise<HugWay | null>;
  /** Everybody one chose something for, the latest first. */
  chosen(userId: string): Promise<readonly ChosenConsent[]>;
  /** Newest first. A cursor that is not ours starts nowhere: null. */
  ledger(userId: string, cursor: string | null, limit: number): Promise<LedgerPage | null>;
  /** Delivers what was held and is held no more. To be called again and again, by every process. */
  releaseHeld(): Promise<void>;
};
