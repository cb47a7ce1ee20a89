/** A request that creates something, and the key its client made for it. */
export type AskedOnce = {
  /** Null = nobody is signed in: then the address stands for who asks. */
  readonly userId: string | null;
  readonly address: string;
  /** Method and path as written. */
  readonly route: string;
  /** A UUID. */
  readonly key: string;
  /** All that was asked, as JSON: the same key with another one is refused. */
  readonly body: string;
};
/** What was answered: status and JSON body. */
export type KeptAnswer = { readonly status: number; readonly body: unknown };
export type Once<R> =
  | { readonly kind: "answered"; readonly reply: R }
  | { readonly kind: "again"; readonly answer: KeptAnswer }
  | { readonly kind: "other_body" | "in_progress" };

/**
 * The first answer to a key, given again for 24 hours, by whichever process is asked.
 *  A1  the work of a key is done once; a repeat gets the first answer.
 *  A2  another body under the same key does nothing, and so does a repeat while the first is being answered.
 *  A3  what was refused or failed keeps nothing: the key may be used again.
 *  A4  keys of other people, other addresses and other routes are other keys.
 *  A5  after 24 hours the key is forgotten; a first that ended without an answer holds its key for a minute.
 *  A6  the database cannot read what it keeps: neither the key, nor who asked, nor the answer.
 * A process that is killed between the work and the keeping of its answer lets the work be done again: what must not be
 * twice even then has a key of its own in its table (hugs, group hugs).
 */
export type KeptAnswers = {
  /** `work` answers what to keep; `kept` null = nothing. Rejects as `work` does, and with `Unavailable` when the database is away. */
  once<R extends { readonly kept: KeptAnswer | null }>(asked: AskedOnce, work: () => Promise<R>): Promise<Once<R>>;
};
