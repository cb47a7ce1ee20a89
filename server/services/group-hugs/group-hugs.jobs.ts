import * as z from "zod";
import type { Rows } from "../../platform/database/database.ts";
import type { JobQueue } from "../../platform/jobs/job-queue.ts";
import { addMissingJobs } from "./group-hugs.jobs.sql.ts";
import { createSettle, createTell, type TellDeps } from "./group-hugs.settle.ts";

const groupHugJob = z.object({ groupHugId: z.uuid() });

/**
 * Ends what its time has ended, also when no process has its room open. The end is final, so a room that wakes later is
 * refused whatever its epoch; one that ended it in time leaves nothing to do.
 */
export const createGroupHugJobs = ({
  database,
  queue,
  ...deps
}: TellDeps & { readonly database: Rows; readonly queue: JobQueue }) => {
  const settle = createSettle(database, createTell(deps));
  const sql = addMissingJobs(queue);
  return {
    queue: queue.name,
    carryOut: async (data: unknown): Promise<void> => settle([groupHugJob.parse(data).groupHugId]),
    addMissing: async (): Promise<void> => void (await database.rows(sql)),
  };
};
