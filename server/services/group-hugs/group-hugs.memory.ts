import {
  GATHERING_MS,
  GROUP_EXPIRES_AFTER_MS,
  SCHEDULE_AHEAD_MAX_MS,
  type CreateGroupHug,
} from "#shared/schema/group-hug.ts";
import { LIMITED_HUGS_PER_HOUR } from "#shared/policy/restriction.policy.ts";
import { INBOX_INVITATIONS_SHOWN } from "#shared/schema/inbox.ts";
import { invariant } from "../../errors.ts";
import type { Designs } from "../designs/designs.port.ts";
import type { InboxHints } from "../inbox/inbox.port.ts";
import { done, refused } from "../outcome.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import { isOpen, settled, type MemoryGroupHug } from "../world.group-hugs.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import { checkChange } from "./group-hugs.limits.ts";
import type { GroupHugChanges, GroupHugs } from "./group-hugs.port.ts";
import { applyChange, mayWrite } from "./group-hugs.write.memory.ts";

type Deps = {
  readonly tables: MemoryTables;
  readonly designs: Pick<Designs, "hasForGroup">;
  readonly hints: Pick<InboxHints, "publish">;
  readonly changes: Pick<GroupHugChanges, "publish">;
};

const contentOf = ({ key: _, ...content }: CreateGroupHug): string =>
  JSON.stringify(Object.entries(content).toSorted());

