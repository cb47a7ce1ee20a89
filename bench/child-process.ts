import { fork } from "node:child_process";

/** One question to a child process and its answer, matched by number. */
type Message = { readonly n: number; readonly body: unknown };

/** CLOCK_MONOTONIC less this process' performance.now(), ms: by it, processes of one machine compare their clocks. */
export const monotonicAheadMs = (): number => {
  const beforeMs = performance.now();
  const monotonicMs = Number(process.hrtime.bigint()) / 1e6;
  return monotonicMs - (beforeMs + performance.now()) / 2;
};

export type Child<Ask, Answer> = { ask(body: Ask): Promise<Answer>; stop(): Promise<void> };

/** Starts a program in its own process. It ends with this one. */
export const startChild = <Ask, Answer>(program: URL): Child<Ask, Answer> => {
  const name = program.pathname.split("/").at(-1) ?? "";
  const child = fork(program, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let asked = 0;
  let isStopping = false;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.on("message", ({ n, body }: Message) => {
    waiting.get(n)?.resolve(body as Answer); // as: both ends are of the same bench
    waiting.delete(n);
  });
  child.once("exit", (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended with ${code}.`));
    if (!isStopping) console.error(`${name} ended with ${code}.`);
  });
  return {
    ask: (body) =>
      new Promise<Answer>((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        child.send({ n: asked, body } satisfies Message, (error) => error && reject(error));
      }),
    async stop() {
      isStopping = true;
      if (child.connected) child.disconnect();
      await ended;
    },
  };
};

/** In the child: answers whatever its parent asks, until that is gone. */
export const answerParent = <Ask, Answer>(answer: (body: Ask) => Promise<Answer> | Answer): void => {
  process.on("message", async ({ n, body }: Message) => {
    process.send?.({ n, body: await answer(body as Ask) } satisfies Message); // as: both ends are of the same bench
  });
  process.once("disconnect", () => process.exit(0));
};
