import { strToU8, Zip, ZipDeflate } from "fflate";
import { PIECE_BYTES } from "./exports.limits.ts";

export type ZipFile = { readonly name: string; readonly texts: AsyncIterable<string> };

/** A zip of files that are written as they are read, in pieces of about PIECE_BYTES: no more than that is in memory. */
export async function* zipPieces(files: Iterable<ZipFile>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let failure: Error | null = null;
  const zip = new Zip((error, data) => {
    if (error) failure = error;
    waiting.push(data);
    size += data.length;
  });
  const take = (): Uint8Array => {
    const piece = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    return piece;
  };
  for (const { name, texts } of files) {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    for await (const text of texts) {
      entry.push(strToU8(text));
      if (size >= PIECE_BYTES) yield take();
    }
    entry.push(new Uint8Array(0), true);
    if (failure !== null) throw failure;
  }
  zip.end();
  yield take();
}
