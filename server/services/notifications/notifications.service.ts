import type { NotificationSettings, NotificationView } from "#shared/schema/notification.ts";
import { NOTIFICATION_KINDS, UNREAD_MAX, type NotificationKind } from "#shared/schema/notification.kinds.ts";
import type { Rows } from "../../platform/database/database.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import { isUuid } from "../uuid.ts";
import type { Notifications } from "./notifications.port.ts";

/** As of the one who reads, `$1`. */
const IS_SHOWN = `
  not exists (select from mutes where user_id = $1 and other_id = actor_id)
  and not exists (select from blocks where user_id = $1 and other_id = actor_id)
  and not exists (select from blocks where user_id = actor_id and other_id = $1)`;
const PAGE = `
  select told.id, kind, ref_id as "refId", epoch_ms(told.created_at)::float8 as "atMs", read_at is not null as "isRead",
    coalesce(actor.id::text, '') as "actorId", coalesce(actor.display_name, actor.username, 'someone') as name,
    coalesce(actor.being, '') as being, (extract(epoch from told.created_at) * 1000000)::bigint::text as "atUs"
  from notifications as told left join users as actor on actor.id = actor_id and actor.deleted_at is null
  where user_id = $1 and ${IS_SHOWN}
    and ($2::bigint is null or (told.created_at, told.id) < ('epoch'::timestamptz + $2::bigint * interval '1 microsecond', $3::uuid))
  order by told.created_at desc, told.id desc limit $4`;
const UNREAD = `
  select count(*)::int as count from (
    select from notifications
    where user_id = $1 and read_at is null and ${IS_SHOWN} and (select not is_quiet_for($1, wall_now())) limit ${UNREAD_MAX}
  ) as unread`;
const READ_ALL = `
  update notifications set read_at = now() where user_id = $1 and read_at is null and epoch_ms(created_at) <= $2::float8`;
const SET = `
  insert into notification_settings (user_id, kind, is_on)
  select $1, kind, is_on from unnest($2::text[], $3::boolean[]) as asked(kind, is_on)
  on conflict (user_id, kind) do update set is_on = excluded.is_on, updated_at = now()`;

type Row = Omit<NotificationView, "actor"> & { actorId: string; name: string; being: string; atUs: string };

export const createNotifications = ({ database }: { readonly database: Rows }): Notifications => {
  const settings = async (userId: string): Promise<NotificationSettings> => {
    const sql = "select kind, is_on from notification_settings where user_id = $1";
    const rows = await database.rows<{ kind: NotificationKind; is_on: boolean }>(sql, [userId]);
    const chosen = new Map(rows.map(({ kind, is_on }) => [kind, is_on]));
    const all = NOTIFICATION_KINDS.map((kind) => [kind, chosen.get(kind) ?? true] as const);
    return Object.fromEntries(all) as NotificationSettings; // as: every kind is among them
  };
  return {
    async page(userId, cursor, limit) {
      const from = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && from === null) return null;
      const rows = await database.rows<Row>(PAGE, [userId, from?.atUs ?? null, from?.id ?? null, limit + 1]);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        notifications: shown.map(({ actorId, name, being, atUs: _, ...told }) => ({
          ...told,
          actor: { id: actorId, name, being },
        })),
        next: last ? writeCursor({ atUs: last.atUs, id: last.id }) : null,
      };
    },
    async unread(userId) {
      const [row] = await database.rows<{ count: number }>(UNREAD, [userId]);
      return row?.count ?? 0;
    },
    async read(userId, notificationId) {
      if (!isUuid(notificationId)) return;
      const sql = "update notifications set read_at = now() where id = $2 and user_id = $1 and read_at is null";
      await database.rows(sql, [userId, notificationId]);
    },
    async readAll(userId, untilMs) {
      await database.rows(READ_ALL, [userId, untilMs]);
    },
    settings,
    async setSettings(userId, wanted) {
      const kinds = Object.keys(wanted);
      await database.rows(SET, [userId, kinds, Object.values(wanted)]);
      return settings(userId);
    },
  };
};
