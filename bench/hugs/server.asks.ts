import type { LoopLag } from "../loop-lag.ts";
import type { Fault } from "./faults.ts";
import type { Person } from "../made-people.ts";
import type { Load, LoadRecord } from "./open-loop.ts";

/** What the processes of both servers, HugMood's and the peer's, are asked. */
export type ServerAsk =
  | {
      readonly kind: "listen";
      readonly databaseUrl: string | null;
      readonly dataDir: string;
      readonly people: number;
      readonly fault?: Fault;
    }
  /** The same hugs, sent by the process to itself, without sockets and rooms. */
  | ({ readonly kind: "load" } & Load)
  | { readonly kind: "usage" }
  | { readonly kind: "check" }
  | { readonly kind: "close" };
export type ServerAnswer = {
  readonly port?: number;
  readonly transport?: string;
  /** Who may come in, with what shows that they may. */
  readonly people?: readonly Person[];
  /** As many who will not. */
  readonly away?: readonly string[];
  readonly record?: LoadRecord;
  /** Since it began. */
  readonly cpuMs?: number;
  readonly lag?: LoopLag;
  /** Hugs in its database. */
  readonly stored?: number;
  /** Inboxes whose numbers have gaps. */
  readonly gaps?: number;
};
