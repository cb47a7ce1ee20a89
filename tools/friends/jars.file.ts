import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Jar } from "./cookie-fetch.ts";

export type Jars = { of(name: string): Jar; save(): void };

const read = (file: string): Record<string, Jar> => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, Jar>; // written by save only
  } catch {
    return {};
  }
};

/** Each friend's cookies in one file, so that they come back as the same people. Readable by its owner alone. */
export const openJars = (file: string): Jars => {
  const jars = read(file);
  return {
    of: (name) => (jars[name] ??= {}),
    save: () => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(jars), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
};
