import * as z from "zod";
import { HUGS_PER_HOUR } from "#shared/consent/consent.limits.ts";
import {
  missingOfProviders,
  PROVIDER_SETTINGS,
  providersOf,
  type ProvidersConfig as Providers,
} from "./config.providers.ts";
import { readMasterKeys } from "./platform/sealing/master-keys.ts";
import { Secret } from "./platform/secret.ts";

export type ProvidersConfig = Providers;

/** Where to listen: exactly there, or at the first free port from there on. */
export type PortChoice =
  | { readonly kind: "fixed"; readonly port: number }
  | { readonly kind: "first_free"; readonly from: number };

export type Config = {
  readonly host: string;
  readonly port: PortChoice;
  /** The embedded database and the secret made for it live here. */
  readonly dataDir: string;
  /** Null = the embedded database. */
  readonly databaseUrl: Secret | null;
  /** Several processes find each other here; null = this one is alone. */
  readonly redisUrl: Secret | null;
  /** Where browsers reach this very process, host[:port][/path]; there with `redisUrl`. */
  readonly processAddress: string | null;
  /** Null = made once and kept in the data directory. */
  readonly authSecret: Secret | null;
  /** `name:base64`, comma-separated: what wraps users' keys; null = one that follows from the secret. */
  readonly masterKeys: Secret | null;
  /** The address people type, when it is not where we listen (a proxy, TLS). */
  readonly publicUrl: URL | null;
  /** How letters leave; null = they do not. */
  readonly smtpUrl: Secret | null;
  /** Hugs one person may send in an hour; a new one, and to one person, a quarter of it. */
  readonly hugsPerHour: number;
  /** Threads that ask the models, at most; one fewer than the machine's processors where that is less. */
  readonly scoringWorkers: number;
  /** Whom letters are from, as their header says it. */
  readonly mailFrom: string;
  /** Who else can say who somebody is. */
  readonly providers: ProvidersConfig;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly logFormat: (typeof LOG_FORMATS)[number];
  readonly transport: (typeof TRANSPORTS)[number];
  /** Believe the last `X-Forwarded-For` entry: only behind a proxy of ours that sets it. */
  readonly isBehindProxy: boolean;
};

export const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;
export const LOG_FORMATS = ["auto", "json", "plain"] as const;
export const TRANSPORTS = ["auto", "uws", "ws"] as const;
export const DEFAULT_PORT = 2567;
const SECRET_MIN = 32;
/** With REDIS_URL. */
const MANY_NEED = [
  [
    "DATABASE_URL",
    "With REDIS_URL several processes are one server, and they share one PostgreSQL. Remove REDIS_URL to run a single process.",
  ],
  [
    "PROCESS_ADDRESS",
    "With REDIS_URL each process has an address of its own, such as hugs.example/p/1, that your proxy leads to it.",
  ],
] as const;

