import type { ChildProcess } from "node:child_process";

const started = new Set<ChildProcess>();

/** A program that was started here does not outlive this process, however that ends (but for kill -9). */
export const endWithUs = <C extends ChildProcess>(child: C): C => {
  started.add(child);
  child.once("exit", () => started.delete(child));
  return child;
};

process.on("exit", () => {
  for (const child of started) child.kill("SIGKILL");
});
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(143));
