import type { Age } from "#shared/schema/age.ts";
import type { ErasureView, ExportView } from "#shared/schema/data-rights.ts";
import type { Result } from "./state.ts";

/** Where the browser fetches the copy from. It is refused where `mayTakeAll` is. */
export const COPY_ADDRESS = "/api/me/export/file";

/** A copy of all one's data, erasure, and how old one is. What is about all of it may be refused with `step_up_needed`. */
export type DataRightsClient = {
  /** How far the copy is; null = out of reach. */
  copy(): Promise<ExportView | null>;
  /** Begins to make one; the one before is removed. */
  makeCopy(): Promise<Result>;
  /** Whether this device was shown lately that it is them. */
  mayTakeAll(): Promise<Result>;
  /** Null = out of reach. */
  erasure(): Promise<ErasureView | null>;
  /** Hidden from everybody at once, and signed out everywhere but here: this device is `leaving`. */
  askErasure(): Promise<Result>;
  undoErasure(): Promise<Result>;
  /** Null = out of reach. */
  age(): Promise<{ readonly isKnown: boolean } | null>;
  sayAge(age: Age): Promise<Result>;
};
