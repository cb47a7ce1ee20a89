import {
  GATHERING_MS,
  GROUP_EXPIRES_AFTER_MS,
  SCHEDULE_AHEAD_MAX_MS,
  type GroupHugView,
} from "#shared/schema/group-hug.ts";
import { INBOX_INVITATIONS_SHOWN } from "#shared/schema/inbox.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { JobQueue } from "../../platform/jobs/job-queue.ts";
import type { Designs } from "../designs/designs.port.ts";
import { done, refused } from "../outcome.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import { isUuid } from "../uuid.ts";
import { createWithJob, startWithJob } from "./group-hugs.jobs.sql.ts";
import { checkChange } from "./group-hugs.limits.ts";
import type {
  BlockIn,
  GroupHugAdmission,
  GroupHugs,
  GroupHugSnapshot,
  MovedOn,
  OpenGroupHug,
  Written,
} from "./group-hugs.port.ts";
import { createSettle, createTell, type Moved, type TellDeps } from "./group-hugs.settle.ts";
import { ADMISSION, BLOCKS_IN, LISTED, MOVED_ON, ONE, PAGE, WRITE } from "./group-hugs.sql.ts";

type GroupHugsDeps = TellDeps & {
  readonly database: Rows;
  readonly designs: Pick<Designs, "hasForGroup">;
  /** Where its ends are due. */
  readonly queue: Pick<JobQueue, "insert">;
};

type Overdue = { readonly is_overdue: boolean };

/** Group hugs kept in the database. Each change is one statement, which commits by itself: with the job that it makes due. */
export const createGroupHugs = ({ database, designs, hints, changes, queue }: GroupHugsDeps): GroupHugs => {
  const [CREATE, START] = [createWithJob(queue), startWithJob(queue)];
  const tell = createTell({ hints, changes });
  const settle = createSettle(database, tell);
  /** Reads once more when something that was read is over by its time: its end is then written down. */
  const readSettled = async <T extends Overdue & { readonly id: string }>(read: () => Promise<T[]>): Promise<T[]> => {
    const rows = await read();
    const overdue = rows.filter(({ is_overdue }) => is_overdue).map(({ id }) => id);
    if (overdue.length === 0) return rows;
    await settle(overdue);
    return read();
  };

  /** Null when it ended meanwhile. */
  const raidWait = async (userId: string) => {
    const [row] = await database.rows<{ wait: number | null }>("select raid_wait_ms($1) as wait", [userId]);
    return row?.wait == null ? {} : { retryAfterMs: Math.max(1, row.wait) };
  };

  return {
    async create(userId, draft) {
      if (!isUuid(userId)) return refused({ code: "no_such_person" });
      const asked = {
        ...draft,
        hasDesign: designs.hasForGroup(draft.design),
        gatherMs: GATHERING_MS,
        expiresAfterMs: GROUP_EXPIRES_AFTER_MS,
        aheadMaxMs: SCHEDULE_AHEAD_MAX_MS,
      };
      const [said] = await database.rows<{
        outcome: RefusalCode | "created";
        group_hug_id: string;
        has_changed: boolean;
      }>(CREATE, [userId, JSON.stringify(asked)]);
      invariant(said, "create_group_hug answers.");
      if (said.outcome === "raid") return refused({ code: "raid", ...(await raidWait(userId)) });
      if (said.outcome !== "created") return refused({ code: said.outcome });
      if (said.has_changed && draft.visibility === "listed") changes.publish();
      return done({ id: said.group_hug_id });
    },

    async one(userId, id) {
      if (!isUuid(userId) || !isUuid(id)) return null;
      const [row] = await readSettled(() =>
        database.rows<Overdue & { id: string; view: GroupHugView }>(ONE, [userId, id]),
      );
      return row?.view ?? null;
    },

    async page(userId, cursor, limit) {
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 group hugs.");
      const after = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && after === null) return null;
      if (!isUuid(userId)) return { groupHugs: [], next: null };
      const place = [after?.atUs ?? null, after?.id ?? null];
      const rows = await readSettled(() =>
        database.rows<Overdue & { id: string; at_us: string; view: GroupHugView }>(PAGE, [userId, ...place, limit]),
      );
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length > limit && last ? writeCursor({ atUs: last.at_us, id: last.id }) : null;
      return { groupHugs: shown.map(({ view }) => view), next };
    },

    async listed(limit) {
      const [row] = await database.rows<{ open: OpenGroupHug[]; overdue: string[] }>(LISTED, [limit]);
      invariant(row, "A question without a table has one row.");
      await settle(row.overdue);
      return row.open;
    },

    async admission(userId, id) {
      if (!isUuid(userId) || !isUuid(id)) return "none";
      const [row] = await readSettled(() =>
        database.rows<Overdue & { id: string; admission: GroupHugAdmission }>(ADMISSION, [userId, id]),
      );
      return row?.admission ?? "none";
    },

    async takeOver(id) {
      if (!isUuid(id)) return null;
      await settle([id]);
      const [row] = await database.rows<{ snapshot: GroupHugSnapshot | null }>(
        "select take_over_group_hug($1) || jsonb_build_object('acts', (select acts from group_hugs where id = $1)) as snapshot",
        [id],
      );
      return row?.snapshot ?? null;
    },

    async write(id, epoch, change) {
      if (!isUuid(id)) return "lost";
      checkChange(change, designs);
      const [said] = await database.rows<Moved & { outcome: Written }>(change.kind === "started" ? START : WRITE, [
        id,
        epoch,
        JSON.stringify(change),
      ]);
      invariant(said, "write_group_hug answers.");
      tell(said);
      return said.outcome;
    },

    async blocksIn(id) {
      return isUuid(id) ? database.rows<BlockIn>(BLOCKS_IN, [id]) : [];
    },

    movedOn: (owned) => database.rows<MovedOn>(MOVED_ON, [JSON.stringify(owned)]),

    async invite(userId, groupHugId, to) {
      if (!isUuid(userId) || !isUuid(groupHugId)) return refused({ code: "no_such_group_hug" });
      if (!isUuid(to)) return refused({ code: "no_such_person" });
      const [said] = await database.rows<Moved & { outcome: RefusalCode | "ok" }>(
        "select outcome, has_listed, to_jsonb(moved) as moved from invite_to_group_hug($1, $2, $3, $4)",
        [userId, groupHugId, to, INBOX_INVITATIONS_SHOWN],
      );
      invariant(said, "invite_to_group_hug answers.");
      tell(said);
      if (said.outcome === "raid") return refused({ code: "raid", ...(await raidWait(userId)) });
      return said.outcome === "ok" ? done({ ok: true }) : refused({ code: said.outcome });
    },

    async closeInvitation(userId, groupHugId) {
      if (!isUuid(userId) || !isUuid(groupHugId)) return done({ ok: true });
      const [said] = await database.rows<{ has_changed: boolean }>(
        "select close_own_invitation($1, $2) as has_changed",
        [userId, groupHugId],
      );
      if (said?.has_changed) hints.publish([userId]);
      return done({ ok: true });
    },
  };
};
