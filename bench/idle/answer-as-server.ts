import { answerParent } from "../child-process.ts";
import { cpuMs } from "../hugs/cpu.ts";
import { watchLoop } from "../loop-lag.ts";
import { memoryNow } from "./memory.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";

type Listen = ServerAsk & { kind: "listen" };

/** All that differs between servers is how they are opened. */
export const answerAsServer = (open: (ask: Listen) => Promise<ServerAnswer>): void => {
  const lag = watchLoop();
  answerParent<ServerAsk, ServerAnswer>(async (ask) => {
    switch (ask.kind) {
      case "listen":
        return open(ask);
      case "usage":
        return { cpuMs: cpuMs(), lag: lag.read() };
      case "memory":
        return { memory: await memoryNow() };
    }
  });
};
