/** A queue of jobs in the database, each due at its time. */
export type JobQueue = {
  readonly name: string;
  /**
   * SQL to stand in a `with`: a job for each row of the query `due`, which has `key` (text), `data` (jsonb) and
   * `start_after` (timestamptz). It is part of the statement it stands in, so there is a job if and only if that is
   * committed. A key that waits already is left as it is. Fails when nobody opened the queue.
   */
  insert(due: string): string;
  /** The same without those whose job waits, runs, or has failed for good. */
  insertMissing(due: string): string;
};

/** The library's documented table; what is said of the queue is copied into each job, as the library itself does. */
export const createJobQueue = (name: string): JobQueue => {
  const insert = (due: string): string => `
    insert into pgboss.job (
      name, singleton_key, data, start_after, keep_until, expire_seconds, deletion_seconds,
      retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter
    )
    select
      '${name}', due.key, due.data, due.start_after, due.start_after + queue.retention_seconds * interval '1 second',
      queue.expire_seconds, queue.deletion_seconds,
      queue.retry_limit, queue.retry_delay, queue.retry_backoff, queue.retry_delay_max, queue.policy, queue.dead_letter
    from (${due}) as due left join pgboss.queue as queue on queue.name = '${name}'
    on conflict do nothing
    returning singleton_key`;
  return {
    name,
    insert,
    insertMissing: (due) =>
      insert(`
        select wanted.* from (${due}) as wanted where not exists (
          select from pgboss.job
          where name = '${name}' and singleton_key = wanted.key and state in ('created', 'retry', 'active', 'failed')
        )`),
  };
};
