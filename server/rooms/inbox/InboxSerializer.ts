import { Protocol, SchemaSerializer, type Client } from "@colyseus/core";
import { Encoder } from "@colyseus/schema";
import type { InboxState } from "#shared/schema/inbox.ts";

/** Encoding is never interrupted, so all inboxes write in the same place. It holds the largest state there can be. */
const WORK_BYTES = 256 * 1024;
const fullWork = new Uint8Array(WORK_BYTES);
const patchWork = new Uint8Array(WORK_BYTES);
fullWork[0] = Protocol.ROOM_STATE;

/** What leaves is a copy: a slow connection of `ws` still reads it when the next inbox is written. */
const encodeCopied: Encoder["encode"] = function (this: Encoder, ...given) {
  return Encoder.prototype.encode.apply(this, given).slice();
};

const withoutBuffers = (run: () => void): void => {
  const usualBytes = Encoder.BUFFER_SIZE;
  Encoder.BUFFER_SIZE = 0;
  try {
    run();
  } finally {
    Encoder.BUFFER_SIZE = usualBytes;
  }
};

/** The same for all inboxes: it describes the state's types, and no person's state. */
let handshake: Uint8Array | null = null;

/**
 * Colyseus' serializer without the 32 KB that it keeps for each room and the description of the types that it makes for
 * each: there are thousands of inboxes, and hardly one of them changes at a time.
 */
export class InboxSerializer extends SchemaSerializer<InboxState> {
  protected override fullEncodeBuffer: Uint8Array = fullWork;

  override reset(state: InboxState): void {
    withoutBuffers(() => super.reset(state));
    this.encoder.sharedBuffer = patchWork;
    this.encoder.encode = encodeCopied;
  }
  override getFullState(client?: Client): Uint8Array {
    // Not kept: it lies where the next inbox is written.
    this.needFullEncode = true;
    return super.getFullState(client).slice();
  }
  override handshake(): Uint8Array {
    return (handshake ??= super.handshake());
  }
}
