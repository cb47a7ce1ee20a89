import type { InvitationView } from "#shared/schema/group-hug.ts";
import type { HugView } from "#shared/schema/hug.ts";
import { INBOX_HUGS_SHOWN, type InboxEvent, type TouchSettings } from "#shared/schema/inbox.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { CreateBatcher } from "../../platform/batcher.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import { inboxEventOf, type InboxEventRow } from "./inbox.events.ts";
import type { Inbox, InboxHints } from "./inbox.port.ts";

type InboxDeps = {
  readonly database: Rows;
  readonly hints: Pick<InboxHints, "publish">;
  readonly createBatcher: CreateBatcher;
};

// Each of these is one statement, and so one snapshot of the database.
const SNAPSHOT = `
  select
    head.last_seq::float8 as last_seq,
    (select count(*)::int from hugs where recipient_id = $1 and state = 'delivered' and not is_read) as unread,
    (
      select coalesce(jsonb_agg(view.hug order by place.sent_at desc, place.id desc), '[]')
      from newest_hugs($1, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', ${INBOX_HUGS_SHOWN}) as place
      cross join lateral (select hug from hug_views where id = place.id and reader_id = $1) as view
    ) as hugs,
    jsonb_build_object(
      'touchCap', coalesce(touch.touch_cap, 100), 'touchForm', coalesce(touch.touch_form, 'touch'),
      'sharesSeen', coalesce(touch.shares_seen, false)) as settings,
    (
      select coalesce(jsonb_agg(invitation order by created_at desc), '[]')
      from invitation_views where reader_id = $1 and is_open
    ) as invitations
  from inbox_heads as head
  join users as owner on owner.id = head.user_id and owner.deleted_at is null
  left join touch_settings as touch on touch.user_id = head.user_id
  where head.user_id = $1`;
const EVENTS = "select * from inbox_events_of($1::jsonb)";
const HEADS = `
  select user_id, last_seq::float8 as last_seq from inbox_heads
  where user_id in (select value::uuid from jsonb_array_elements_text($1::jsonb))`;

type SnapshotRow = {
  last_seq: number;
  unread: number;
  hugs: HugView[];
  settings: TouchSettings;
  invitations: InvitationView[];
};

type Ask = { readonly userId: string; readonly after: number; readonly limit: number };

/** Rooms that read at about the same time share one call: a hug moves two inboxes, and a batch of hugs hundreds. */
export const createInbox = ({ database, hints, createBatcher }: InboxDeps): Inbox => {
  const read = async (asks: readonly Ask[]): Promise<readonly InboxEvent[][]> => {
    const list = asks.map(({ userId, after, limit }, place) => ({ place, user_id: userId, after, most: limit }));
    const rows = await database.rows<InboxEventRow & { place: number }>(EVENTS, [JSON.stringify(list)]);
    const events: InboxEvent[][] = asks.map(() => []);
    for (const row of rows) events[row.place]?.push(inboxEventOf(row));
    return events;
  };
  const reads = createBatcher({ service: "inbox", run: read, groupOf: ({ userId }: Ask) => userId });
  return {
    async snapshot(userId) {
      if (!isUuid(userId)) return null;
      const [row] = await database.rows<SnapshotRow>(SNAPSHOT, [userId]);
      if (!row) return null;
      const { last_seq: lastSeq, ...shown } = row;
      return { userId, lastSeq, ...shown };
    },

    async eventsAfter(userId, after, limit) {
      if (!isUuid(userId)) return [];
      return reads.add({ userId, after, limit });
    },

    async heads(userIds) {
      if (userIds.length === 0) return new Map();
      const ids = JSON.stringify(userIds.filter(isUuid));
      const rows = await database.rows<{ user_id: string; last_seq: number }>(HEADS, [ids]);
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
