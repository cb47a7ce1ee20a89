export type ClusterPlan = {
  readonly processes: number;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Where people come to. */
  readonly port: number;
  /** Unset: made once and kept. */
  readonly authSecret: string | null;
};

export const USAGE = "npm run cluster -- [--processes N]    with DATABASE_URL and REDIS_URL";
const PROCESSES = 3;
const PROCESSES_MAX = 16;
const PORT = 2567;

/** Throws a sentence for each thing that is missing or cannot be read, in one error. */
export const parseOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ClusterPlan => {
  const problems: string[] = [];
  const at = args.indexOf("--processes");
  const processes = at < 0 ? PROCESSES : Number(args[at + 1]);
  if (!Number.isInteger(processes) || processes < 1 || processes > PROCESSES_MAX)
    problems.push(`--processes takes a whole number from 1 to ${PROCESSES_MAX}.`);
  if (args.length > (at < 0 ? 0 : 2)) problems.push("There is no option but --processes.");
  const text = (name: string): string => env[name]?.trim() ?? "";
  if (text("DATABASE_URL") === "")
    problems.push(
      "DATABASE_URL is missing: the processes share one PostgreSQL, for example postgres://postgres@127.0.0.1:5432/hugmood after `createdb hugmood`.",
    );
  if (text("REDIS_URL") === "")
    problems.push("REDIS_URL is missing: the processes find each other there, for example redis://127.0.0.1:6379.");
  const port = Number(text("PORT") || PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) problems.push("PORT is a number from 1 to 65535.");
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return {
    processes,
    databaseUrl: text("DATABASE_URL"),
    redisUrl: text("REDIS_URL"),
    port,
    authSecret: text("AUTH_SECRET") || null,
  };
};
