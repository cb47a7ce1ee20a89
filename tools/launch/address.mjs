import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { at } from "./paths.mjs";

const USUAL_PORT = 2567;
const TRIES = 10;
const EVERY_NETWORK = ["0.0.0.0", "::"];

/**
 * Fixes the server's address before it starts, for commands that run something else which must find it.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<NodeJS.ProcessEnv>} env with PORT for the server, and HUGMOOD_URL and VITE_DEV_SERVER for the others
 */
export async function withAddress(env) {
  const file = existsSync(at(".env")) ? readFileSync(at(".env"), "utf8") : "";
  const host = setting("HOST", env, file) || "127.0.0.1";
  const asked = setting("PORT", env, file);
  const port = asked === "" ? await firstFree(host, USUAL_PORT) : asked === "0" ? await anyFree(host) : asked;
  const reached = EVERY_NETWORK.includes(host) ? "127.0.0.1" : host;
  const url = `http://${reached.includes(":") ? `[${reached}]` : reached}:${port}`;
  return { ...env, PORT: String(port), HUGMOOD_URL: url, VITE_DEV_SERVER: url };
}

/** What the server will read: the environment, else the .env file; empty when neither says anything. */
export function setting(name, env, file) {
  const given = env[name]?.trim();
  if (given) return given;
  const line = new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=\\s*(.*?)\\s*$`, "m").exec(file)?.[1] ?? "";
  return /^(["'])(.*)\1$/.exec(line)?.[2] ?? line.replace(/\s+#.*$/, "");
}

async function firstFree(host, from) {
  for (let port = from; port < from + TRIES; port += 1) {
    if ((await listensAt(host, port)) !== 0) return port;
  }
  return anyFree(host);
}

const anyFree = (host) => listensAt(host, 0);

/** Opens and closes a port; 0 when it is taken. */
function listensAt(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on("error", () => resolve(0));
    probe.listen({ host, port }, () => {
      const { port: got } = probe.address();
      probe.close(() => resolve(got));
    });
  });
}
