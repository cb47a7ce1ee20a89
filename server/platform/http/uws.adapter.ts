import { STATUS_CODES } from "node:http";
import { buildRequest } from "./build-request.ts";
import { earlyProblem } from "./early-problem.ts";
import { BODY_MAX_BYTES, BODY_MAX_MS, type HttpHandler } from "./handler.ts";
import type { UwsApp, UwsRequest, UwsResponse } from "./uws.port.ts";

/** Gives every HTTP request of a uWebSockets.js app to `handle`. Call it after the WebSocket route is there. */
export function mountOnUws(app: UwsApp, handle: HttpHandler): void {
  app.any("/*", (response, request) => {
    let isAborted = false;
    response.onAborted(() => (isAborted = true));
    const isGone = (): boolean => isAborted;
    answer(handle, response, request, isGone).catch(() => {
      // For example a header that no `Headers` can hold.
      if (!isAborted) response.close();
    });
  });
}

/** uWS forgets the request when its handler returns, and a response after it was aborted must not be touched. */
async function answer(
  handle: HttpHandler,
  response: UwsResponse,
  request: UwsRequest,
  isGone: () => boolean,
): Promise<void> {
  const method = request.getMethod().toUpperCase();
  const query = request.getQuery();
  const target = query ? `${request.getUrl()}?${query}` : request.getUrl();
  const address = Buffer.from(response.getRemoteAddressAsText()).toString();
  const headers = new Headers();
  request.forEach((name, value) => headers.append(name, value));

  let answered: Response;
  let isClosing = false;
  const body = await readBody(
    response,
    Number(headers.get("content-length") ?? 0),
    headers.has("content-length") || headers.has("transfer-encoding"),
  );
  if (body === "too_large" || body === "too_slow") {
    isClosing = true;
    answered = earlyProblem(body === "too_large" ? 413 : 408, body);
  } else {
    const built = buildRequest({ method, target, headers, body, isSecure: false });
    answered = built === null ? earlyProblem(400, "bad_message") : await handle(built, { address });
  }
  const bytes = new Uint8Array(await answered.arrayBuffer());
  if (!isGone()) send(response, answered, bytes, method === "HEAD", isClosing);
}

function readBody(
  response: UwsResponse,
  declaredLength: number,
  hasBody: boolean,
): Promise<Uint8Array<ArrayBuffer> | "too_large" | "too_slow"> {
  return new Promise((resolve) => {
    if (declaredLength > BODY_MAX_BYTES) return resolve("too_large");
    if (!hasBody) return resolve(new Uint8Array(0));
    const chunks: Buffer[] = [];
    let size = 0;
    const limit = setTimeout(() => resolve("too_slow"), BODY_MAX_MS);
    response.onData((chunk, isLast) => {
      size += chunk.byteLength;
      if (size > BODY_MAX_BYTES) {
        clearTimeout(limit);
        return resolve("too_large");
      }
      // The chunk's memory is only lent.
      chunks.push(Buffer.from(Buffer.from(chunk)));
      if (!isLast) return;
      clearTimeout(limit);
      resolve(Buffer.concat(chunks));
    });
  });
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
