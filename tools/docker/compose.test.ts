import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseConfig } from "../../server/config.ts";
import { DOCKER_NGINX } from "../cluster/docker-nginx.ts";

const FOLDER = join(import.meta.dirname, "../../docker");
const read = (name: string): string => readFileSync(join(FOLDER, name), "utf8");
type Service = Record<string, unknown> & { readonly environment: Record<string, string> };
type Compose = { readonly services: Record<string, Service> };
// The schema's test stands before those that rely on its shape.
const compose = parse(read("compose.yaml"), { merge: true }) as Compose;

/** Of the specification's schema; compose itself fills in variables before it looks. */
const ajv = new Ajv({ strict: false, allErrors: true });
const fits = (format: RegExp) => (text: string) => text.includes("${") || format.test(text);
ajv.addFormat("duration", fits(/^(\d+(\.\d+)?(us|ms|s|m|h))+$/));
ajv.addFormat("ports", fits(/^[\d.:-]+(\/(tcp|udp))?$/));
ajv.addFormat("expose", fits(/^\d+(-\d+)?(\/[a-z]+)?$/));
ajv.addFormat("subnet_ip_address", fits(/^[0-9A-Fa-f.:]+\/\d+$/));
// Its names for itself are of a draft that no validator reads any more.
const unnamed = (key: string, value: unknown): unknown =>
  ["$schema", "id"].includes(key) && typeof value === "string" ? undefined : value;
const isAllowed = ajv.compile(JSON.parse(read("compose-spec.json"), unnamed) as object);
const problemsOf = (value: unknown): string =>
  isAllowed(value)
    ? ""
    : (isAllowed.errors ?? [])
        .map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)
        .join("\n");

const SECRETS = ["PUBLIC_HOST", "AUTH_SECRET", "POSTGRES_PASSWORD", "REDIS_PASSWORD"];
const ENV = Object.fromEntries(SECRETS.map((name) => [name, name === "PUBLIC_HOST" ? "hugs.example" : "x".repeat(40)]));
/** `${NAME}`, `${NAME:-default}` and `${NAME:?why}`, as compose fills them in. */
const filledIn = (text: string, env: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name: string, kind?: string, rest?: string) => {
    const value = env[name] ?? "";
    if (value !== "") return value;
    if (kind === "-") return rest ?? "";
    throw new Error(`${name} is not set`);
  });
const settingsOf = (name: string, env: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(compose.services[name]?.environment ?? {}).map(([key, text]) => [key, filledIn(text, env)]),
  );

describe("docker/compose.yaml", () => {
  test("D1 is what the compose specification allows", () => {
    expect(problemsOf(compose)).toBe("");
  });

  test.each<[string, (services: Record<string, Record<string, unknown>>) => void, RegExp]>([
    [
      "an unknown word",
      (services) => (services["proxy"] = { ...services["proxy"], imagine: "x" }),
      /services\/proxy must NOT have additional properties.*imagine/,
    ],
    [
      "a wrong type",
      (services) => (services["redis"] = { ...services["redis"], image: 7 }),
      /services\/redis\/image must be string/,
    ],
    [
      "a wrong condition",
      (services) => (services["redis"] = { ...services["redis"], depends_on: { postgres: { condition: "ready" } } }),
      /condition must be equal to one of the allowed values.*service_started/,
    ],
    [
      "a wrong duration",
      (services) => (services["redis"] = { ...services["redis"], healthcheck: { interval: "often" } }),
      /interval must match format "duration"/,
    ],
  ])("D2 with %s it would be refused", (_name, spoil, problem) => {
    const services = { ...compose.services } as Record<string, Record<string, unknown>>;
    spoil(services);
    expect(problemsOf({ ...compose, services })).toMatch(problem);
  });

  test("D3 each server has settings that HugMood starts with, and an address of its own that the proxy leads to it", () => {
    for (const { name, host, port } of DOCKER_NGINX.processes) {
      const settings = settingsOf(host, ENV);
      const config = parseConfig(settings);
      expect(config.processAddress).toBe(`hugs.example/p/${name}`);
      expect([config.isBehindProxy, config.publicUrl?.href]).toEqual([true, "https://hugs.example/"]);
      expect(config.databaseUrl?.reveal()).toContain("@postgres:5432/");
      expect(read("Dockerfile")).toContain(`PORT=${port}`);
    }
    const servers = Object.keys(compose.services).filter((name) => name.startsWith("server-"));
    expect(servers).toEqual(DOCKER_NGINX.processes.map(({ host }) => host));
  });

  test.each(SECRETS)("D4 without %s it does not start: nothing secret has a default", (name) => {
    expect(() => settingsOf("server-1", { ...ENV, [name]: "" })).toThrow(`${name} is not set`);
  });

  test("D5 only the proxy is reachable, and every service says whether it is well", () => {
    const published = Object.entries(compose.services).filter(([, service]) => "ports" in service);
    expect(published.map(([name]) => name)).toEqual(["proxy"]);
    for (const [name, service] of Object.entries(compose.services))
      expect("healthcheck" in service || service["image"] === "hugmood", name).toBe(true);
  });

  const tools = [["docker", "compose"], ["docker-compose"]].filter(
    ([program = "", ...args]) => spawnSync(program, [...args, "version"]).status === 0,
  );
  const skips = tools.length === 0;
  test.skipIf(skips)(
    `D6 docker compose reads it${skips ? " (skipped: it is not installed)" : ""}`,
    () => {
      for (const [program = "", ...args] of tools) {
        const command = [...args, "-f", join(FOLDER, "compose.yaml"), "config"];
        const run = (env: object) => spawnSync(program, command, { env: { PATH: process.env["PATH"], ...env } });
        const good = run(ENV);
        expect([good.status, String(good.stderr)]).toEqual([0, ""]);
        expect(run({ ...ENV, AUTH_SECRET: "" }).status).not.toBe(0);
      }
    },
    30_000,
  );
});
