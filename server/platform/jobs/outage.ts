import { Unavailable } from "../../errors.ts";
import type { Log } from "../logger/logger.ts";
import type { JobsConnection } from "./jobs-connection.ts";

type Watched = {
  readonly connection: JobsConnection;
  /** Takes what the library could not do. */
  readonly onError: (error: unknown) => void;
};

/** The library's errors are plain objects with an error's fields. */
const asError = (error: unknown): Error => {
  if (error instanceof Error) return error;
  const { message } = error as { message?: unknown }; // as: reads as undefined from what else it may be
  return Object.assign(new Error(String(message)), error);
};

/** Says once an outage that the database is away, and when it is back; any other trouble once until something succeeds. */
export const watchOutage = ({ executeSql }: JobsConnection, log: Pick<Log, "warn" | "info" | "error">): Watched => {
  let said: "away" | { readonly reason: string } | null = null;
  const sayAway = (error: Unavailable): void => {
    if (said === "away") return;
    said = "away";
    log.warn({ err: error }, "the database is away; jobs wait for it");
  };
  return {
    onError(error) {
      if (error instanceof Unavailable) return sayAway(error);
      const { message: reason } = asError(error);
      if (said === "away" || said?.reason === reason) return;
      said = { reason };
      log.error({ err: asError(error) }, "jobs could not be looked after");
    },
    connection: {
      async executeSql(sql, values) {
        try {
          const result = await executeSql(sql, values);
          if (said === "away") log.info("the database is back; jobs go on");
          said = null;
          return result;
        } catch (error) {
          if (error instanceof Unavailable) sayAway(error);
          throw error;
        }
      },
    },
  };
};
