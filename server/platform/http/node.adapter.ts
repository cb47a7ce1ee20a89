import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { buildRequest } from "./build-request.ts";
import { earlyProblem, rawEarlyProblem } from "./early-problem.ts";
import { BODY_LIMIT, BODY_MAX_MS, type BodyLimit, type HttpHandler } from "./handler.ts";
import { streamOf } from "./streamed.ts";

const HEADERS_MAX_MS = 10_000;
const KEEP_ALIVE_MS = 30_000;
/** Of an answer nothing was taken for so long, or up to twice that: whoever asked does not read. */
const UNREAD_MAX_MS = 5_000;
/** Node's own limit is the last: of a body that is late before that is taken care here. */
const REQUEST_MAX_MS = 60_000;

/** A Node HTTP server that gives every request to `handle`; not yet listening. */
export function createNodeHttp(handle: HttpHandler): Server {
  const server = createServer(
    {
      requestTimeout: handle.large === undefined ? BODY_MAX_MS : REQUEST_MAX_MS,
      headersTimeout: HEADERS_MAX_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: 2_000,
    },
    (incoming, outgoing) => void answer(handle, incoming, outgoing).catch(() => outgoing.destroy()),
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
    const isSlow = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
    socket.end(isSlow ? rawEarlyProblem(408, "too_slow") : rawEarlyProblem(400, "bad_message"));
  });
  return server;
}

async function answer(handle: HttpHandler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const [method, target, headers] = [incoming.method ?? "GET", incoming.url ?? "", headersOf(incoming)];
  const peer = { address: incoming.socket.remoteAddress ?? "" };
  const build = (body: Uint8Array<ArrayBuffer> | null) =>
    buildRequest({ method, target, headers, body, isSecure: false });
  const close = async (response: Response): Promise<void> => {
    outgoing.shouldKeepAlive = false;
    await send(response, incoming, outgoing);
    incoming.destroy();
  };
  const limit = handle.large?.limitOf(method, target.split("?", 1)[0] ?? "") ?? null;
  const head = limit === null ? null : build(null);
  const admitted = head === null ? null : await handle.large?.admit(head, peer);
  if (admitted instanceof Response) return close(admitted);
  try {
    const body = await readBody(incoming, limit ?? BODY_LIMIT);
    if (body === "gone") return void outgoing.destroy();
    if (body === "too_large") return await close(earlyProblem(413, body));
    if (body === "too_slow") return await close(earlyProblem(408, body));
    const request = build(body);
    const response = request === null ? earlyProblem(400, "bad_message") : await handle(request, peer);
    await send(response, incoming, outgoing);
  } finally {
    admitted?.();
  }
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  return headers;
}

type Read = Uint8Array<ArrayBuffer> | "too_large" | "too_slow" | "gone";

function readBody(incoming: IncomingMessage, { maxBytes, maxMs }: BodyLimit): Promise<Read> {
  return new Promise((resolve) => {
    if (Number(incoming.headers["content-length"] ?? 0) > maxBytes) return resolve("too_large");
    const chunks: Buffer[] = [];
    let size = 0;
    // The socket stays open for the answer.
    const end = (read: Read): void => {
      clearTimeout(late);
      incoming.off("data", take).pause();
      resolve(read);
    };
    const late = setTimeout(() => end("too_slow"), maxMs);
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > maxBytes) return end("too_large");
      chunks.push(chunk);
    };
    incoming.on("data", take);
    incoming.once("end", () => end(Buffer.concat(chunks)));
    incoming.once("error", () => end("gone"));
    incoming.once("close", () => end("gone"));
  });
}

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const stream = streamOf(response);
  const body = stream === null ? Buffer.from(await response.arrayBuffer()) : null;
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== "set-cookie") outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
  outgoing.setTimeout(UNREAD_MAX_MS, () => outgoing.destroy());
  if (body === null) return pipeline(stream ?? [], outgoing);
  const isBodyless = response.status === 204 || response.status === 304;
  if (!isBodyless && !outgoing.hasHeader("content-length")) outgoing.setHeader("content-length", body.length);
  await new Promise<void>((resolve) => {
    outgoing.once("close", resolve);
    outgoing.end(incoming.method === "HEAD" || isBodyless ? undefined : body, () => resolve());
  });
}
