import { readFileSync } from "node:fs";

/** What a process has open besides one file a connection. */
const OTHERS = 500;

/** The limit of open files out of /proc/<pid>/limits; null = none is said. */
export const openFilesMaxOf = (limits: string): number | null => {
  const [, most] = /^Max open files +(\d+)/m.exec(limits) ?? [];
  return most === undefined ? null : Number(most);
};

const ownLimit = (): number | null => {
  try {
    return openFilesMaxOf(readFileSync("/proc/self/limits", "utf8"));
  } catch {
    return null; // not Linux: it is found out when a connection fails
  }
};

/** Throws a sentence when so many connections cannot be open in one process. Node has raised its soft limit by itself. */
export const checkOpenFiles = (connections: number, most = ownLimit()): void => {
  const needed = connections + OTHERS;
  if (most === null || most >= needed) return;
  throw new Error(
    `${connections} connections need ${needed} open files in a process, and this shell allows ${most}. Raise that ` +
      `(ulimit -Hn ${needed}, as an administrator) or ask for fewer.`,
  );
};
