/** Where something sealed is kept. It is bound in: what was moved to another place does not open. */
export type SealedPlace = {
  /** Whose key seals it: the author's. */
  readonly owner: string;
  readonly table: string;
  readonly column: string;
  /** What identifies the row, and never changes. */
  readonly row: string;
};
export type OpenText = { readonly place: SealedPlace; readonly text: string };
export type SealedText = { readonly place: SealedPlace; readonly sealed: string };

/**
 * Seals with AES-256-GCM under a key for each user, which a master key wraps. The first of a user makes their key. Sealed
 * for somebody whose key is shredded, or who is not there, it opens never again. Rejects with `Unavailable` when the
 * database is away.
 */
export type Sealing = {
  seal(place: SealedPlace, text: string): Promise<string>;
  /** null = it cannot be opened any more: its owner's key is shredded. Throws `SealBroken` if it was changed or moved. */
  open(place: SealedPlace, sealed: string): Promise<string | null>;
  /** In the same order; one question to the database at most. */
  sealAll(texts: readonly OpenText[]): Promise<readonly string[]>;
  /** In the same order. null = shredded, or broken, which the log hears: one broken row hides no other. */
  openAll(texts: readonly SealedText[]): Promise<readonly (string | null)[]>;
  /**
   * The same, each with a digest under its owner's key: equal for equal texts in one place, and telling nothing to whoever
   * has not that key.
   */
  sealWithDigest(texts: readonly OpenText[]): Promise<readonly { readonly sealed: string; readonly digest: string }[]>;
  sealBytes(place: SealedPlace, bytes: Uint8Array): Promise<Uint8Array>;
  openBytes(place: SealedPlace, sealed: Uint8Array): Promise<Uint8Array | null>;
};
