import { connect } from "node:net";

/** A connection that carries one request after the other, as a page's first ones go. */
export type Lane = {
  /** Rejects when the connection ends or `limitMs` is over first. */
  post(target: string, headers: readonly string[], body: string): Promise<HttpAnswer>;
  close(): void;
};
export type HttpAnswer = { readonly status: number; readonly body: string };

const LENGTH = /\r\ncontent-length: *(\d+)/i;

/** `source`: the address of this machine that it leaves from; `always`: headers of every request. Answers have a content-length. */
export const openLane = (port: number, source: string, always: readonly string[] = [], limitMs = 30_000): Lane => {
  const socket = connect({ port, host: "127.0.0.1", localAddress: source, noDelay: true });
  let unread = "";
  let waiting: { resolve(answer: HttpAnswer): void; reject(error: Error): void } | null = null;
  const fail = (why: string): void => {
    waiting?.reject(new Error(why));
    waiting = null;
    socket.destroy();
  };
  socket.setTimeout(limitMs, () => fail("no answer in time"));
  socket.on("error", ({ message }) => fail(message));
  socket.on("close", () => fail("the connection ended"));
  socket.on("data", (chunk) => {
    unread += chunk.toString("latin1");
    const end = unread.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(LENGTH.exec(unread.slice(0, end))?.[1] ?? 0);
    if (unread.length < end + 4 + length) return;
    const answer = { status: Number(unread.slice(9, 12)), body: unread.slice(end + 4, end + 4 + length) };
    unread = "";
    waiting?.resolve(answer);
    waiting = null;
  });
  return {
    post: (target, headers, body) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const own = [`POST ${target} HTTP/1.1`, `host: 127.0.0.1:${port}`, `content-length: ${body.length}`];
        const lines = [...own, ...always, ...headers];
        if (socket.destroyed) fail("the connection ended");
        else socket.write(`${lines.join("\r\n")}\r\n\r\n${body}`);
      }),
    close: () => {
      waiting = null;
      socket.destroy();
    },
  };
};
