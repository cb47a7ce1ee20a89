import { connect } from "node:net";
import { connect as connectTls } from "node:tls";

/** Tried when TEST_DATABASE_URL is not set. */
export const DEFAULT_POSTGRES_URL = "postgres://postgres@127.0.0.1:5432/postgres";

/** Tried when TEST_REDIS_URL is not set. */
export const DEFAULT_REDIS_URL = "redis://127.0.0.1:6379";

const PATIENCE_MS = 1500;
const PROTOCOL_3_0 = 196608;

/** @typedef {"open" | "locked" | "absent"} Answer */

/**
 * Whether a PostgreSQL server answers at the address: "open" = lets this user in without a password,
 * "locked" = is a PostgreSQL that wants more, "absent" = no PostgreSQL.
 * Speaks only the first message of the protocol (PostgreSQL documentation, "Message Formats", StartupMessage).
 * @param {string} url
 * @returns {Promise<Answer>}
 */
export function probePostgres(url) {
  const { hostname, port, username, pathname } = new URL(url);
  const hello = startupMessage(decodeURIComponent(username), pathname.slice(1));
  return ask(connect({ host: hostname || "127.0.0.1", port: Number(port || 5432) }), "connect", hello, readReply);
}

/**
 * Whether a Redis server answers a PING at the address: "open" = without a password, "locked" = is a Redis that wants
 * one, "absent" = no Redis. `rediss:` is spoken over TLS; whether its certificate is good is for the tests to find out.
 * @param {string} url
 * @returns {Promise<Answer>}
 */
export function probeRedis(url) {
  const { protocol, hostname, port } = new URL(url);
  const where = { host: hostname || "127.0.0.1", port: Number(port || 6379) };
  return protocol === "rediss:"
    ? ask(connectTls({ ...where, rejectUnauthorized: false }), "secureConnect", "PING\r\n", readPong)
    : ask(connect(where), "connect", "PING\r\n", readPong);
}

/** Says one thing once connected and reads the first that is answered. */
function ask(socket, connected, hello, read) {
  return new Promise((resolve) => {
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE_MS, () => end("absent"));
    socket.on("error", () => end("absent"));
    socket.on("close", () => resolve("absent"));
    socket.on(connected, () => socket.write(hello));
    socket.once("data", (reply) => end(read(reply)));
  });
}

function startupMessage(user, database) {
  const body = Buffer.from(`user\0${user || "postgres"}\0database\0${database || "postgres"}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(PROTOCOL_3_0, 4);
  return Buffer.concat([head, body]);
}

/** 'R' then a zero = "you are in"; another 'R' or 'E' = a PostgreSQL that says no. */
function readReply(reply) {
  const kind = String.fromCharCode(reply[0] ?? 0);
  if (kind === "R" && reply.length >= 9) return reply.readInt32BE(5) === 0 ? "open" : "locked";
  return kind === "E" ? "locked" : "absent";
}

/** An error of Redis begins with '-'. */
function readPong(reply) {
  const said = reply.toString("latin1");
  if (said.startsWith("+PONG")) return "open";
  return said.startsWith("-") ? "locked" : "absent";
}
