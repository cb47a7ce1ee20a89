import type { PostgresProcess } from "./postgres.process.ts";

/** What the database holds at the end. */
export type Evidence = {
  readonly hugs: readonly {
    readonly id: string;
    readonly sender: string;
    readonly key: string;
    readonly recipient: string;
  }[];
  readonly events: readonly {
    readonly person: string;
    readonly seq: number;
    readonly kind: string;
    readonly hugId: string | null;
  }[];
  readonly heads: readonly { readonly person: string; readonly lastSeq: number }[];
  readonly groupHugs: readonly { readonly id: string; readonly status: string }[];
  /** Writes of group hugs in the order of their commits, with the epoch they carried and the one that was in force. */
  readonly writes: readonly {
    readonly id: string;
    readonly carried: number;
    readonly inForce: number;
    readonly outcome: string;
  }[];
};

/** Has every write of a group hug written down, inside its own transaction. */
export const WATCH_WRITES = [
  `create table faults_writes (n bigserial primary key, id uuid, carried int, in_force int, outcome text)`,
  `alter function write_group_hug(uuid, int, jsonb) rename to write_group_hug_watched`,
];

export const readEvidence = async ({ rows }: Pick<PostgresProcess, "rows">): Promise<Evidence> => ({
  hugs: await rows(`select id, sender_id as sender, client_key as key, recipient_id as recipient from hugs`),
  events: await rows(
    `select user_id as person, seq::int, kind, ref_id as "hugId" from inbox_events order by user_id, seq`,
  ),
  heads: await rows(`select user_id as person, last_seq::int as "lastSeq" from inbox_heads`),
  groupHugs: await rows(`select id, status from group_hugs`),
  writes: await rows(`select id, carried, in_force as "inForce", outcome from faults_writes order by n`),
});
