import { STATUS_CODES } from "node:http";
import { EARLY_PROBLEMS, problemDetails, type EarlyProblem } from "#shared/schema/problem.ts";
import { problem } from "./problem.ts";
import { withSecurityHeaders } from "./security-headers.ts";

/** What an adapter answers by itself, before there is a request to hand over: with the same headers as every answer. */
export const earlyProblem = (status: number, code: EarlyProblem): Response =>
  withSecurityHeaders(problem(status, code), null, false);

/** The same as bytes, for a connection on which nothing could be read as HTTP; it closes after them. */
export function rawEarlyProblem(status: number, code: EarlyProblem): string {
  const { headers } = earlyProblem(status, code);
  const body = JSON.stringify(problemDetails(status, { code }, EARLY_PROBLEMS[code]));
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...lines, "connection: close"];
  return `${head.join("\r\n")}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
