import { connect } from "node:net";

/** Tried when TEST_DATABASE_URL is not set. */
export const DEFAULT_POSTGRES_URL = "postgres://postgres@127.0.0.1:5432/postgres";

const PATIENCE_MS = 1500;
const PROTOCOL_3_0 = 196608;

/**
 * Whether a PostgreSQL server answers at the address: "open" = lets this user in without a password,
 * "locked" = is a PostgreSQL that wants more, "absent" = no PostgreSQL.
 * Speaks only the first message of the protocol (PostgreSQL documentation, "Message Formats", StartupMessage).
 * @param {string} url
 * @returns {Promise<"open" | "locked" | "absent">}
 */
export function probePostgres(url) {
  const { hostname, port, username, pathname } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname || "127.0.0.1", port: Number(port || 5432) });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE_MS, () => end("absent"));
    socket.on("error", () => end("absent"));
    socket.on("close", () => resolve("absent"));
    socket.on("connect", () => socket.write(startupMessage(decodeURIComponent(username), pathname.slice(1))));
    socket.once("data", (reply) => end(readReply(reply)));
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
