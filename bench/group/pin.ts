import { execFileSync } from "node:child_process";

/** Keeps all threads of this process to those processors (as `taskset -c` has them). False where there is no taskset. */
export const pinTo = (processors: string | null): boolean => {
  if (processors === null) return false;
  try {
    execFileSync("taskset", ["-apc", processors, String(process.pid)], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** The first processor for the server, the others for those who load it; null where there is only one. */
export const shareProcessors = (count: number): { readonly server: string; readonly generators: string } | null =>
  count < 2 ? null : { server: "0", generators: count === 2 ? "1" : `1-${count - 1}` };
