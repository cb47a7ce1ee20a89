import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

const ADDRESS = /HugMood is at (http:\/\/127\.0\.0\.1:(\d+))/;

export type Listening = { readonly url: string; readonly port: number };

/** Once a server that was just started prints its address; each line goes to `onLine`. Rejects when it ends or takes too long. */
export const whenListening = (
  child: ChildProcess,
  limitMs: number,
  onLine: (line: string) => void,
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const last: string[] = [];
    const fail = (why: string): void => {
      clearTimeout(limit);
      reject(new Error(`The server ${why}:\n${last.join("\n")}`));
    };
    const limit = setTimeout(() => fail("did not start"), limitMs);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        onLine(line);
        last.splice(0, last.length - 19);
        last.push(line);
        const [, url, port] = ADDRESS.exec(line) ?? [];
        if (url === undefined) return;
        clearTimeout(limit);
        resolve({ url, port: Number(port) });
      });
    }
    child.once("exit", (code) => fail(`ended with ${code}`));
  });
