import type { Measure } from "#shared/schema/measure.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import type { LimitInForce, Measures } from "./measures.port.ts";

const LIST = `
  select measures.id, kind, settings, epoch_ms(begins_at)::float8 as "beginsAtMs", epoch_ms(ends_at)::float8 as "endsAtMs",
    by_id as "byId", coalesce(display_name, username) as "byName", epoch_ms(lifted_at)::float8 as "liftedAtMs"
  from measures left join users on users.id = by_id and deleted_at is null
  where ends_at > wall_now() - interval '30 days'
  order by begins_at desc, measures.id limit 100`;
const LIMITS = `
  select (settings ->> 'percent')::int as percent, settings -> 'of' as of,
    ceil(extract(epoch from ends_at - wall_now()) * 1000)::float8 as "leftMs"
  from measures_in_force('limit')`;
const RAID_UNTIL = `select epoch_ms(raid_ends_at($1))::float8 as "untilMs"`;
type Said = { readonly outcome: "ok" | "not_yours_to_do" | "no_such_measure" };

export type MeasuresDeps = {
  readonly database: Rows;
  /** Limits are other ones now. */
  readonly onChange: () => void;
};

export const createMeasures = ({ database, onChange }: MeasuresDeps): Measures => {
  const act = async (sql: string, parameters: readonly unknown[]) => {
    const [said] = await database.rows<Said>(sql, parameters);
    invariant(said, "What sets and lifts measures answers.");
    if (said.outcome !== "ok") return refused({ code: said.outcome });
    onChange();
    return done({ ok: true } as const);
  };
  return {
    list: () => database.rows<Measure>(LIST),
    limits: () => database.rows<LimitInForce>(LIMITS),
    async raidUntil(userId) {
      if (!isUuid(userId)) return null;
      const [row] = await database.rows<{ untilMs: number | null }>(RAID_UNTIL, [userId]);
      return row?.untilMs ?? null;
    },
    set: ({ userId, role }, { id, kind, settings, minutes }) =>
      act("select set_measure($1, $2, $3, $4, $5::jsonb, $6) as outcome", [
        id,
        userId,
        role,
        kind,
        JSON.stringify(settings),
        minutes,
      ]),
    lift: async ({ userId, role }, id) =>
      isUuid(id)
        ? act("select lift_measure($1, $2, $3) as outcome", [id, userId, role])
        : refused({ code: "no_such_measure" }),
  };
};
