/** The outside (database, model, mail) is away. The client hears `try_later`; the log hears the cause. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
  readonly service: string;
  readonly retryAfterMs: number;
  constructor(service: string, cause: unknown, retryAfterMs = 2000) {
    super(`${service} is unavailable`, { cause });
    this.service = service;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Too many came at once. Nothing is wrong, and nothing is logged. */
export class Crowded extends Unavailable {}

/** Our own bug: what the code relies on does not hold. */
export class BrokenInvariant extends Error {
  override readonly name = "BrokenInvariant";
}

/** Throws BrokenInvariant with a full sentence when `holds` is false. */
export function invariant(holds: unknown, sentence: string): asserts holds {
  if (!holds) throw new BrokenInvariant(sentence);
}
