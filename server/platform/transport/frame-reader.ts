/** The payload is a view that holds during the call. */
export type OnFrame = (opcode: number, payload: Buffer) => void;

/** Takes a server's bytes (RFC 6455) in pieces as they come; what is left of a piece waits for the next. */
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
