import type { Compared } from "./digest.ts";

/** A move, backup or restore that was not done. The message is for the person who asked: what, why, and the cure. */
export class TransferRefused extends Error {
  override readonly name = "TransferRefused";
  /** Both sides' figures, where they differ. */
  readonly compared: readonly Compared[];
  constructor(sentence: string, compared: readonly Compared[] = [], options?: ErrorOptions) {
    super(sentence, options);
    this.compared = compared;
  }
}
