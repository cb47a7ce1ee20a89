import { INBOX_REQUESTS_SHOWN, type ConsentSettings, type OwnNeed } from "#shared/schema/consent.ts";
import type { InvitationView } from "#shared/schema/group-hug.ts";
import { INBOX_HUGS_SHOWN, type InboxEvent, type TouchSettings } from "#shared/schema/inbox.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { CreateBatcher } from "../../platform/batcher.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { Sealing } from "../../platform/sealing/sealing.port.ts";
import type { HugRow, RequestRow } from "../hug.row.ts";
import { createWordOpener } from "../sealed-words.ts";
import { done, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import { inboxEventOf, type InboxEventRow } from "./inbox.events.ts";
import type { Inbox, InboxHints, InboxSnapshot } from "./inbox.port.ts";

type InboxDeps = {
  readonly database: Rows;
  readonly hints: Pick<InboxHints, "publish">;
  readonly createBatcher: CreateBatcher;
  readonly sealing: Pick<Sealing, "openAll">;
};

// Each of these is one statement, and so one snapshot of the database.
const SNAPSHOTS = `
  select asked.place::int as place, shown.*
  from unnest(string_to_array($1, ',')::uuid[]) with ordinality as asked (user_id, place)
  cross join lateral inbox_snapshot(asked.user_id, ${INBOX_HUGS_SHOWN}, ${INBOX_REQUESTS_SHOWN}) as shown`;
const EVENTS = "select * from inbox_events_of($1::jsonb)";
// Twice a second for all that are open: only what moved comes back.
const MOVED = `
  select head.user_id, head.last_seq::float8 as last_seq
  from unnest(string_to_array($1, ',')::uuid[], string_to_array($2, ',')::bigint[]) as known (user_id, last_seq)
  join inbox_heads as head on head.user_id = known.user_id
  where head.last_seq <> known.last_seq`;

type SnapshotRow = {
  place: number;
  last_seq: number;
  unread: number;
  hugs: HugRow[];
  settings: TouchSettings;
  invitations: InvitationView[];
  consent: ConsentSettings;
  requests: RequestRow[];
  need: OwnNeed | null;
};

/** Two lists, as the query takes them. */
const listsOf = (from: ReadonlyMap<string, number>): readonly [userIds: string, seqs: string] => {
  const known = [...from].filter(([userId]) => isUuid(userId));
  return [known.map(([userId]) => userId).join(), known.map(([, seq]) => seq).join()];
};

type KeptEventRow = Omit<InboxEventRow, "hug" | "request"> & {
  readonly place: number;
  readonly hug: HugRow | null;
  readonly request: RequestRow | null;
};
type Ask = { readonly userId: string; readonly after: number; readonly limit: number };

/** Rooms that read at about the same time share one call: a hug moves two inboxes, and a batch of hugs hundreds. */
export const createInbox = ({ database, hints, createBatcher, sealing }: InboxDeps): Inbox => {
  const words = createWordOpener(sealing);
  const read = async (asks: readonly Ask[]): Promise<readonly InboxEvent[][]> => {
    const list = asks.map(({ userId, after, limit }, place) => ({ place, user_id: userId, after, most: limit }));
    const rows = await database.rows<KeptEventRow>(EVENTS, [JSON.stringify(list)]);
    const events: InboxEvent[][] = asks.map(() => []);
    // In the order of the rows that have one.
    const hugs = (await words.hugs(rows.flatMap(({ hug }) => hug ?? []))).values();
    const requests = (await words.requests(rows.flatMap(({ request }) => request ?? []))).values();
    for (const { hug, request, ...row } of rows) {
      const shown = { hug: hug && (hugs.next().value ?? null), request: request && (requests.next().value ?? null) };
      events[row.place]?.push(inboxEventOf({ ...row, ...shown }));
    }
    return events;
  };
  const open = async (userIds: readonly string[]): Promise<readonly (InboxSnapshot | null)[]> => {
    const rows = await database.rows<SnapshotRow>(SNAPSHOTS, [userIds.join()]);
    const snapshots: (InboxSnapshot | null)[] = userIds.map(() => null);
    const [hugs, requests] = [
      await words.hugs(rows.flatMap((row) => row.hugs)),
      await words.requests(rows.flatMap((row) => row.requests)),
    ];
    const at = { hugs: 0, requests: 0 };
    for (const { place, last_seq: lastSeq, ...shown } of rows) {
      const userId = userIds[place - 1];
      const own = {
        hugs: hugs.slice(at.hugs, (at.hugs += shown.hugs.length)),
        requests: requests.slice(at.requests, (at.requests += shown.requests.length)),
      };
      if (userId !== undefined) snapshots[place - 1] = { userId, lastSeq, ...shown, ...own };
    }
    return snapshots;
  };
  let asked: { readonly from: ReadonlyMap<string, number>; readonly lists: readonly [string, string] } | null = null;
  const reads = createBatcher({ service: "inbox", run: read, groupOf: ({ userId }: Ask) => userId });
  const snapshots = createBatcher({ service: "inbox", run: open, groupOf: (userId: string) => userId });
  return {
    async snapshot(userId) {
      if (!isUuid(userId)) return null;
      return snapshots.add(userId);
    },

    async eventsAfter(userId, after, limit) {
      if (!isUuid(userId)) return [];
      return reads.add({ userId, after, limit });
    },

    async moved(from) {
      if (from.size === 0) return new Map();
      // Asked again and again while nothing moves.
      if (asked?.from !== from) asked = { from, lists: listsOf(from) };
      const rows = await database.rows<{ user_id: string; last_seq: number }>(MOVED, asked.lists);
      return new Map(rows.map((row) => [row.user_id, row.last_seq]));
    },

    async setTouch(userId, { touchCap, touchForm, sharesSeen }) {
      if (!isUuid(userId)) return refused({ code: "no_such_person" });
      const [said] = await database.rows<{ outcome: RefusalCode | "ok"; has_changed: boolean }>(
        "select * from set_touch($1, $2, $3, $4)",
        [userId, touchCap, touchForm, sharesSeen],
      );
      invariant(said, "set_touch answers.");
      if (said.outcome !== "ok") return refused({ code: said.outcome });
      if (said.has_changed) hints.publish([userId]);
      return done({ ok: true });
    },
  };
};
