import { readFileSync } from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ConfigError, parseConfig, SETTINGS } from "./config.ts";
import { parseEnvFile } from "./platform/env-file.ts";

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
};

describe("settings", () => {
  it("need nothing: this machine only, the first free port from 2567, an embedded database", () => {
    expect(parseConfig({})).toEqual({
      host: "127.0.0.1",
      port: { kind: "first_free", from: 2567 },
      dataDir: "./data",
      databaseUrl: null,
      redisUrl: null,
      processAddress: null,
      authSecret: null,
      masterKeys: null,
      publicUrl: null,
      smtpUrl: null,
      hugsPerHour: 240,
      scoringWorkers: 1,
      mailFrom: "HugMood",
      providers: { google: null, apple: null, facebook: null },
      logLevel: "info",
      logFormat: "auto",
      transport: "auto",
      isBehindProxy: false,
    });
  });

  it("an empty variable counts as absent, and a port that is set is the only one tried", () => {
    const config = parseConfig({ PORT: "0", DATABASE_URL: "", HOST: " " });
    expect(config.port).toEqual({ kind: "fixed", port: 0 });
    expect(config.databaseUrl).toBeNull();
    expect(config.host).toBe("127.0.0.1");
  });

  it("every problem is in one message, each a sentence that begins with its variable", () => {
    const env = {
      HOST: "http://x/",
      PORT: "seventy",
      DATABASE_URL: "mysql://x",
      REDIS_URL: "6379",
      PROCESS_ADDRESS: "https://hugs.example/p/1/",
      AUTH_SECRET: "short",
      MASTER_KEYS: "2026a:short",
      PUBLIC_URL: "hugs",
      SMTP_URL: "mail.example",
      MAIL_FROM: "somebody",
      SCORING_WORKERS: "0",
      LOG_LEVEL: "loud",
      TRANSPORT: "tcp",
    };
    const problems = problemsOf(env);
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(
      Object.keys(SETTINGS).filter((name) => name in env),
    );
    for (const problem of problems) expect(problem).toMatch(/^[A-Z_]+ (must|has).*\. ?[A-Z].*$/);
    expect(new ConfigError(problems).message.split("\n")).toHaveLength(problems.length + 1);
  });

  it.each(["65536", "-1", "2567x", "1e3", "0x10"])("PORT=%s is refused", (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  it("a PostgreSQL server needs a secret that all processes share", () => {
    const DATABASE_URL = "postgres://u:p@127.0.0.1/h";
    expect(problemsOf({ DATABASE_URL }).join()).toMatch(/^AUTH_SECRET is missing/);
    expect(problemsOf({ DATABASE_URL, AUTH_SECRET: "s".repeat(32) })).toEqual([]);
  });

  it("several processes share one PostgreSQL, and each has an address: without, every one that lacks is told", () => {
    const REDIS_URL = "redis://127.0.0.1:6379";
    expect(problemsOf({ REDIS_URL }).map((problem) => problem.split(".")[0])).toEqual([
      "DATABASE_URL is missing",
      "PROCESS_ADDRESS is missing",
    ]);
    const rest = { DATABASE_URL: "postgres://u:p@127.0.0.1/h", AUTH_SECRET: "s".repeat(32) };
    expect(problemsOf({ REDIS_URL, ...rest, PROCESS_ADDRESS: " " }).join()).toMatch(/^PROCESS_ADDRESS is missing/);
    const config = parseConfig({ REDIS_URL, ...rest, PROCESS_ADDRESS: "hugs.example/p/1" });
    expect([config.redisUrl?.reveal(), config.processAddress]).toEqual([REDIS_URL, "hugs.example/p/1"]);
    expect(problemsOf({ REDIS_URL: "rediss://u:p@h", ...rest, PROCESS_ADDRESS: "h" })).toEqual([]);
  });

  it.each(["h", "127.0.0.1:80", "hugs.example/p/1", "hugs.example:443/p/a-b_c~d.e"])(
    "PROCESS_ADDRESS=%s is an address",
    (PROCESS_ADDRESS) => expect(problemsOf({ PROCESS_ADDRESS })).toEqual([]),
  );

  it.each(["ws://h", "h/", "h/p/1/", "h:", "h:port", "h?x", "h#x", "u@h", "h/p 1", "h//p", "/p/1", "h/%2f"])(
    "PROCESS_ADDRESS=%s is refused",
    (PROCESS_ADDRESS) => expect(problemsOf({ PROCESS_ADDRESS })).toHaveLength(1),
  );

  it.each(["127.0.0.1:6379", "http://h", "localhost", "unix:/run/redis"])("REDIS_URL=%s is refused", (REDIS_URL) => {
    expect(problemsOf({ REDIS_URL }).join("\n")).toMatch(/REDIS_URL must look like redis:/);
  });

  it("a provider is whole or not there; one that lacks something is told of by name", () => {
    expect(problemsOf({ GOOGLE_CLIENT_ID: "ours" }).join()).toMatch(/^GOOGLE_CLIENT_SECRET is missing/);
    expect(problemsOf({ APPLE_TEAM_ID: "TEAM" })).toHaveLength(3);
    const google = parseConfig({ GOOGLE_CLIENT_ID: "ours", GOOGLE_CLIENT_SECRET: "horse-secret" }).providers.google;
    expect(google?.issuer.href).toBe("https://accounts.google.com/");
    expect(JSON.stringify(google)).not.toContain("horse");
    const key = "-----BEGIN PRIVATE KEY-----\\nMIG\\n-----END PRIVATE KEY-----";
    const apple = { APPLE_CLIENT_ID: "a", APPLE_TEAM_ID: "t", APPLE_KEY_ID: "k", APPLE_PRIVATE_KEY: key };
    expect(parseConfig(apple).providers.apple?.privateKey.reveal().split("\n")).toHaveLength(3);
    expect(problemsOf({ ...apple, APPLE_PRIVATE_KEY: "MIG" })).toHaveLength(1);
  });

  it.each(["http://accounts.example", "ftp://x", "accounts.google.com", "http://127.0.0.1.evil.example"])(
    "GOOGLE_ISSUER=%s is refused: what is in the clear stays on this machine",
    (GOOGLE_ISSUER) => {
      const rest = { GOOGLE_CLIENT_ID: "ours", GOOGLE_CLIENT_SECRET: "s" };
      expect(problemsOf({ ...rest, GOOGLE_ISSUER })).toHaveLength(1);
      expect(problemsOf({ ...rest, GOOGLE_ISSUER: "http://127.0.0.1:9" })).toEqual([]);
    },
  );

  it("secrets print as *** however they are printed, and are in no problem", () => {
    const secret = "correct-horse-battery-staple-correct";
    const config = parseConfig({
      AUTH_SECRET: secret,
      DATABASE_URL: `postgres://u:${secret}@h/d`,
      REDIS_URL: `redis://u:${secret}@h`,
      PROCESS_ADDRESS: "h",
    });
    for (const text of [
      JSON.stringify(config),
      inspect(config, { depth: 9 }),
      String(config.authSecret),
      `${config.databaseUrl}`,
      `${config.redisUrl}`,
    ]) {
      expect(text).not.toContain("horse");
      expect(text).toContain("***");
    }
    expect(config.authSecret?.reveal()).toBe(secret);
    const bad = { DATABASE_URL: `mysql://u:${secret}@h/d`, REDIS_URL: `http://u:${secret}@h`, AUTH_SECRET: "horse" };
    expect(problemsOf(bad)).toHaveLength(4);
    expect(problemsOf(bad).join()).not.toContain("horse");
  });
});

describe(".env.example", () => {
  const text = readFileSync(path.resolve(import.meta.dirname, "../.env.example"), "utf8");

  it("names every setting and no other, and as it stands changes nothing", () => {
    const named = [...text.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(Object.keys(SETTINGS).toSorted());
    expect(parseEnvFile(text)).toEqual({ ok: true, values: {} });
  });

  it("uncommented it is a valid configuration", () => {
    const file = parseEnvFile(text.replaceAll(/^#([A-Z_]+=)/gm, "$1"));
    if (!file.ok) throw new Error(file.problems.join());
    expect(parseConfig(file.values).port).toEqual({ kind: "fixed", port: 2567 });
  });
});
