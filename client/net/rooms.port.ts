import type { Refusal } from "#shared/schema/refusal.ts";
import type { JoinDenial, JoinOptions, RoomName } from "#shared/schema/protocol.ts";

/** What a request came to; `unsure`: no answer came, so it may or may not have happened. */
export type RequestOutcome =
  | { readonly kind: "answered"; readonly answer: unknown }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "unsure" };

export type RoomHandlers = {
  /** Plain values; the whole state after each change. */
  readonly onState?: ((state: unknown) => void) | undefined;
  /** After each change: the room's own state object, the same each time. For states too busy to be copied. */
  readonly onLiveState?: ((state: unknown) => void) | undefined;
  onMessage(name: string, body: unknown): void;
  /** Once at most, and never after `leave`. With a close code, also of a room that closed itself (CLOSE_WRONG_STATE). */
  onLeft(code: number): void;
};

export type JoinedRoom = {
  request(name: string, body: unknown, timeoutMs: number): Promise<RequestOutcome>;
  /** Fire and forget; nothing while the connection is not open. */
  send(name: string, body: unknown): void;
  /** Calls back if and when the server answers. */
  ping(onPong: () => void): void;
  leave(): void;
};

export type JoinOutcome =
  | { readonly kind: "joined"; readonly room: JoinedRoom }
  | { readonly kind: "denied"; readonly denial: JoinDenial }
  | { readonly kind: "unreachable" };

/** The way into rooms. Never rejects. Options are what the room takes beside the protocol version, which is added. */
export type Rooms = {
  join(
    room: RoomName,
    options: Omit<JoinOptions, "protocol">,
    token: string,
    handlers: RoomHandlers,
  ): Promise<JoinOutcome>;
};