/** Settings that cannot be used. The message lists every problem: what, which variable, the likely cause, the cure. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly code = "config_invalid";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`HugMood cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

const word = <T extends readonly [string, ...string[]]>(words: T, fallback: T[number]) =>
  z.enum(words, {
    error: `must be one of ${words.join(", ")}. Correct the word or remove the line to get "${fallback}".`,
  });

/** Every variable that is read, by name; an empty one counts as absent. */
export const SETTINGS = {
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, "must be a bare address such as 127.0.0.1 or 0.0.0.0. Leave out http:// and the port."),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a whole number. Remove everything else from the value.")
    .transform(Number)
    .refine((port) => port <= 65535, "must be between 0 and 65535. Pick another port, or 0 for any free one."),
  DATA_DIR: z.string().regex(/^[^\0]+$/, "has a character that no folder can have. Name a folder such as ./data."),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(ql)?:$/.test(parseUrl(text)?.protocol ?? ""),
      "must look like postgres://user:password@host:5432/database. A character such as @ or / in the password must be percent-encoded.",
    )
    .transform((text) => new Secret(text)),
  REDIS_URL: z
    .string()
    .refine(
      (text) => /^rediss?:$/.test(parseUrl(text)?.protocol ?? ""),
      "must look like redis://host:6379 or rediss://user:password@host:6379. A character such as @ or / in the password must be percent-encoded.",
    )
    .transform((text) => new Secret(text)),
  PROCESS_ADDRESS: z
    .string()
    .regex(
      /^[A-Za-z0-9.-]+(:\d{1,5})?(\/[A-Za-z0-9._~-]+)*$/,
      "must be a host with or without port and path, such as hugs.example/p/1. Leave out https:// and a slash at the end.",
    ),
  AUTH_SECRET: z
    .string()
    .min(SECRET_MIN, `must have at least ${SECRET_MIN} characters. Make one with: openssl rand -base64 48`)
    .transform((text) => new Secret(text)),
  MASTER_KEYS: z
    .string()
    .refine(
      (text) => readMasterKeys(text) !== null,
      "must be keys such as 2026a:<32 bytes in base64>, with commas between them and each name once. Make one with: openssl rand -base64 32",
    )
    .transform((text) => new Secret(text)),
  PUBLIC_URL: z
    .string()
    .refine(
      isOrigin,
      "must be an http or https address without a path, such as https://hugs.example. Remove what follows the host.",
    )
    .transform((text) => new URL(text)),
  SMTP_URL: z
    .string()
    .refine(
      (text) => /^smtps?:$/.test(parseUrl(text)?.protocol ?? ""),
      "must look like smtp://user:password@host:587 or smtps://user:password@host:465. A character such as @ or / in the password must be percent-encoded.",
    )
    .transform((text) => new Secret(text)),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/,
      "must be a mail address with or without a name. Write it such as HugMood <hugs@hugs.example>.",
    ),
  HUGS_PER_HOUR: z
    .string()
    .regex(/^\d{1,9}$/, "must be a whole number. Remove the line to get the default.")
    .transform(Number)
    .refine((many) => many >= 4, "must be at least 4: new people may send a quarter of it."),
  SCORING_WORKERS: z
    .string()
    .regex(/^([1-9]|[1-5]\d|6[0-4])$/, "must be a whole number from 1 to 64. Remove the line to get 1.")
    .transform(Number),
  ...PROVIDER_SETTINGS,
  LOG_LEVEL: word(LOG_LEVELS, "info"),
  LOG_FORMAT: word(LOG_FORMATS, "auto"),
  TRANSPORT: word(TRANSPORTS, "auto"),
  BEHIND_PROXY: word(["yes", "no"] as const, "no"),
} as const;

type Values = { [N in keyof typeof SETTINGS]?: z.infer<(typeof SETTINGS)[N]> };

/** Settings from an environment; throws one ConfigError that lists every problem. Values of secrets are never in it. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(SETTINGS)) {
    const text = env[name]?.trim();
    if (text === undefined || text === "") continue;
    const parsed = schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(...parsed.error.issues.map((issue) => `${name} ${issue.message}`));
  }
  // Each value came out of the schema of its own name.
  const given = values as Values;
  if (env["DATABASE_URL"]?.trim() && !env["AUTH_SECRET"]?.trim()) {
    problems.push(
      "AUTH_SECRET is missing. With DATABASE_URL every process must sign with the same secret. Make one with: openssl rand -base64 48",
    );
  }
  if (env["REDIS_URL"]?.trim()) {
    for (const [name, why] of MANY_NEED) if (!env[name]?.trim()) problems.push(`${name} is missing. ${why}`);
  }
  if (env["SMTP_URL"]?.trim() && !env["MAIL_FROM"]?.trim()) {
    problems.push(
      "MAIL_FROM is missing. With SMTP_URL letters are from somebody, such as HugMood <hugs@hugs.example>.",
    );
  }
  problems.push(...missingOfProviders(env));
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    host: given.HOST ?? "127.0.0.1",
    port: given.PORT === undefined ? { kind: "first_free", from: DEFAULT_PORT } : { kind: "fixed", port: given.PORT },
    dataDir: given.DATA_DIR ?? "./data",
    databaseUrl: given.DATABASE_URL ?? null,
    redisUrl: given.REDIS_URL ?? null,
    processAddress: given.PROCESS_ADDRESS ?? null,
    authSecret: given.AUTH_SECRET ?? null,
    masterKeys: given.MASTER_KEYS ?? null,
    publicUrl: given.PUBLIC_URL ?? null,
    smtpUrl: given.SMTP_URL ?? null,
    scoringWorkers: given.SCORING_WORKERS ?? 1,
    mailFrom: given.MAIL_FROM ?? "HugMood",
    hugsPerHour: given.HUGS_PER_HOUR ?? HUGS_PER_HOUR,
    providers: providersOf(given),
    logLevel: given.LOG_LEVEL ?? "info",
    logFormat: given.LOG_FORMAT ?? "auto",
    transport: given.TRANSPORT ?? "auto",
    isBehindProxy: given.BEHIND_PROXY === "yes",
  };
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isOrigin(text: string): boolean {
  const url = parseUrl(text);
  return (
    url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "" && url.username === ""
  );
}
