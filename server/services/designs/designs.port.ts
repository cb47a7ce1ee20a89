import type { Design } from "#shared/design/design.format.ts";

/** The designs that can be sent. Rejects with `Unavailable` when the database is away. */
export type Designs = {
  /** All designs for two, in the order of the shelf. */
  list(): Promise<readonly Design[]>;
  /** Whether a hug may use it; answered from memory. */
  has(id: string): boolean;
};
