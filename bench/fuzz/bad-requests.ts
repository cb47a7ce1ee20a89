import type { Dice } from "../../server/rooms/testing/dice.ts";
import { anyBytes, spoil } from "./bad-bytes.ts";
import { AWKWARD_NAMES, jsonOf, wrongValue } from "./wrong-values.ts";

const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "CONNECT", "get", "FOO", "GET "];
const PATHS = [
  "/",
  "/index.html",
  "/hugs",
  "/health",
  "/ready",
  "/api/openapi.json",
  "/api/guests",
  "/api/me",
  "/api/hugs",
];
const MORE_PATHS = [
  "/api/rooms/token",
  "/api/sign-out",
  "/api/designs",
  "/api/group-hugs",
  "/api/people/muted",
  "/api/docs",
];
const ODD_PATHS = [
  "//",
  "/../..",
  "/%00",
  "/%",
  "/%ff",
  "*",
  "http://x/",
  "/?a=1&a=1",
  "/api/hugs?limit=1e9&cursor=%00",
  "",
];
const ROOMS = ["inbox", "lobby", "group-hug", "x", "__proto__", "inbox-1", "toString"];
const WAYS = ["joinOrCreate", "create", "join", "joinById", "reconnect", "__proto__", "constructor"];
const KEYS = [
  "name",
  "being",
  "colour",
  "texture",
  "protocol",
  "after",
  "groupHugId",
  "limit",
  "hosts",
  "design",
  "sessionId",
];
const TYPES = [
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "multipart/form-data; boundary=x",
  "é",
  "",
];

const target = (dice: Dice): string => {
  const way = dice.next();
  if (way < 0.35) return dice.pick([...PATHS, ...MORE_PATHS]) ?? "/";
  if (way < 0.5)
    return `${dice.pick(["/api/hugs/", "/api/people/", "/api/group-hugs/"])}${encodeURIComponent(safe(dice))}`;
  if (way < 0.7) return `/matchmake/${dice.pick(WAYS)}/${dice.pick(ROOMS)}`;
  if (way < 0.85) return dice.pick(ODD_PATHS) ?? "*";
  if (way < 0.95) return `/${anyBytes(dice, 60).toString("latin1")}`;
  return `/${"a/".repeat(dice.whole(1, 8_000))}?${"x=1&".repeat(dice.whole(0, 500))}`;
};
const safe = (dice: Dice): string => (dice.pick(AWKWARD_NAMES) ?? "").replace(/[\ud800-\udfff]/g, "x");

const body = (dice: Dice): Buffer => {
  const way = dice.next();
  if (way < 0.2) return Buffer.alloc(0);
  const json = Buffer.from(jsonOf(wrongValue(dice, KEYS)));
  if (way < 0.6) return json;
  if (way < 0.75) return spoil(dice, json);
  if (way < 0.85) return anyBytes(dice, 200);
  if (way < 0.95) return Buffer.from((dice.pick(["[", '{"a":']) ?? "[").repeat(dice.whole(1, 8_000)));
  return Buffer.alloc(dice.whole(1, 70_000), "[]");
};

/** An address of its own for whoever asks, so that limits by address are not all that is met. */
const header = (dice: Dice, token: string | null): string => {
  switch (dice.whole(0, 9)) {
    case 0:
      return `x-forwarded-for: ${dice.whole(1, 255)}.${dice.whole(0, 255)}.${dice.whole(0, 255)}.1`;
    case 1:
      return `origin: ${dice.pick(["null", "http://evil.example", "://", "http://127.0.0.1"])}`;
    case 2:
      return `cookie: ${dice.pick(["__proto__=1", "hugmood.session_token=x.y", ";;;=", "a".repeat(3_000)])}`;
    case 3:
      return `authorization: Bearer ${token === null ? "x" : dice.chance(0.5) ? token : spoil(dice, Buffer.from(token)).toString("latin1")}`;
    case 4:
      return `${dice.pick(AWKWARD_NAMES)}: ${anyBytes(dice, 40).toString("latin1")}`;
    case 5:
      return `x-${dice.whole(0, 9)}: ${"y".repeat(dice.whole(0, 6_000))}`;
    case 6:
      return (
        dice.pick(["expect: 100-continue", "expect: x", "upgrade: h2c", "connection: upgrade", "connection: close"]) ??
        ""
      );
    case 7:
      return `range: bytes=${dice.whole(-5, 5)}-${dice.whole(-5, 1e9)}`;
    case 8:
      return `accept-encoding: ${dice.pick(["br", "gzip;q=x", "*", "identity;q=0"])}`;
    default:
      return `if-none-match: ${dice.pick(["*", '"x"', "x"])}`;
  }
};

/** One HTTP request that is more or less wrong, as bytes. */
export const badRequest = (dice: Dice, token: string | null): Buffer => {
  const content = body(dice);
  const length = dice.chance(0.85) ? content.length : (dice.pick([0, 1, -1, 1e6, 2 ** 53, Number.NaN]) ?? 0);
  const framing = dice.chance(0.9) ? `content-length: ${length}` : "transfer-encoding: chunked";
  const hosts = dice.chance(0.95)
    ? ["host: 127.0.0.1"]
    : (dice.pick([[], ["host: a b"], ["host: x/../y"], ["host: a", "host: b"]]) ?? []);
  const method = dice.chance(0.8) ? dice.pick(["GET", "POST", "PUT"]) : dice.pick(METHODS);
  const more = Array.from({ length: dice.chance(0.03) ? 200 : dice.whole(0, 5) }, () => header(dice, token));
  const lines = [`${method} ${target(dice)} HTTP/${dice.chance(0.97) ? "1.1" : "9.9"}`, ...hosts];
  lines.push(`content-type: ${dice.chance(0.7) ? "application/json" : dice.pick(TYPES)}`, framing, ...more);
  const whole = Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), content]);
  return dice.chance(0.1) ? spoil(dice, whole) : whole;
};
