import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Somebody with an account at a provider. */
export type ProviderPerson = {
  readonly subject: string;
  readonly name: string;
  readonly mail: string;
  readonly isMailVerified: boolean;
};

/**
 * What goes wrong. `gone`: everything says 503. Of the exchange of a code: `down`, `slow` (it never answers), `huge`; of the id
 * token: what is wrong in it.
 */
export const FAULTS = [
  "gone",
  "down",
  "slow",
  "huge",
  "other_nonce",
  "no_nonce",
  "other_key",
  "unsigned",
  "other_audience",
  "other_issuer",
  "expired",
  "from_the_future",
  "no_id_token",
] as const;
export type Fault = (typeof FAULTS)[number];

/** A server shaped like a provider, on 127.0.0.1. */
export type ProviderServer = {
  readonly origin: string;
  /** Who may be chosen, by a word. */
  readonly people: Map<string, ProviderPerson>;
  setFault(fault: Fault | null): void;
  close(): Promise<void>;
};

export const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
};

export const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

/** The provider's own page, where somebody says who they are, or no. */
export const choosePage = (title: string, action: string, people: ReadonlyMap<string, ProviderPerson>): string => {
  const button = (who: string, words: string) =>
    `<form method="post" action="${escape(action)}"><button name="who" value="${escape(who)}">${escape(words)}</button></form>`;
  const all = [...people].map(([who, { name }]) => button(who, `Continue as ${name}`));
  return `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${all.join("")}${button("", "Cancel")}</html>`;
};

export const sendPage = (response: ServerResponse, html: string): void => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
};

/** `isExchange`: whether a request is one that a fault of the exchange is about. */
export const listenAs = async (
  port: number,
  isExchange: (request: IncomingMessage) => boolean,
): Promise<{
  readonly origin: string;
  readonly fault: () => Fault | null;
  setFault(fault: Fault | null): void;
  answer(listener: RequestListener): void;
  close(): Promise<void>;
}> => {
  let fault: Fault | null = null;
  let listener: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => {
    if (fault === "gone") return void response.writeHead(503).end();
    if (isExchange(request)) {
      if (fault === "down") return void response.writeHead(502).end("Bad gateway");
      if (fault === "slow") return;
      if (fault === "huge") return sendJson(response, 200, { access_token: "x".repeat(1_000_000) });
    }
    listener(request, response);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: taken } = server.address() as AddressInfo; // as: it listens on a port
  return {
    origin: `http://127.0.0.1:${taken}`,
    fault: () => fault,
    setFault: (next) => void (fault = next),
    answer: (next) => void (listener = next),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
