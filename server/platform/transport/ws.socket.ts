import type { WebSocketClient } from "@colyseus/ws-transport";
import type { Beating } from "./heartbeat.ts";
import { BACKPRESSURE_MAX_BYTES } from "./socket-limits.ts";
import { hearPong, takeFrame, takePing, type SocketWatch, type Verdict } from "./socket-watch.ts";

type WebSocket = WebSocketClient["ref"];
// oxlint-disable-next-line typescript/no-explicit-any -- what a mixin's constructor must be
type WebSocketClass = new (...given: any[]) => WebSocket;
export type BoundedSocket = Omit<WebSocket, "ping"> & Beating & { watch: SocketWatch };

/**
 * A `ws` socket that keeps no more than BACKPRESSURE_MAX_BYTES and one frame for a slow reader: what comes then ends the
 * connection, so that nobody goes on with a frame missing. `watch` decides what it takes; it is set once it is open.
 */
export const boundSocket = (Base: WebSocketClass): new (...given: unknown[]) => BoundedSocket => {
  class Bounded extends Base {
    watch!: SocketWatch; // set before anything can be heard
    override send(...given: unknown[]): void {
      // as: handed on as they came
      if (this.#hasRoom()) super.send(...(given as Parameters<WebSocket["send"]>));
    }
    // Only ever an answer to a ping; it waits for a slow reader, too.
    override pong(...given: unknown[]): void {
      if (this.#mayGoOn(takePing(this.watch, performance.now())) && this.#hasRoom()) super.pong(...(given as [])); // as: as they came
    }
    override emit(event: string | symbol, ...told: unknown[]): boolean {
      if (event === "pong") hearPong(this.watch);
      if (event !== "message") return super.emit(event, ...told);
      const frame = told[0] as Uint8Array; // as: what `ws` tells with this event
      const hasListener = this.listenerCount("message") > 0;
      if (this.#mayGoOn(takeFrame(this.watch, frame, hasListener, performance.now()))) super.emit(event, ...told);
      return true;
    }
    drop(): void {
      this.terminate();
    }
    #mayGoOn(verdict: Verdict): boolean {
      if (typeof verdict === "number") this.close(verdict);
      return verdict === "take";
    }
    #hasRoom(): boolean {
      if (this.bufferedAmount <= BACKPRESSURE_MAX_BYTES) return true;
      this.terminate();
      return false;
    }
  }
  return Bounded as unknown as new (...given: unknown[]) => BoundedSocket; // as: `emit` is wider here than its overloads
};
