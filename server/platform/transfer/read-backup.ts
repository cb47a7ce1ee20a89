import { readFooter, readHeader, type Header } from "./backup-header.ts";
import { readLines } from "./backup-lines.ts";
import { createDigests } from "./digest.ts";
import type { Batch } from "./read-rows.ts";
import { TransferRefused } from "./refused.ts";

/**
 * The rows of a backup as they were read. Throws TransferRefused when it is no backup, of another version, cut short or
 * changed: that shows with certainty only at the end, so look through it once (`checkBackup`) before using it.
 */
export async function* readBackup(file: string): AsyncGenerator<Batch> {
  const bad = (what: string) => new TransferRefused(`${file} ${what}. Nothing was changed. Take another copy of it.`);
  const digests = createDigests();
  let header: Header | null = null;
  let isOver = false;
  /** Tables that still have rows to come, and how many. */
  let waiting: { name: string; rows: number }[] = [];
  for await (const lines of readLines(file)) {
    for (let at = 0; at < lines.length;) {
      const line = lines[at] ?? "";
      const [table] = waiting;
      if (header === null) {
        header = readHeader(line, file);
        waiting = header.tables.filter(({ rows }) => rows > 0);
        at += 1;
      } else if (table !== undefined) {
        const batch = { table: table.name, lines: lines.slice(at, at + table.rows) };
        digests.add(batch);
        yield batch;
        at += batch.lines.length;
        table.rows -= batch.lines.length;
        if (table.rows === 0) waiting.shift();
      } else {
        const footer = isOver ? null : readFooter(line);
        const isAsWritten = header.tables.every(({ name }) => footer?.digests[name] === digests.of(name).digest);
        if (footer === null || !isAsWritten) throw bad("was changed since it was written");
        isOver = true;
        at += 1;
      }
    }
  }
  if (!isOver) throw bad("is cut short");
}

/** Reads all of it and keeps nothing; throws as `readBackup` does. */
export const checkBackup = async (file: string): Promise<void> => {
  for await (const batch of readBackup(file)) void batch;
};
