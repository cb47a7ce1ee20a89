import { once } from "node:events";
import net from "node:net";

/** A TCP proxy on a free port of 127.0.0.1 whose connections a test can cut, refuse or freeze: a bad network, for real. */
export type CuttableProxy = {
  readonly port: number;
  /** Ends every connection and refuses new ones until `mend`. */
  cut(): void;
  /** Keeps connections open but lets nothing through until `mend`: a half-open network. */
  freeze(): void;
  /** Carries requests on but keeps back every answer until `mend`: what was sent arrives, and nobody here learns of it. */
  freezeAnswers(): void;
  mend(): void;
  close(): Promise<void>;
};

export async function createCuttableProxy(targetPort: number): Promise<CuttableProxy> {
  let mode: "open" | "cut" | "frozen" | "answers_frozen" = "open";
  const pairs = new Set<readonly [net.Socket, net.Socket]>();

  const server = net.createServer((near) => {
    if (mode === "cut") {
      near.destroy();
      return;
    }
    const far = net.connect(targetPort, "127.0.0.1");
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on("error", end).on("close", end);
      from.on("data", (chunk) => to.write(chunk));
      if (mode === "frozen" || (mode === "answers_frozen" && from === far)) from.pause();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no TCP port.");

  const cut = (): void => {
    mode = "cut";
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };

  return {
    port: address.port,
    cut,
    freeze() {
      mode = "frozen";
      for (const [near, far] of pairs) {
        near.pause();
        far.pause();
      }
    },
    freezeAnswers() {
      mode = "answers_frozen";
      for (const [, far] of pairs) far.pause();
    },
    mend() {
      mode = "open";
      for (const [near, far] of pairs) {
        near.resume();
        far.resume();
      }
    },
    async close() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
