import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type WayIn = { readonly link: string; close(): void };

const DAY_S = 24 * 60 * 60;

/**
 * A link that signs whoever opens it in by that token and leads to the staff's page; cookies of a machine are those of all
 * its ports. Only on this machine, only with the key that is in it, and only as long as the demo runs.
 */
export const openWayIn = async (url: string, token: string): Promise<WayIn> => {
  const path = `/${randomBytes(24).toString("base64url")}`;
  const server = createServer((request, answer) => {
    if (request.method !== "GET" || request.url !== path) return void answer.writeHead(404).end();
    const cookie = `hugmood.session_token=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${DAY_S}`;
    answer.writeHead(302, { "set-cookie": cookie, location: `${url}/staff`, "cache-control": "no-store" }).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // as: it listens on a port
  return {
    link: `http://127.0.0.1:${port}${path}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
