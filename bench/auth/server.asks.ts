import type { LoopLag } from "../loop-lag.ts";

export type ServerAsk =
  | {
      readonly kind: "listen";
      readonly databaseUrl: string | null;
      readonly dataDir: string;
      readonly accounts: number;
      readonly password: string;
    }
  /** The loop is watched anew from here on. */
  | { readonly kind: "watch" }
  | { readonly kind: "read" }
  | { readonly kind: "close" };
export type ServerAnswer = {
  readonly port?: number;
  readonly transport?: string;
  readonly cpuMs?: number;
  readonly lag?: LoopLag;
};
