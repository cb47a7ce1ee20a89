import type { BrowserContext, Page, Request } from "@playwright/test";

/** All that a browser says to anybody: addresses, headers and bodies of requests (of workers too), and what goes over sockets. */
export const everythingSaid = (context: BrowserContext): (() => Promise<string>) => {
  const said: string[] = [];
  const bodies: Promise<void>[] = [];
  const hear = (request: Request): void => {
    const body = request.postDataBuffer()?.toString("utf8") ?? "";
    said.push(`${request.method()} ${request.url()} ${decodeURIComponent(new URL(request.url()).search)}\n${body}`);
    // A page that goes may take its last headers with it.
    const headers = request.allHeaders().then(
      (all) => void said.push(JSON.stringify(all)),
      () => {},
    );
    bodies.push(headers);
  };
  const watch = (page: Page): void => {
    page.on("websocket", (socket) =>
      socket.on("framesent", ({ payload }) => said.push(Buffer.from(payload).toString("utf8"))),
    );
  };
  context.on("request", hear);
  context.on("page", watch);
  for (const page of context.pages()) watch(page);
  return async () => {
    await Promise.all(bodies);
    return said.join("\n");
  };
};
