import { STATUS_CODES } from "node:http";
import { buildRequest } from "./build-request.ts";
import { earlyProblem } from "./early-problem.ts";
import { BODY_LIMIT, type BodyLimit, type HttpHandler } from "./handler.ts";
import { streamOf } from "./streamed.ts";
import type { UwsApp, UwsRequest, UwsResponse } from "./uws.port.ts";

/** Gives every HTTP request of a uWebSockets.js app to `handle`. Call it after the WebSocket route is there. */
export function mountOnUws(app: UwsApp, handle: HttpHandler): void {
  app.any("/*", (response, request) => {
    const peer: Connection = { isGone: false, onGone: () => undefined };
    response.onAborted(() => {
      peer.isGone = true;
      peer.onGone();
    });
    answer(handle, response, request, peer).catch(() => {
      // For example a header that no `Headers` can hold.
      if (!peer.isGone) response.close();
    });
  });
}

/** uWS tells of an abort once, to one listener. */
type Connection = { isGone: boolean; onGone: () => void };

/** uWS forgets the request when its handler returns, and a response after it was aborted must not be touched. */
async function answer(
  handle: HttpHandler,
  response: UwsResponse,
  request: UwsRequest,
  connection: Connection,
): Promise<void> {
  const method = request.getMethod().toUpperCase();
  const query = request.getQuery();
  const pathname = request.getUrl();
  const target = query ? `${pathname}?${query}` : pathname;
  const address = Buffer.from(response.getRemoteAddressAsText()).toString();
  const headers = new Headers();
  request.forEach((name, value) => headers.append(name, value));

  const build = (body: Uint8Array<ArrayBuffer> | null) =>
    buildRequest({ method, target, headers, body, isSecure: false });
  const deliver = async (answered: Response, isClosing: boolean): Promise<void> => {
    const stream = streamOf(answered);
    if (stream !== null) return sendStream(response, answered, stream, connection);
    const bytes = new Uint8Array(await answered.arrayBuffer());
    if (!connection.isGone) send(response, answered, bytes, method === "HEAD", isClosing);
  };
  const limit = handle.large?.limitOf(method, pathname) ?? null;
  // Begun in this turn, or uWS lets the first of it go by.
  const hasBody = headers.has("content-length") || headers.has("transfer-encoding");
  const declaredLength = hasBody ? Number(headers.get("content-length") ?? 0) : null;
  const reading = readBody(response, connection, declaredLength, limit ?? BODY_LIMIT);
  const head = limit === null ? null : build(null);
  const admitted = head === null ? null : await handle.large?.admit(head, { address });
  if (admitted instanceof Response) {
    connection.onGone();
    return deliver(admitted, true);
  }
  try {
    const body = await reading;
    if (body === "gone") return;
    if (body === "too_large") return await deliver(earlyProblem(413, body), true);
    if (body === "too_slow") return await deliver(earlyProblem(408, body), true);
    const built = build(body);
    await deliver(built === null ? earlyProblem(400, "bad_message") : await handle(built, { address }), false);
  } finally {
    admitted?.();
  }
}

type Read = Uint8Array<ArrayBuffer> | "too_large" | "too_slow" | "gone";

/** `declaredLength`: null = there is no body. Nothing is kept once it is over or nobody waits for it (`onGone`). */
function readBody(
  response: UwsResponse,
  connection: Connection,
  declaredLength: number | null,
  { maxBytes, maxMs }: BodyLimit,
): Promise<Read> {
  return new Promise((resolve) => {
    if (declaredLength === null) return resolve(new Uint8Array(0));
    if (declaredLength > maxBytes) return resolve("too_large");
    const chunks: Buffer[] = [];
    let size = 0;
    let isOver = false;
    const end = (read: Read): void => {
      clearTimeout(late);
      isOver = true;
      chunks.length = 0;
      resolve(read);
    };
    const late = setTimeout(() => end("too_slow"), maxMs);
    connection.onGone = () => end("gone");
    response.onData((chunk, isLast) => {
      if (isOver) return;
      size += chunk.byteLength;
      if (size > maxBytes) return end("too_large");
      // The chunk's memory is only lent.
      chunks.push(Buffer.from(Buffer.from(chunk)));
      if (isLast) end(Buffer.concat(chunks));
    });
  });
}

/** No faster than it is taken: what uWS could not send at once is waited for. */
async function sendStream(
  response: UwsResponse,
  answered: Response,
  stream: ReadableStream<Uint8Array>,
  connection: Connection,
): Promise<void> {
  const reader = stream.getReader();
  let onWritable = (): void => undefined;
  connection.onGone = () => {
    void reader.cancel().catch(() => undefined);
    onWritable();
  };
  if (connection.isGone) return connection.onGone();
  response.onWritable(() => {
    onWritable();
    return true;
  });
  response.cork(() => {
    response.writeStatus(`${answered.status} ${STATUS_CODES[answered.status] ?? ""}`);
    for (const [name, value] of answered.headers) response.writeHeader(name, value);
  });
  for (;;) {
    const { done, value } = await reader.read();
    if (connection.isGone) return;
    if (done) break;
    let isSent = true;
    response.cork(() => void (isSent = response.write(value)));
    // oxlint-disable-next-line no-loop-func -- each waits for its own
    if (!isSent) await new Promise<void>((resolve) => (onWritable = resolve));
    if (connection.isGone) return;
  }
  response.cork(() => void response.end());
}

function send(response: UwsResponse, answered: Response, bytes: Uint8Array, isHead: boolean, isClosing: boolean): void {
  response.cork(() => {
    response.writeStatus(`${answered.status} ${STATUS_CODES[answered.status] ?? ""}`);
    let reportedLength = bytes.length;
    for (const [name, value] of answered.headers) {
      if (name === "content-length") reportedLength = Number(value);
      else response.writeHeader(name, value);
    }
    if (answered.status === 204 || answered.status === 304) response.endWithoutBody(undefined, isClosing);
    else if (isHead) response.endWithoutBody(reportedLength, isClosing);
    else response.end(bytes, isClosing);
  });
}
