import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buildRequest } from "./build-request.ts";
import { earlyProblem, rawEarlyProblem } from "./early-problem.ts";
import { BODY_MAX_BYTES, BODY_MAX_MS, type HttpHandler } from "./handler.ts";

const HEADERS_MAX_MS = 10_000;
const KEEP_ALIVE_MS = 30_000;
/** Of an answer nothing was taken for so long, or up to twice that: whoever asked does not read. */
const UNREAD_MAX_MS = 5_000;

/** A Node HTTP server that gives every request to `handle`; not yet listening. */
export function createNodeHttp(handle: HttpHandler): Server {
  const server = createServer(
    {
      requestTimeout: BODY_MAX_MS,
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
  const body = await readBody(incoming);
  if (body === "gone") return void outgoing.destroy();
  if (body === "too_large") {
    outgoing.shouldKeepAlive = false;
    await send(earlyProblem(413, "too_large"), incoming, outgoing);
    incoming.destroy();
    return;
  }
  const request = buildRequest({
    method: incoming.method ?? "GET",
    target: incoming.url ?? "",
    headers: headersOf(incoming),
    body,
    isSecure: false,
  });
  const response =
    request === null
      ? earlyProblem(400, "bad_message")
      : await handle(request, { address: incoming.socket.remoteAddress ?? "" });
  await send(response, incoming, outgoing);
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  return headers;
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | "too_large" | "gone"> {
  if (Number(incoming.headers["content-length"] ?? 0) > BODY_MAX_BYTES) return "too_large";
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // An early return must leave the socket open for the answer.
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length;
      if (size > BODY_MAX_BYTES) return "too_large";
      chunks.push(chunk as Buffer);
    }
  } catch {
    return "gone";
  }
  return Buffer.concat(chunks);
}

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== "set-cookie") outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
  const isBodyless = response.status === 204 || response.status === 304;
  if (!isBodyless && !outgoing.hasHeader("content-length")) outgoing.setHeader("content-length", body.length);
  outgoing.setTimeout(UNREAD_MAX_MS, () => outgoing.destroy());
  await new Promise<void>((resolve) => {
    outgoing.once("close", resolve);
    outgoing.end(incoming.method === "HEAD" || isBodyless ? undefined : body, () => resolve());
  });
}
