import type { Beating } from "./heartbeat.ts";
import type { FrameQueue, FrameTaker } from "./frame-queue.ts";
import { closeNow, hearPong, takeFrame, watchSocket, type SocketWatch } from "./socket-watch.ts";

/** As much of uWebSockets.js' socket as we call. Everything throws once it is closed. */
export type RawClient = {
  readonly searchParams: Readonly<Record<string, unknown>>;
  end(code: number, reason?: string): void;
  close(): void;
  ping(): unknown;
};
/** What Colyseus puts between a socket and its room. */
export type Wrapper = {
  emit(event: string, ...told: unknown[]): boolean;
  listenerCount(event: string): number;
};
export type WatchedClient = Beating & { heardPong(): void };

/** Lets through what the watch takes, by way of the queue, from now on. `onClose`: once, when the socket is gone. */
export const watchClient = (
  client: RawClient,
  wrapper: Wrapper,
  queue: FrameQueue,
  onClose: () => void,
): WatchedClient => {
  const watch: SocketWatch = watchSocket(Boolean(client.searchParams["sessionId"]));
  const emit = wrapper.emit;
  let isGone = false;
  const taker: FrameTaker = {
    queuedBytes: 0,
    deliver: (frame) => {
      if (!isGone) emit.call(wrapper, "message", frame);
    },
  };
  wrapper.emit = (event, ...told) => {
    if (event === "close") {
      isGone = true;
      onClose();
    }
    if (event !== "message") return emit.call(wrapper, event, ...told);
    const frame = told[0] as Buffer; // as: what Colyseus tells with this event
    const hasListener = watch.isAcknowledged || wrapper.listenerCount("message") > 0;
    const verdict = takeFrame(watch, frame, hasListener, performance.now());
    if (typeof verdict === "number") client.end(verdict);
    else if (verdict === "take" && !queue.put(taker, frame)) client.end(closeNow(watch));
    return true;
  };
  return {
    watch,
    ping: () => void client.ping(),
    drop: () => client.close(),
    heardPong: () => hearPong(watch),
  };
};
