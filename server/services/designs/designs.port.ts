import type { Design } from "#shared/design/design.format.ts";

/** The designs there are. Rejects with `Unavailable` when the database is away; what is not a promise is answered from memory. */
export type Designs = {
  /** All designs in the order of the shelf: those for two, then those for a group (`people` says which). */
  list(): Promise<readonly Design[]>;
  /** Whether a hug from one to another may use it. */
  has(id: string): boolean;
  /** Whether a group hug may use it. */
  hasForGroup(id: string): boolean;
  /** The design of that id for a group hug; null: there is none. */
  forGroup(id: string): Design | null;
};
