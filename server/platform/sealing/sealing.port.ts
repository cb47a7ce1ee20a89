/** Where a sealed text is kept. It is bound in: a text that was moved to another place does not open. */
export type SealedPlace = {
  /** Whose key seals it: the author's. */
  readonly owner: string;
  readonly table: string;
  readonly column: string;
  /** What identifies the row, and never changes. */
  readonly row: string;
};

/** Seals texts with AES-256-GCM under a key for each user, which a master key wraps. */
export type Sealing = {
  /** One text; the first of a user makes their key. Rejects with `Unavailable` when the database is away. */
  seal(place: SealedPlace, text: string): Promise<string>;
  /** null = it cannot be opened any more: its owner's key is shredded. Throws if the text was changed or moved. */
  open(place: SealedPlace, sealed: string): Promise<string | null>;
};
