import type { Log } from "../../logger/logger.ts";
import type { ProviderFetch } from "./provider-fetch.ts";
import type { ProviderAnswer } from "./provider.port.ts";

/** The words of an error may hold what was sent; its codes do not. */
const codesOf = (error: unknown) => {
  const { code, error: said, status } = error as Readonly<Record<"code" | "error" | "status", unknown>>; // as: any may be missing
  return { why: code, said: typeof said === "string" ? said.slice(0, 100) : undefined, status };
};

/** What `work` comes to; whatever it throws is the provider's, and told to the log by its codes only. */
export const answerOf = async <T>(
  provider: string,
  log: Pick<Log, "warn">,
  { isAway }: Pick<ProviderFetch, "isAway">,
  work: () => Promise<T | null>,
): Promise<ProviderAnswer<T>> => {
  try {
    const value = await work();
    return value === null ? { kind: "refused" } : { kind: "ok", value };
  } catch (error) {
    const kind = isAway() ? "away" : "refused";
    log.warn({ provider, ...codesOf(error) }, `a sign-in by a provider: ${kind}`);
    return { kind };
  }
};
