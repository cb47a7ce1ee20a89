/** As much of WebSocket (RFC 6455) as a client needs that believes its server. */
export const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A client's frame of up to 125 bytes. Its mask is zeros, so the payload stays as it is. */
export const frameOf = (opcode: number, payload: Uint8Array): Buffer => {
  if (payload.byteLength > 125) throw new Error("A client's frame is short here.");
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.byteLength, 0, 0, 0, 0]), payload]);
};

/** The payload is a view that holds during the call. */
export type OnFrame = (opcode: number, payload: Buffer) => void;

/** Takes a server's bytes in pieces as they come; what is left of a piece waits for the next. */
export const createFrameReader = (onFrame: OnFrame) => {
  let rest: Buffer | null = null;
  return {
    take(chunk: Buffer): void {
      const bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk]);
      let at = 0;
      for (;;) {
        const short = (bytes[at + 1] ?? 0) & 127;
        const headEnd = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
        if (bytes.byteLength < headEnd) break;
        const length =
          short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
        if (bytes.byteLength < headEnd + length) break;
        onFrame((bytes[at] ?? 0) & 15, bytes.subarray(headEnd, headEnd + length));
        at = headEnd + length;
      }
      // Copied: the piece's memory is used again for the next.
      rest = at === bytes.byteLength ? null : Buffer.from(bytes.subarray(at));
    },
  };
};
