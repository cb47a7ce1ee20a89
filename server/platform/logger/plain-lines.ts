import type { DestinationStream } from "pino";

const OMITTED = new Set(["level", "time", "msg"]);

/** Writes pino's JSON records as lines to read: `12:30:01 warn  words  field=value`. Info lines carry no level. */
export function plainLines(to: NodeJS.WritableStream): DestinationStream {
  return { write: (record: string) => void to.write(`${plainLine(record)}\n`) };
}

export function plainLine(record: string): string {
  const fields = JSON.parse(record) as Record<string, unknown>;
  const time = String(fields["time"]).slice(11, 19);
  const level = fields["level"] === "info" ? "" : `${String(fields["level"])}  `;
  const rest = Object.entries(fields)
    .filter(([name]) => !OMITTED.has(name))
    .map(([name, value]) => `  ${name}=${typeof value === "object" ? JSON.stringify(value) : String(value)}`)
    .join("");
  return `${time}  ${level}${String(fields["msg"] ?? "")}${rest}`;
}
