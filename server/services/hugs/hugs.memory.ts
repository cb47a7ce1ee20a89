import type { SendHug } from "#shared/schema/hug.ts";
import { invariant } from "../../errors.ts";
import type { Designs } from "../designs/designs.port.ts";
import type { InboxHints } from "../inbox/inbox.port.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryHug, MemoryTables } from "../world.memory.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import type { Hugs } from "./hugs.port.ts";

type Deps = {
  readonly tables: MemoryTables;
  readonly designs: Pick<Designs, "has">;
  readonly hints: Pick<InboxHints, "publish">;
};

const contentOf = ({ to, design, squeeze, message }: SendHug): string => JSON.stringify([to, design, squeeze, message]);

/** Hugs in memory; passes the same contract as the ones in the database. */
export const createMemoryHugs = ({ tables, designs, hints }: Deps): Hugs => {
  const refuseReceiver = (hug: MemoryHug | undefined, userId: string) => {
    if (hug?.sent.to === userId && !hug.isWithheld) return null;
    return refused({ code: hug?.senderId === userId ? "not_the_receiver" : "no_such_hug" });
  };
  return {
    async send(senderId, hug) {
      tables.reach();
      const known = tables.hugs.find((it) => it.senderId === senderId && it.sent.key === hug.key);
      if (known) {
        const isSame = contentOf(known.sent) === contentOf(hug);
        return isSame ? done({ id: known.id, sentAtMs: known.sentAtMs }) : refused({ code: "key_reused" });
      }
      if (senderId === hug.to) return refused({ code: "no_self_hug" });
      if (!tables.isHere(senderId) || !tables.isHere(hug.to) || tables.isBlocked(senderId, hug.to)) {
        return refused({ code: "no_such_person" });
      }
      if (!designs.has(hug.design)) return refused({ code: "no_such_design" });
      const answered = tables.hugs.find((it) => it.id === hug.answers);
      const isAnswer = answered?.senderId === hug.to && answered.sent.to === senderId && !answered.isWithheld;
      const stored: MemoryHug = {
        id: tables.newId(),
        senderId,
        sent: hug,
        answers: isAnswer ? answered.id : null,
        isWithheld: tables.isMutedBy(senderId, hug.to),
        sentAtMs: tables.nextMs(),
        isRead: false,
        isReadShown: false,
        reaction: null,
        shownReaction: null,
      };
      tables.hugs.push(stored);
      tables.addEvent(senderId, "hug_sent", stored.id, { key: hug.key }, stored.sentAtMs);
      if (!stored.isWithheld) tables.addEvent(hug.to, "hug_received", stored.id, null, stored.sentAtMs);
      hints.publish(stored.isWithheld ? [senderId] : [senderId, hug.to]);
      return done({ id: stored.id, sentAtMs: stored.sentAtMs });
    },

    async react(userId, { hugId, emoji, message }) {
      tables.reach();
      const hug = tables.hugs.find((it) => it.id === hugId);
      const refusal = refuseReceiver(hug, userId);
      if (refusal || !hug) return refusal ?? refused({ code: "no_such_hug" });
      if (hug.reaction?.emoji === emoji && hug.reaction.message === message) return done({ atMs: hug.reaction.atMs });
      const reaction = { emoji, message, atMs: tables.nextMs() };
      hug.reaction = reaction;
      tables.addEvent(userId, "reaction_sent", hugId, null, reaction.atMs);
      const isShown = tables.reaches(userId, hug.senderId);
      if (isShown) {
        hug.shownReaction = reaction;
        tables.addEvent(hug.senderId, "reaction_received", hugId, null, reaction.atMs);
      }
      hints.publish(isShown ? [userId, hug.senderId] : [userId]);
      return done({ atMs: reaction.atMs });
    },

    async see(userId, hugId) {
      tables.reach();
      const hug = tables.hugs.find((it) => it.id === hugId);
      const refusal = refuseReceiver(hug, userId);
      if (refusal || !hug) return refusal ?? refused({ code: "no_such_hug" });
      if (hug.isRead) return done({ ok: true });
      const atMs = tables.nextMs();
      hug.isRead = true;
      hug.isReadShown = tables.touch.get(userId)?.sharesSeen === true && tables.reaches(userId, hug.senderId);
      tables.addEvent(userId, "hug_seen", hugId, null, atMs);
      if (hug.isReadShown) tables.addEvent(hug.senderId, "hug_seen_by_receiver", hugId, null, atMs);
      hints.publish(hug.isReadShown ? [userId, hug.senderId] : [userId]);
      return done({ ok: true });
    },

    async page(userId, cursor, limit) {
      tables.reach();
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 hugs.");
      const after = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && after === null) return null;
      const all = tables.hugs.toReversed().flatMap((hug) => tables.viewOf(hug, userId) ?? []);
      const rest = all.filter((hug) => after === null || hug.sentAtMs * 1000 < Number(after.atUs));
      const hugs = rest.slice(0, limit);
      const last = hugs.at(-1);
      const next = rest.length > limit && last ? writeCursor({ atUs: `${last.sentAtMs * 1000}`, id: last.id }) : null;
      return { hugs, next };
    },

    async one(userId, hugId) {
      tables.reach();
      const hug = tables.hugs.find((it) => it.id === hugId);
      return tables.viewOf(hug, userId);
    },
  };
};
