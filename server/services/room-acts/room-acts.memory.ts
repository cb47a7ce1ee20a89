import { mayActOn } from "#shared/policy/staff.policy.ts";
import { CLAIM_MINUTES } from "#shared/schema/case.ts";
import type { RoomActKind } from "#shared/schema/room-act.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import type { InboxHints } from "../inbox/inbox.port.ts";
import type { GroupHugChanges } from "../group-hugs/group-hugs.port.ts";
import { done, refused } from "../outcome.ts";
import { isOpen, settled, type MemoryGroupHug } from "../world.group-hugs.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { RoomActHints, RoomActs } from "./room-acts.port.ts";

type Deps = {
  readonly tables: MemoryTables;
  readonly hints: Pick<InboxHints, "publish">;
  readonly changes: Pick<GroupHugChanges, "publish">;
  readonly actHints: RoomActHints;
};
const NAMES: Readonly<Record<RoomActKind, string>> = {
  reminder: "remind",
  lock: "lock_room",
  slow: "slow_room",
  close: "close_room",
};
const MINUTE_MS = 60_000;

/** Acts on group hugs in memory; passes the same contract. */
export const createMemoryRoomActs = ({ tables, hints, changes, actHints }: Deps): RoomActs => {
  const { roomActs, audit } = tables;
  /** One that somebody may act on, or why not. */
  const find = (by: string, id: string): { readonly hug: MemoryGroupHug } | { readonly refusal: Refusal } => {
    tables.reach();
    const hug = tables.groupHugs.get(id);
    if (!hug) return { refusal: { code: "no_such_group_hug" } };
    const role = tables.roleOf(by);
    const host = { id: hug.hostId, role: tables.roleOf(hug.hostId) ?? "participant" } as const;
    return role !== null && mayActOn({ id: by, role }, host) ? { hug } : { refusal: { code: "not_yours_to_do" } };
  };
  const note = (hug: MemoryGroupHug, act: string, isSeenInLobby: boolean): void => {
    hug.acts += 1;
    audit.push(`${act} ${hug.id}`);
    if (isSeenInLobby && hug.draft.visibility === "listed") changes.publish();
    actHints.publish(hug.id);
  };
  /** A case about it, or about its host, that is theirs now. */
  const hasOwnCase = (by: string, { id, hostId }: MemoryGroupHug): boolean =>
    [...tables.cases.values()].some(
      ({ id: caseId, state, groupHugId, subjectId, claim }) =>
        state === "open" &&
        !tables.reports.some((one) => one.caseId === caseId && one.reporterId === by) &&
        (groupHugId === id || subjectId === hostId) &&
        claim?.by === by &&
        claim.actedAtMs > tables.nowMs() - CLAIM_MINUTES * MINUTE_MS,
    );
  return {
    async act(by, groupHugId, asked) {
      const found = find(by, groupHugId);
      if ("refusal" in found) return refused(found.refusal);
      const { hug } = found;
      settled(hug, tables.nowMs());
      if (!isOpen(hug)) return refused({ code: "wrong_phase" });
      const { kind, category, statement } = asked;
      const minutes = "minutes" in asked ? asked.minutes : null;
      for (const act of roomActs)
        if (act.groupHugId === groupHugId && act.kind === kind && (kind === "lock" || kind === "slow"))
          act.isLifted ||= tables.isInForce(act);
      const atMs = tables.nextMs();
      const untilMs = minutes === null ? null : atMs + minutes * MINUTE_MS;
      const id = tables.newId();
      roomActs.push({ id, groupHugId, kind, category, statement, atMs, untilMs, isLifted: false });
      if (kind === "close") {
        hug.phase = "canceled";
        hug.endedAtMs = atMs;
        const asked = tables.invitations.filter((it) => it.groupHugId === groupHugId && it.isOpen);
        for (const invitation of asked) {
          invitation.isOpen = false;
          tables.addEvent(invitation.userId, "invitation_closed", groupHugId, null, tables.nextMs());
        }
        if (asked.length > 0) hints.publish(asked.map(({ userId }) => userId));
      }
      note(hug, NAMES[kind], kind === "close" || kind === "lock");
      return done({ id });
    },
    async lift(by, groupHugId, actId) {
      const found = find(by, groupHugId);
      if ("refusal" in found) return refused(found.refusal);
      const act = roomActs.find((it) => it.id === actId && it.groupHugId === groupHugId);
      if (!act || (act.kind !== "lock" && act.kind !== "slow") || !tables.isInForce(act))
        return refused({ code: "no_such_act" });
      act.isLifted = true;
      note(found.hug, `lift_${NAMES[act.kind]}`, act.kind === "lock");
      return done({ ok: true });
    },
    async reveal(by, groupHugId) {
      const found = find(by, groupHugId);
      if ("refusal" in found) return refused(found.refusal);
      settled(found.hug, tables.nowMs());
      if (!isOpen(found.hug) && !hasOwnCase(by, found.hug)) return refused({ code: "takes_two" });
      const { description, message } = found.hug.draft;
      audit.push(`reveal_words ${groupHugId}`);
      return done({ description, message });
    },
    async revealBeyond(by, groupHugId, approvalId) {
      const found = find(by, groupHugId);
      if ("refusal" in found) return refused(found.refusal);
      if (!tables.useApproval(approvalId, by, ({ groupHug }) => groupHug?.id === groupHugId))
        return refused({ code: "no_such_approval" });
      const { description, message } = found.hug.draft;
      audit.push(`reveal_beyond_case ${groupHugId}`);
      return done({ description, message });
    },
    async openIn(groupHugId) {
      tables.reach();
      const open = roomActs.filter((act) => act.groupHugId === groupHugId && tables.isInForce(act));
      const lastReminder = open.findLast(({ kind }) => kind === "reminder");
      return open
        .filter((act) => act.kind !== "reminder" || act === lastReminder)
        .map(({ id, kind, category, statement, atMs, untilMs }) => {
          return {
            id,
            kind,
            userId: null,
            name: "",
            category,
            statement,
            atMs,
            untilMs,
            endsInMs: untilMs === null ? null : untilMs - tables.nowMs(),
          };
        });
    },
  };
};
