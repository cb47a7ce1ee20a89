import type { Transport } from "@colyseus/core";

/** A transport that is bound and answers. */
export type Listening = {
  readonly kind: "uws" | "ws";
  readonly port: number;
  readonly transport: Transport;
  /** Stops accepting and drops what is still open. */
  close(): Promise<void>;
};

/** Somebody else listens there. */
export class PortTaken extends Error {
  override readonly name = "PortTaken";
  readonly port: number;
  constructor(port: number) {
    super(
      `Port ${port} is in use by another program. Stop that program, or choose another with PORT (0 = any free one).`,
    );
    this.port = port;
  }
}
