import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import type { AuditHead } from "./audit.chain.ts";
import type { Audit } from "./audit.port.ts";

const HEADS_FILE = "audit-heads.jsonl";
export const headsFileIn = (dataDir: string): string => path.join(dataDir, HEADS_FILE);
const lineSchema = z.object({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });

export type WitnessDeps = {
  readonly audit: Pick<Audit, "head">;
  /** A line of JSON is added to it for each new head. Keep copies where the database's operator cannot write. */
  readonly file: string;
};

/** To be called again and again: writes the last audit entry down outside of the database, so that a cut trace shows. */
export const createWitness = ({ audit, file }: WitnessDeps): (() => Promise<void>) => {
  let written = 0;
  return async () => {
    const { seq, hash } = await audit.head();
    if (seq === 0 || seq === written) return;
    await mkdir(path.dirname(file), { recursive: true });
    await appendFile(file, `${JSON.stringify({ seq, hash })}\n`, { mode: 0o600 });
    written = seq;
  };
};

/** Heads that were written down; null = there is no such file. Throws a sentence for a line that is none. */
export const readHeads = async (file: string): Promise<readonly AuditHead[] | null> => {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null; // as: an error of a file
    throw error;
  }
  const lines = text.split("\n");
  // A line that a power cut left unfinished at the end says nothing.
  return lines.slice(0, -1).map((line, at) => {
    try {
      return lineSchema.parse(JSON.parse(line));
    } catch {
      throw new Error(`${file}, line ${at + 1}, is no head of the audit.`);
    }
  });
};
