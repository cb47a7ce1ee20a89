import type { StoreApi } from "zustand/vanilla";
import type { KeptNote } from "./mood.vault.port.ts";
import type { Failure, Result } from "./state.ts";

/** `isPrivate` null: this device does not know yet. `isMoving`: notes may still be on the server. `here`: how many live on this device. */
export type NotesState = { readonly isPrivate: boolean | null; readonly isMoving: boolean; readonly here: number };
/** How many are done, and of how many; null = that is not known. */
export type OnMoved = (done: number, all: number | null) => void;

/**
 * How many notes came where they were to come, or why not all of them did. `past`: those of deleted moods and of earlier
 * versions, as long as these can be had back. `waiting`: moods are still to be sent, with their
 * notes; `device_full`: this device cannot store them. Whatever did not come is where it was.
 */
export type Moved =
  | { readonly ok: true; readonly notes: number; readonly past: number }
  | { readonly ok: false; readonly why: "waiting" | "device_full" | Failure };

/**
 * What a file of notes came to: `came` are here now, `same` were here already; of `differ` another one is here, and nothing
 * has changed. Not ok: this device cannot store them, and nothing has changed.
 */
export type Brought =
  | { readonly ok: true; readonly came: number; readonly same: number; readonly differ: readonly KeptNote[] }
  | { readonly ok: false };

/** Where notes live: with the server, sealed, or on one's devices only. Nothing here throws; it answers `offline`. */
export type NotesClient = {
  readonly state: StoreApi<NotesState>;
  /**
   * Turns private mode on: from then on the server takes no notes. Those it has, also of deleted moods and of earlier
   * versions that can be had back, are stored here beside what is here, read back and compared, and only then taken from it. Stopped on the way, it can be asked again, and nothing is lost.
   */
  takeHome(onMoved: OnMoved): Promise<Moved>;
  /** Turns private mode off. What is kept here stays here; new notes go to the server. */
  turnOff(): Promise<Result>;
  /** Private mode off: gives the notes of this device to the server, each leaves this device once the server has it. */
  upload(onMoved: OnMoved): Promise<Moved>;
  /** Those that live here, the oldest first. */
  all(): Promise<readonly KeptNote[]>;
  /** Keeps notes of a file here. `isOver`: also in place of others of the same moods, which become earlier ones. */
  bring(notes: readonly KeptNote[], isOver: boolean): Promise<Brought>;
};
