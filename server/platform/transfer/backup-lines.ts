import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { TransferRefused } from "./refused.ts";

/** Longer than any row we write; what has a longer line is not ours. */
const LINE_MAX = 64 * 1024 * 1024;

const damaged = (file: string, cause: unknown): TransferRefused =>
  new TransferRefused(
    `${file} is cut short, damaged, or no backup of HugMood. Nothing was changed. Take another copy of it.`,
    [],
    { cause },
  );

/**
 * The lines of a gzip file, without their ends, in the pieces they arrive in. Throws TransferRefused for a file that is
 * not there or not whole, after the lines before the damage.
 */
export async function* readLines(file: string): AsyncGenerator<string[]> {
  const zipped = createReadStream(file);
  const text = createGunzip().setEncoding("utf8");
  zipped.on("error", (error) => text.destroy(error));
  zipped.pipe(text);
  let rest = "";
  try {
    // With an encoding set the chunks are strings.
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > LINE_MAX) throw damaged(file, null);
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    if (error instanceof TransferRefused) throw error;
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw damaged(file, error);
    throw new TransferRefused(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Is the name right?`);
  } finally {
    zipped.destroy();
    text.destroy();
  }
  if (rest !== "") throw damaged(file, null);
}