/** Group hugs in memory; passes the same contract as the ones in the database. */
export const createMemoryGroupHugs = ({ tables, designs, hints, changes }: Deps): GroupHugs => {
  const closeInvitation = (userId: string, groupHugId: string): boolean => {
    const asked = tables.invitations.find((it) => it.userId === userId && it.groupHugId === groupHugId && it.isOpen);
    if (!asked) return false;
    asked.isOpen = false;
    tables.addEvent(userId, "invitation_closed", groupHugId, null, tables.nextMs());
    return true;
  };
  const closeInvitations = (hug: MemoryGroupHug): void => {
    const asked = tables.invitations.filter(({ groupHugId, isOpen: is }) => groupHugId === hug.id && is);
    const moved = asked.map(({ userId }) => userId);
    for (const userId of moved) closeInvitation(userId, hug.id);
    if (moved.length > 0) hints.publish(moved);
  };
  const tellLobby = (hug: MemoryGroupHug): void => {
    if (hug.draft.visibility === "listed") changes.publish();
  };
  const settle = (hug: MemoryGroupHug): void => {
    if (!settled(hug, tables.nowMs())) return;
    closeInvitations(hug);
    tellLobby(hug);
  };
  /** What there is of a group hug by now, whoever asks. */
  const find = (id: string): MemoryGroupHug | undefined => {
    const hug = tables.groupHugs.get(id);
    if (hug) settle(hug);
    return hug;
  };
  /** As the database function of that name. */
  const meetsBlocked = (userId: string, hug: MemoryGroupHug): boolean =>
    isOpen(hug) &&
    hug.hostId !== userId &&
    !tables.isIn(hug, userId) &&
    tables.whoIsIn(hug).some((other) => tables.isBlocked(userId, other));
  const findFor = (userId: string, id: string): MemoryGroupHug | undefined => {
    const hug = find(id);
    return hug && !tables.isBlocked(userId, hug.hostId) && !meetsBlocked(userId, hug) ? hug : undefined;
  };
  /** Also what is over and was shared, with whomever. */
  const findToRead = (userId: string, id: string): MemoryGroupHug | undefined => {
    const hug = find(id);
    const isMemory = hug?.phase === "completed" && hug.participants.get(userId)?.wasIn === true;
    return isMemory ? hug : findFor(userId, id);
  };

  return {
    async create(userId, draft) {
      tables.reach();
      const known = [...tables.groupHugs.values()].find(
        (hug) => hug.creatorId === userId && hug.draft.key === draft.key,
      );
      if (known) {
        const isSame = contentOf(known.draft) === contentOf(draft);
        return isSame ? done({ id: known.id }) : refused({ code: "key_reused" });
      }
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      if (!tables.isFound(userId)) return refused({ code: "suspended" });
      if (tables.isLimited(userId)) return refused({ code: "limited" });
      if (!designs.hasForGroup(draft.design)) return refused({ code: "no_such_design" });
      const createdAtMs = tables.nextMs();
      const { scheduledForMs } = draft;
      if (
        scheduledForMs !== null &&
        (scheduledForMs < createdAtMs || scheduledForMs > createdAtMs + SCHEDULE_AHEAD_MAX_MS)
      ) {
        return refused({ code: "bad_schedule" });
      }
      const hug: MemoryGroupHug = {
        id: tables.newId(),
        creatorId: userId,
        draft,
        // Knuth's multiplicative hash: some 32 bits.
        seed: (createdAtMs * 2_654_435_761) % 4_294_967_296,
        createdAtMs,
        opensAtMs: scheduledForMs === null ? null : scheduledForMs - GATHERING_MS,
        expiresAtMs: scheduledForMs === null ? createdAtMs + GROUP_EXPIRES_AFTER_MS : scheduledForMs + GATHERING_MS,
        design: draft.design,
        hostId: userId,
        isLocked: false,
        epoch: 0,
        acts: 0,
        phase: "pending",
        startsAtMs: null,
        endsAtMs: null,
        endedAtMs: null,
        steps: [],
        together: null,
        participants: new Map(),
      };
      tables.groupHugs.set(hug.id, hug);
      tellLobby(hug);
      return done({ id: hug.id });
    },

    async one(userId, id) {
      tables.reach();
      const hug = findToRead(userId, id);
      return hug ? tables.groupHugView(hug, userId) : null;
    },

    async page(userId, cursor, limit) {
      tables.reach();
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 group hugs.");
      const after = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && after === null) return null;
      const rest = [...tables.groupHugs.values()].toReversed().filter((hug) => {
        const isOwn = hug.creatorId === userId || tables.isIn(hug, userId) || hug.participants.get(userId)?.wasIn;
        return isOwn && findToRead(userId, hug.id) && (after === null || hug.createdAtMs * 1000 < Number(after.atUs));
      });
      const shown = rest.slice(0, limit);
      const last = shown.at(-1);
      const next =
        rest.length > limit && last ? writeCursor({ atUs: `${last.createdAtMs * 1000}`, id: last.id }) : null;
      return { groupHugs: shown.map((hug) => tables.groupHugView(hug, userId)), next };
    },

    async listed(limit) {
      tables.reach();
      const listed = [...tables.groupHugs.values()].filter(({ draft }) => draft.visibility === "listed");
      listed.forEach(settle);
      const nowMs = tables.nowMs();
      const beginsAtMs = (hug: MemoryGroupHug): number => hug.startsAtMs ?? hug.draft.scheduledForMs ?? nowMs;
      return listed
        .filter((hug) => isOpen(hug) && tables.isFound(hug.hostId))
        .toSorted((one, other) => beginsAtMs(one) - beginsAtMs(other) || other.createdAtMs - one.createdAtMs)
        .slice(0, limit)
        .map((hug) => ({
          id: hug.id,
          name: hug.draft.name,
          host: tables.personFor(null, hug.hostId),
          design: hug.design,
          phase: hug.phase === "active" ? hug.phase : "pending",
          here: tables.hereIn(hug),
          capacity: hug.draft.capacity,
          isLocked: hug.isLocked || tables.isLockedByStaff(hug.id),
          scheduledForMs: hug.draft.scheduledForMs,
          userIds: tables.whoIsIn(hug),
        }));
    },

    async admission(userId, id) {
      tables.reach();
      const hug = findFor(userId, id);
      if (!hug || !tables.isHere(userId)) return "none";
      if (!isOpen(hug)) return "over";
      if (tables.isIn(hug, userId)) return "returning";
      if (hug.phase === "pending" && hug.opensAtMs !== null && hug.opensAtMs > tables.nowMs()) return "not_open";
      if (hug.isLocked || tables.isLockedByStaff(hug.id)) return "locked";
      return tables.hereIn(hug) >= hug.draft.capacity ? "full" : "welcome";
    },

    async takeOver(id) {
      tables.reach();
      const hug = find(id);
      if (!hug) return null;
      if (isOpen(hug)) hug.epoch += 1;
      const { key: _, ...asked } = hug.draft;
      const { epoch, acts, design, seed, isLocked, hostId, phase, expiresAtMs, startsAtMs, steps } = hug;
      const inMs = (atMs: number | null): number | null => (atMs === null ? null : atMs - tables.nowMs());
      return {
        ...asked,
        id,
        epoch,
        acts,
        design,
        seed,
        isLocked,
        hostId,
        phase,
        expiresAtMs,
        scheduledInMs: inMs(asked.scheduledForMs),
        expiresInMs: expiresAtMs - tables.nowMs(),
        startsInMs: inMs(startsAtMs),
        participants: [...hug.participants].map(([userId, { status }]) => {
          const { name, being } = tables.personFor(null, userId);
          return { userId, name, being, status };
        }),
        steps,
      };
    },

    async blocksIn(id) {
      tables.reach();
      const hug = tables.groupHugs.get(id);
      const people = new Set(hug ? [hug.hostId, ...tables.whoIsIn(hug)] : []);
      return tables.blocks().filter(({ by, of }) => people.has(by) && people.has(of));
    },

    async movedOn(owned) {
      tables.reach();
      return owned.flatMap(({ id, epoch, acts }) => {
        const hug = tables.groupHugs.get(id);
        if (!hug || (hug.epoch <= epoch && hug.acts <= acts)) return [];
        return [{ id, isLost: hug.epoch > epoch, acts: hug.acts }];
      });
    },

    async write(id, epoch, change) {
      tables.reach();
      checkChange(change, designs);
      const isEnd = change.kind === "completed" || change.kind === "expired" || change.kind === "canceled";
      const hug = isEnd ? tables.groupHugs.get(id) : find(id);
      if (!hug || hug.epoch !== epoch || !mayWrite(hug.phase, change.kind)) return "lost";
      applyChange(hug, change, tables.nextMs(), (userId) => tables.people.has(userId));
      if (isEnd) closeInvitations(hug);
      if (change.kind !== "ready") tellLobby(hug);
      return "written";
    },

    async invite(userId, groupHugId, to) {
      tables.reach();
      const hug = findFor(userId, groupHugId);
      const isOfIt = hug && (hug.hostId === userId || tables.isIn(hug, userId));
      if (!hug || !isOfIt || !isOpen(hug) || !tables.isHere(userId)) return refused({ code: "no_such_group_hug" });
      const stands = tables.standingOf(userId);
      if (stands !== null && tables.senderWaits(userId)) return refused({ code: stands });
      const lately = tables.invitations.filter(
        ({ fromId, atMs }) => fromId === userId && atMs > tables.nowMs() - 3_600_000,
      );
      if (tables.isLimited(userId) && lately.length >= LIMITED_HUGS_PER_HOUR) return refused({ code: "limited" });
      if (userId === to || !tables.isHere(to) || tables.isBlocked(userId, to))
        return refused({ code: "no_such_person" });
      const isKnown = tables.invitations.some((it) => it.groupHugId === groupHugId && it.userId === to);
      const hasBlock = tables.isBlocked(to, hug.hostId) || meetsBlocked(to, hug);
      const arrives = tables.reaches(userId, to) && !hasBlock && !tables.isIn(hug, to);
      if (isKnown || !arrives) return done({ ok: true });
      const atMs = tables.nextMs();
      tables.invitations.push({ groupHugId, userId: to, fromId: userId, atMs, isOpen: true });
      tables.addEvent(to, "invited", groupHugId, null, atMs);
      const open = tables.invitations.filter((it) => it.userId === to && it.isOpen);
      for (const oldest of open.slice(0, -INBOX_INVITATIONS_SHOWN)) closeInvitation(to, oldest.groupHugId);
      hints.publish([to]);
      return done({ ok: true });
    },

    async closeInvitation(userId, groupHugId) {
      tables.reach();
      if (closeInvitation(userId, groupHugId)) hints.publish([userId]);
      return done({ ok: true });
    },
  };
};
