import type { LoopLag } from "../loop-lag.ts";
import type { Person } from "../made-people.ts";
import type { Memory } from "./memory.ts";

/** What the processes of HugMood and of its peers are asked. */
export type ServerAsk =
  | {
      readonly kind: "listen";
      /** Of HugMood; null = the embedded database, in `dataDir`. */
      readonly databaseUrl: string | null;
      readonly dataDir: string;
      readonly users: number;
      /** 0 or undefined = any free one; of the bare rooms. */
      readonly port?: number;
      /** Of the bare rooms, ms. */
      readonly patchRateMs?: number;
      /** Of the bare rooms' transport: pings whom it did not hear for so long; undefined = as it comes. */
      readonly idleTimeoutS?: number;
    }
  | { readonly kind: "usage" }
  /** After everything that nobody holds was thrown away. */
  | { readonly kind: "memory" };
export type ServerAnswer = {
  readonly pid?: number;
  readonly port?: number;
  /** When it could be reached, by CLOCK_MONOTONIC, ms. */
  readonly reachableAtMs?: number;
  readonly transport?: string;
  readonly people?: readonly Person[];
  /** Since it began. */
  readonly cpuMs?: number;
  readonly lag?: LoopLag;
  readonly memory?: Memory;
};
