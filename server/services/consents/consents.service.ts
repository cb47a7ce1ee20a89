import type { ChosenConsent, ConsentSettings, HugWay, LedgerEntry } from "#shared/schema/consent.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { HUGS_PER_HOUR } from "#shared/consent/consent.limits.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { Sealing } from "../../platform/sealing/sealing.port.ts";
import type { InboxHints } from "../inbox/inbox.port.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import { needPlace } from "../sealed-words.ts";
import { isUuid } from "../uuid.ts";
import type { Consents } from "./consents.port.ts";

type Deps = {
  readonly database: Rows;
  readonly hints: Pick<InboxHints, "publish">;
  readonly sealing: Pick<Sealing, "seal">;
  /** Hugs a person may send in an hour. */
  readonly hugsPerHour?: () => number;
};

const NEED_RETRY_MS = 3_600_000;
const RELEASED_MOST = 500;

/** Somebody who is gone, or who blocked the reader, is someone. */
const SOMEBODY = `
  jsonb_build_object(
    'id', coalesce(other.id::text, ''), 'being', coalesce(other.being, ''),
    'name', case when other.id is null then 'someone' else coalesce(other.display_name, other.username) end)`;
const OTHERS = (id: string): string => `
  left join users as other on other.id = ${id} and other.deleted_at is null
    and not exists (select from blocks where user_id = ${id} and other_id = $1)`;
const CHOSEN = `
  select chosen.other_id as "userId", allowance, touch_cap as "touchCap", touch_form as "touchForm", ${SOMEBODY} as person
  from consents as chosen ${OTHERS("chosen.other_id")}
  where chosen.user_id = $1 and (allowance is not null or touch_cap < 100 or touch_form <> 'touch')
  order by chosen.updated_at desc, chosen.other_id`;
const LEDGER = `
  select entry.id::text, entry.act, entry.detail, epoch_ms(entry.at)::float8 as "atMs",
    case when entry.other_id is not null then ${SOMEBODY} end as other
  from consent_ledger as entry ${OTHERS("entry.other_id")}
  where entry.user_id = $1 and entry.id < coalesce($2::bigint, 9223372036854775807)
  order by entry.id desc limit $3::int + 1`;

type Said = { outcome: RefusalCode | "ok"; has_changed?: boolean; moved?: string[] };

/** Consents kept in the database. */
export const createConsents = ({ database, hints, sealing, hugsPerHour = () => HUGS_PER_HOUR }: Deps): Consents => {
  const ask = async (
    owner: string,
    sql: string,
    parameters: readonly unknown[],
    path = "",
  ): Promise<Outcome<{ readonly ok: true }>> => {
    const [said] = await database.rows<Said>(sql, [...parameters]);
    invariant(said, "A function of consent answers.");
    if (said.outcome === "bad_message") return refused({ code: "bad_message", path });
    if (said.outcome === "too_many") return refused({ code: "too_many", retryAfterMs: NEED_RETRY_MS });
    if (said.outcome !== "ok") return refused({ code: said.outcome });
    const moved = said.moved ?? (said.has_changed ? [owner] : []);
    if (moved.length > 0) hints.publish([...new Set(moved)]);
    return done({ ok: true });
  };
  return {
    async settings(userId) {
      if (!isUuid(userId)) return null;
      const sql = "select consent_settings($1) as settings where is_here($1)";
      const [row] = await database.rows<{ settings: ConsentSettings }>(sql, [userId]);
      return row?.settings ?? null;
    },
    async setSettings(userId, { allowHugsFrom, quietFrom, quietUntil, timeZone, noDisturbUntilMs }) {
      if (!isUuid(userId)) return refused({ code: "no_such_person" });
      const settings = [userId, allowHugsFrom, quietFrom, quietUntil, timeZone, noDisturbUntilMs];
      return ask(userId, "select * from set_consent($1, $2, $3, $4, $5, $6)", settings, "timeZone");
    },
    async setPerson(userId, { userId: otherId, allowance, touchCap, touchForm }) {
      if (!isUuid(userId) || !isUuid(otherId)) return refused({ code: "no_such_person" });
      const consent = [userId, otherId, allowance, touchCap, touchForm];
      return ask(userId, "select * from set_person_consent($1, $2, $3, $4, $5)", consent);
    },
    async answer(userId, requestId, answer) {
      if (!isUuid(userId) || !isUuid(requestId)) return refused({ code: "no_such_request" });
      return ask(userId, "select * from answer_request($1, $2, $3)", [userId, requestId, answer]);
    },
    async askForHugs(userId, key, to, message) {
      if (![userId, key, ...to].every(isUuid)) return refused({ code: "no_such_person" });
      const words = message === "" ? "" : await sealing.seal(needPlace(userId, key), message);
      const need = [userId, key, to.join(), words];
      return ask(userId, "select * from ask_for_hugs($1, $2, string_to_array($3, ',')::uuid[], $4)", need);
    },
    async closeNeed(userId, key) {
      if (!isUuid(userId) || !isUuid(key)) return done({ ok: true });
      return ask(userId, "select 'ok' as outcome, close_need($1, $2) as moved", [userId, key]);
    },
    async way(userId, otherId) {
      if (!isUuid(userId) || !isUuid(otherId)) return null;
      const sql = "select hug_way($1, $2, $3) as way";
      const [said] = await database.rows<{ way: HugWay | "no_such_person" }>(sql, [userId, otherId, hugsPerHour()]);
      invariant(said, "hug_way answers.");
      return said.way === "no_such_person" ? null : said.way;
    },
    async chosen(userId) {
      if (!isUuid(userId)) return [];
      return database.rows<ChosenConsent & { person: PersonView }>(CHOSEN, [userId]);
    },
    async ledger(userId, cursor, limit) {
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 entries.");
      if (cursor !== null && !/^\d{1,18}$/.test(cursor)) return null;
      if (!isUuid(userId)) return { entries: [], next: null };
      const rows = await database.rows<LedgerEntry>(LEDGER, [userId, cursor, limit]);
      const entries = rows.slice(0, limit);
      return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
    },
    async releaseHeld() {
      const sql = "select release_held_hugs(null, $1) || release_held_needs($1) as moved";
      const [said] = await database.rows<{ moved: string[] }>(sql, [RELEASED_MOST]);
      if (said && said.moved.length > 0) hints.publish([...new Set(said.moved)]);
    },
  };
};
