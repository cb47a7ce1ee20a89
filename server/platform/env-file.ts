import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

export type EnvFile =
  | { readonly ok: true; readonly values: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problems: readonly string[] };

const ASSIGNMENT = /^\s*(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=\s*(.*)$/;

/**
 * The text of a `.env` file: `NAME=value` lines, blank lines and `#` comments; a value may stand in quotes, on one line.
 * Node's own parser skips what it cannot read, so each line is looked at first. Problems name lines, never values.
 */
export function parseEnvFile(text: string): EnvFile {
  const problems: string[] = [];
  if (text.includes("\0")) return { ok: false, problems: [".env is not a text file. Save it as plain UTF-8 text."] };
  text.split(/\r?\n/).forEach((line, index) => {
    const problem = problemOf(line);
    if (problem !== null) problems.push(`.env line ${index + 1} ${problem}`);
  });
  if (problems.length > 0) return { ok: false, problems };
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(text))) if (value !== undefined) values[name] = value;
  return { ok: true, values };
}

/** The `.env` of a folder; none is an empty one. */
export function readEnvFile(file: string): EnvFile {
  try {
    return parseEnvFile(readFileSync(file, "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return { ok: true, values: {} };
    return { ok: false, problems: [`.env cannot be read (${code}). Correct its permissions, or remove it.`] };
  }
}

function problemOf(line: string): string | null {
  if (/^\s*(#|$)/.test(line)) return null;
  const value = ASSIGNMENT.exec(line)?.[1];
  if (value === undefined) return "is not NAME=value. Correct it, or start it with # to make it a comment.";
  const quote = /^["'`]/.exec(value)?.[0];
  if (quote !== undefined && value.indexOf(quote, 1) === -1)
    return `opens a quote (${quote}) that it does not close. Close it on the same line.`;
  return null;
}
