import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Bytes. */
export type Memory = { readonly rss: number; readonly heap: number; readonly external: number };

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void; // as: what the flag brings

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What this process holds, after two collections: what the first one finalizes goes with the second. */
export const memoryNow = async (): Promise<Memory> => {
  for (let n = 0; n < 2; n += 1) {
    collect();
    await rest(100);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed, external };
};
