import type { Database } from "../../platform/database/database.ts";

type Kind = { readonly queue: string; readonly carryOut: (data: unknown) => Promise<void> };

/** Does the jobs of a queue that are due, as a process would, one after the other. */
export const doDueJobs = async (database: Database, { queue, carryOut }: Kind): Promise<void> => {
  const due = await database.rows<{ data: unknown }>(
    "delete from pgboss.job where name = $1 and start_after <= clock_timestamp() returning data",
    [queue],
  );
  for (const { data } of due) await carryOut(data);
};

/** So many hours pass for the jobs of a queue. */
export const passForJobs = (database: Database, queue: string, hours: number) =>
  database.rows("update pgboss.job set start_after = start_after - make_interval(hours => $2) where name = $1", [
    queue,
    hours,
  ]);
