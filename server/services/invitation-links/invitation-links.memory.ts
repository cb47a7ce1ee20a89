import { INVITATION_DAYS, INVITATION_USES_MAX } from "#shared/schema/invitation-link.limits.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { InvitationLinks } from "./invitation-links.port.ts";

type Deps = { readonly tables: MemoryTables };
type Link = {
  readonly token: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly used: Set<string>;
};

const DAY_MS = 24 * 60 * 60_000;

/** Links in memory; passes the same contract as the ones in the database. */
export const createMemoryInvitationLinks = ({ tables }: Deps): InvitationLinks => {
  const links = new Map<string, Link>();
  const viewOf = ({ createdAtMs, expiresAtMs, used }: Link) => ({ createdAtMs, expiresAtMs, uses: used.size });
  const isOld = ({ expiresAtMs }: Link): boolean => expiresAtMs <= tables.nowMs();
  /** By its token, as this reader may know it. */
  const find = (token: string, readerId: string | null) => {
    const [userId, link] = [...links].find(([, one]) => one.token === token) ?? [];
    if (userId === undefined || link === undefined || isOld(link) || !tables.isHere(userId)) return null;
    if (readerId !== null && tables.isBlocked(userId, readerId)) return null;
    const hasPlace = readerId === userId || link.used.size < INVITATION_USES_MAX || link.used.has(readerId ?? "");
    return hasPlace ? { userId, link } : null;
  };
  return {
    async own(userId) {
      tables.reach();
      const link = links.get(userId);
      return link && !isOld(link) ? viewOf(link) : null;
    },
    async make(userId) {
      tables.reach();
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      const atMs = tables.nextMs();
      const token = tables.newId().replaceAll("-", "").padEnd(43, "m");
      const link = { token, createdAtMs: atMs, expiresAtMs: atMs + INVITATION_DAYS * DAY_MS, used: new Set<string>() };
      links.set(userId, link);
      return done({ token, link: viewOf(link) });
    },
    async revoke(userId) {
      tables.reach();
      links.delete(userId);
    },
    async look(readerId, token) {
      tables.reach();
      const found = find(token, readerId);
      if (found === null) return refused({ code: "link_expired" });
      const by = tables.personFor(readerId, found.userId);
      return done({ by, areFriends: readerId !== null && tables.areFriends(readerId, found.userId) });
    },
    async use(userId, token) {
      tables.reach();
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      const found = find(token, userId);
      if (found === null) return refused({ code: "link_expired" });
      if (found.userId === userId) return refused({ code: "own_link" });
      if (found.link.used.has(userId)) return done({ inviterId: found.userId });
      found.link.used.add(userId);
      tables.notify(found.userId, "invitation_used", userId, null);
      tables.follow(userId, found.userId, true);
      tables.follow(found.userId, userId, true);
      return done({ inviterId: found.userId });
    },
  };
};
