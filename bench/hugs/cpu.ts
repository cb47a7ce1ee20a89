import { readFileSync } from "node:fs";

/** Processor time of this process so far, all its threads, ms. */
export const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Linux counts processor time of others in ticks of a hundredth of a second (proc(5); `getconf CLK_TCK`). */
const TICK_MS = 10;

/** Processor time of other processes of this machine so far, ms, by process; those that cannot be seen, or are gone, are left out. */
export const cpuMsOf = (pids: readonly number[]): ReadonlyMap<number, number> => {
  const used = new Map<number, number>();
  for (const pid of pids) {
    try {
      // The name, in parentheses, may hold anything; user and system time are the 14th and 15th field.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      used.set(pid, (Number(fields[11]) + Number(fields[12])) * TICK_MS);
    } catch {
      // Gone, or on another machine.
    }
  }
  return used;
};

/** What processes took from one look to a later one, ms. Who ended in between takes what it used since with it. */
export const usedBetween = (before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number =>
  [...after].reduce((sum, [pid, late]) => sum + late - (before.get(pid) ?? 0), 0);
