import type { CDPSession } from "@playwright/test";

/** What came down to the page over its sockets: payloads as they were sent, without WebSocket's own 2 to 4 bytes each. */
export type WireFigures = { readonly bytes: number; readonly messages: number };
export type WireWatch = {
  /** From now on. */
  begin(): void;
  /** Since `begin`: of the room whose id that is, and of all others. */
  take(roomId: string): { readonly room: WireFigures; readonly others: WireFigures; readonly tookMs: number };
};

const OPCODE_TEXT = 1;

/** To be begun before the page opens its sockets. */
export const watchWire = async (cdp: CDPSession): Promise<WireWatch> => {
  const urls = new Map<string, string>();
  let frames: { readonly url: string; readonly bytes: number }[] = [];
  let sinceMs = performance.now();
  cdp.on("Network.webSocketCreated", ({ requestId, url }) => void urls.set(requestId, url));
  cdp.on("Network.webSocketFrameReceived", ({ requestId, response: { opcode, payloadData } }) => {
    const bytes = Buffer.byteLength(payloadData, opcode === OPCODE_TEXT ? "utf8" : "base64");
    frames.push({ url: urls.get(requestId) ?? "", bytes });
  });
  await cdp.send("Network.enable");
  return {
    begin: () => {
      frames = [];
      sinceMs = performance.now();
    },
    take: (roomId) => {
      const tookMs = performance.now() - sinceMs;
      const sumOf = (isOf: boolean): WireFigures => {
        const own = frames.filter(({ url }) => url.includes(roomId) === isOf);
        return { bytes: own.reduce((sum, { bytes }) => sum + bytes, 0), messages: own.length };
      };
      return { room: sumOf(true), others: sumOf(false), tookMs };
    },
  };
};
