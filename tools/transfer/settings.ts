import { existsSync } from "node:fs";
import { join } from "node:path";
import { SETTINGS } from "../../server/config.ts";
import { secretOf } from "../../server/platform/auth/secret-file.ts";
import { readEnvFile } from "../../server/platform/env-file.ts";

export type TransferSettings = {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** AUTH_SECRET. */
  readonly authSecret: string | undefined;
  /** MASTER_KEYS. */
  readonly masterKeys: string | undefined;
};

/**
 * The settings that say where the data is, read as the server reads them: `.env`, then the environment. Unlike the server
 * this asks for no AUTH_SECRET with DATABASE_URL: whoever moves may not know yet which. Throws a sentence.
 */
export const transferSettings = (
  env: Readonly<Record<string, string | undefined>>,
  file = ".env",
): TransferSettings => {
  const known = readEnvFile(file);
  if (!known.ok) throw new Error(known.problems.join("\n"));
  const all = { ...known.values, ...env };
  const read = <T>(name: keyof typeof SETTINGS, parse: (text: string) => Parsed<T>) => {
    const text = all[name]?.trim();
    if (text === undefined || text === "") return undefined;
    const parsed = parse(text);
    if (parsed.success) return parsed.data;
    throw new Error(`${name} ${parsed.error.issues.map(({ message }) => message).join(" ")}`);
  };
  return {
    dataDir: read("DATA_DIR", (text) => SETTINGS.DATA_DIR.safeParse(text)) ?? "./data",
    databaseUrl: read("DATABASE_URL", (text) => SETTINGS.DATABASE_URL.safeParse(text))?.reveal(),
    authSecret: read("AUTH_SECRET", (text) => SETTINGS.AUTH_SECRET.safeParse(text))?.reveal(),
    masterKeys: read("MASTER_KEYS", (text) => SETTINGS.MASTER_KEYS.safeParse(text))?.reveal(),
  };
};

type Parsed<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: { readonly issues: readonly { readonly message: string }[] } };

/** The secret that an embedded database's server made for itself, where there is one; none is made. */
export const secretIn = (dataDir: string): string | undefined =>
  existsSync(join(dataDir, "secret")) ? secretOf(dataDir).reveal() : undefined;
