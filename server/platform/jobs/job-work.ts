import type { JobResult, JobWithMetadata } from "pg-boss";
import { Unavailable } from "../../errors.ts";
import type { Log } from "../logger/logger.ts";

/** What is done at a job's time; may be done more than once. Rejects when it is to be tried again. */
export type CarryOut = (data: unknown) => Promise<void>;

/**
 * Each of a batch by itself: what fails fails alone and is tried again, up to its limit. Each failure is a warning, unless
 * the database was away, and the last one an error; its row stays a day, in `pgboss.job` with the state `failed`.
 */
export const workOff =
  (queue: string, carryOut: CarryOut, log: Pick<Log, "warn" | "error">) =>
  async (jobs: readonly JobWithMetadata<unknown>[]): Promise<JobResult[]> => {
    const results: JobResult[] = [];
    for (const { id, data, retryCount, retryLimit } of jobs) {
      try {
        await carryOut(data);
        results.push({ id, status: "completed" });
      } catch (error) {
        const fields = { queue, jobId: id, tried: retryCount + 1, err: error };
        if (retryCount >= retryLimit) log.error(fields, "a job failed for the last time and is left");
        else if (!(error instanceof Unavailable)) log.warn(fields, "a job failed; it is tried again");
        results.push({ id, status: "failed" });
      }
    }
    return results;
  };
