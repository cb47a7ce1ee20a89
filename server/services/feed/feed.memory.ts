import { createHash } from "node:crypto";
import { FEED_DAYS, type FeedEntry } from "#shared/schema/feed.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import { invariant } from "../../errors.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import { abilityIn, followListIn, privacyIn } from "../ties.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Feed } from "./feed.port.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** As PostgreSQL's `md5(…)::uuid`. */
const idOf = (kind: FeedEntry["kind"], personId: string, aboutId: string): string =>
  createHash("md5")
    .update(`${kind}${personId}${aboutId}`)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

/** The feed in memory; passes the same contract as the one in the database. */
export const createMemoryFeed = ({ tables }: { readonly tables: MemoryTables }): Feed => {
  const isNear = (readerId: string, id: string): boolean =>
    id !== readerId &&
    tables.isHere(id) &&
    tables.isFound(id) &&
    !tables.isBlocked(readerId, id) &&
    !tables.kept.mutes.has(tables.pair(readerId, id));
  const viewOf = (id: string): PersonView => {
    const { name = "", being = "" } = tables.people.get(id) ?? {};
    return { id, name, being };
  };

  const followsOf = (readerId: string, personId: string, seen: ReadonlySet<string>): readonly FeedEntry[] =>
    followListIn(tables, personId, "following").flatMap(({ id: otherId, atMs: sinceMs }) => {
      const backMs = tables.follows.get(tables.pair(otherId, personId));
      const isOther = backMs !== undefined && otherId < personId && seen.has(otherId);
      const isShy = privacyIn(tables, otherId).showActivityTo === "nobody";
      if (isOther || isShy || !isNear(readerId, otherId)) return [];
      const kind = backMs === undefined ? "followed" : "became_friends";
      const [person, other] = [viewOf(personId), viewOf(otherId)];
      return [{ id: idOf(kind, personId, otherId), kind, atMs: Math.max(sinceMs, backMs ?? 0), person, other }];
    });

  const groupHugsOf = (readerId: string, personId: string): readonly FeedEntry[] =>
    [...tables.groupHugs.values()].flatMap(({ id, draft, phase, creatorId, hostId, participants, endedAtMs }) => {
      const wasIn = (userId: string): boolean => participants.get(userId)?.wasIn === true;
      const isTold = phase === "completed" && endedAtMs !== null && draft.visibility === "listed";
      const isTheirs = wasIn(personId) && !wasIn(readerId) && [creatorId, hostId].every((one) => isNear(readerId, one));
      const others = [...participants.keys()].filter(
        (one) => one !== personId && wasIn(one) && tables.isHere(one) && !tables.isBlocked(readerId, one),
      ).length;
      if (!isTold || !isTheirs || others === 0) return [];
      const kind = "group_hug";
      const groupHug = { name: draft.name, others };
      return [{ id: idOf(kind, personId, id), kind, atMs: endedAtMs, person: viewOf(personId), groupHug }];
    });

  return {
    async page(readerId, cursor, limit) {
      tables.reach();
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 entries.");
      const after = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && after === null) return null;
      const seen = new Set(
        followListIn(tables, readerId, "following")
          .map(({ id }) => id)
          .filter((id) => isNear(readerId, id) && abilityIn(tables, readerId, id)?.can("see", "activity")),
      );
      const sinceMs = tables.nowMs() - FEED_DAYS * DAY_MS;
      const isLeft = ({ atMs, id }: FeedEntry): boolean =>
        after === null || atMs * 1000 < Number(after.atUs) || (atMs * 1000 === Number(after.atUs) && id < after.id);
      const rest = [...seen]
        .flatMap((id) => [...followsOf(readerId, id, seen), ...groupHugsOf(readerId, id)])
        .filter((entry) => entry.atMs > sinceMs && isLeft(entry))
        .toSorted((one, other) => other.atMs - one.atMs || (one.id < other.id ? 1 : -1));
      const entries = rest.slice(0, limit);
      const last = entries.at(-1);
      const next = rest.length > limit && last ? writeCursor({ atUs: `${last.atMs * 1000}`, id: last.id }) : null;
      return { entries: entries.map((entry) => ({ ...entry, atMs: entry.atMs - (entry.atMs % HOUR_MS) })), next };
    },
  };
};
