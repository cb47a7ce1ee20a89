import { pino, type DestinationStream, type Logger as PinoLogger } from "pino";
import { plainLines } from "./plain-lines.ts";

/** Structured log. Fields are numbers, ids and codes: never a name, a message, a token or a payload. */
export type Log = Pick<PinoLogger, "debug" | "info" | "warn" | "error" | "fatal">;

export type LogOptions = {
  readonly level: "silent" | "fatal" | "error" | "warn" | "info" | "debug" | "trace";
  /** auto = plain lines on a terminal, JSON elsewhere. */
  readonly format: "auto" | "json" | "plain";
  /** Standard output unless given. */
  readonly to?: NodeJS.WritableStream & { isTTY?: boolean };
};

/** Second fence, should such a field be logged by mistake. */
const REDACTED_FIELDS = [
  "name",
  "message",
  "text",
  "note",
  "token",
  "cookie",
  "cookies",
  "authorization",
  "password",
  "secret",
  "email",
  "body",
  "payload",
  "headers",
  "userAgent",
  "ip",
  "address",
];
const REDACT_PATHS = REDACTED_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

export function createLog(options: LogOptions): Log {
  const to = options.to ?? process.stdout;
  const isPlain = options.format === "plain" || (options.format === "auto" && to.isTTY === true);
  const sink: DestinationStream = isPlain ? plainLines(to) : to;
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACT_PATHS, censor: "***" },
      serializers: { err: errorFields },
    },
    sink,
  );
}

type ErrorFields = { kind: string; reason: string; code?: string; at?: string; cause?: ErrorFields };

/**
 * An error without what people wrote: database drivers quote parameters and rows in `detail`, `query` and after the
 * first line of the text, so only the class, the first line up to 200 characters, the code and the stack's places stay.
 */
export function errorFields(error: unknown, depth = 0): ErrorFields {
  if (!(error instanceof Error)) return { kind: typeof error, reason: "not an Error" };
  const code = (error as { code?: unknown }).code;
  const at = error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(" < ");
  return {
    kind: error.name,
    reason: reasonOf(error),
    ...(typeof code === "string" || typeof code === "number" ? { code: String(code) } : {}),
    ...(at === undefined || depth > 0 ? {} : { at }),
    ...(error.cause instanceof Error && depth < 3 ? { cause: errorFields(error.cause, depth + 1) } : {}),
  };
}

/** An ORM puts the failing statement, with its values, before the driver's own words: only those after ` - ` are kept. */
function reasonOf(error: Error): string {
  const first = error.message.split("\n", 1)[0] ?? "";
  const words = /\b(insert|update|select|delete|with|values)\b/i.test(first)
    ? (first.split(" - ").at(-1) ?? "")
    : first;
  return /\b(insert into|update "|select .* from|delete from|values \()/i.test(words)
    ? "a statement failed"
    : words.slice(0, 200);
}
