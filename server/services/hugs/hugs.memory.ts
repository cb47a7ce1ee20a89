import { HUGS_PER_HOUR, REQUEST_LIFE_MS } from "#shared/consent/consent.limits.ts";
import { hugVerdict, isLetIn, type Verdict } from "#shared/consent/consent.rules.ts";
import type { HugSent, SendHug } from "#shared/schema/hug.ts";
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
  readonly hugsPerHour?: number;
};

const contentOf = ({ to, design, squeeze, message }: SendHug): string => JSON.stringify([to, design, squeeze, message]);

const STATES: Readonly<Record<Verdict, MemoryHug["state"] | null>> = {
  deliver: "delivered",
  hold: "held",
  withhold: "withheld",
  ask: "asking",
  ask_unheard: "asking",
  no_such_person: null,
  hugs_off: null,
  too_many: null,
  already_asked: null,
  cooling_off: null,
};

/** Hugs in memory; passes the same contract as the ones in the database. */
export const createMemoryHugs = ({ tables, designs, hints, hugsPerHour = HUGS_PER_HOUR }: Deps): Hugs => {
  const refuseReceiver = (hug: MemoryHug | undefined, userId: string) => {
    if (hug?.sent.to === userId && hug.state === "delivered") return null;
    return refused({ code: hug?.senderId === userId ? "not_the_receiver" : "no_such_hug" });
  };
  const sentOf = ({ id, sentAtMs }: MemoryHug): HugSent => ({
    id,
    sentAtMs,
    isAsking: tables.requests.some((it) => it.hugId === id),
  });
  return {
    async send(senderId, hug) {
      tables.reach();
      const known = tables.hugs.find((it) => it.senderId === senderId && it.sent.key === hug.key);
      if (known) {
        const isSame = contentOf(known.sent) === contentOf(hug);
        return isSame ? done(sentOf(known)) : refused({ code: "key_reused" });
      }
      if (senderId === hug.to) return refused({ code: "no_self_hug" });
      if (!tables.isHere(senderId) || !tables.isHere(hug.to) || tables.isBlocked(senderId, hug.to)) {
        return refused({ code: "no_such_person" });
      }
      const stands = tables.standingOf(senderId);
      if (stands === "suspended") return refused({ code: stands });
      if (!designs.has(hug.design)) return refused({ code: "no_such_design" });
      const meant = tables.hugs.find((it) => it.id === hug.answers);
      const isAnswer = meant?.senderId === hug.to && meant.sent.to === senderId && meant.state === "delivered";
      const answered = isAnswer ? meant : null;
      const facts = tables.factsOf(senderId, hug.to, answered, hugsPerHour);
      const verdict = hugVerdict(facts);
      const isAsking = verdict === "ask" || verdict === "ask_unheard";
      if (isAsking && !tables.isFound(hug.to)) return refused({ code: "no_such_person" });
      const isHeld = stands === "held" && (verdict === "deliver" || verdict === "ask");
      const state = isHeld ? "held" : STATES[verdict];
      if (state === null) return refused(tables.refusalOf(verdict, senderId, hug.to, facts.hasTooManyHugs));
      const usesOnce = !isLetIn(facts) && !isAsking;
      const atMs = tables.nextMs();
      const need = tables.requests.find(
        (it) =>
          it.kind === "need" && it.from === hug.to && it.to === senderId && it.answer === null && it.expiresAtMs > atMs,
      );
      const stored: MemoryHug = {
        id: tables.newId(),
        senderId,
        sent: hug,
        answers: answered?.id ?? null,
        state,
        usedOnce: usesOnce,
        isQuiet: false,
        sentAtMs: atMs,
        arrivedAtMs: state === "delivered" ? atMs : null,
        isRead: false,
        isReadShown: false,
        reaction: null,
        shownReaction: null,
      };
      tables.hugs.push(stored);
      tables.addEvent(senderId, "hug_sent", stored.id, { key: hug.key }, stored.sentAtMs);
      if (facts.hasOnce && (need !== undefined || (usesOnce && !facts.isHugBack))) {
        tables.setChoice(hug.to, senderId, { onceUntilMs: 0 });
        tables.note(hug.to, senderId, "once", { until: null });
      }
      if (need && verdict !== "ask_unheard") {
        need.answer = "once";
        tables.note(senderId, hug.to, "request_once", { kind: "need" });
        tables.addEvent(senderId, "request_closed", need.id, null, atMs);
      }
      if (state === "delivered") tables.addEvent(hug.to, "hug_received", stored.id, null, atMs);
      if (isAsking) {
        const isHeard = verdict === "ask" && !isHeld;
        const request = tables.ask({
          from: senderId,
          to: hug.to,
          hugId: stored.id,
          isHeard,
          isHeld: isHeld && verdict === "ask",
          atMs,
          life: REQUEST_LIFE_MS,
        });
        if (isHeard) tables.addEvent(hug.to, "request_received", request, null, atMs);
      }
      hints.publish(!isHeld && (verdict === "deliver" || verdict === "ask") ? [senderId, hug.to] : [senderId]);
      return done(sentOf(stored));
    },

    async react(userId, { hugId, emoji, message }) {
      tables.reach();
      const hug = tables.hugs.find((it) => it.id === hugId);
      const refusal = refuseReceiver(hug, userId);
      if (refusal || !hug) return refusal ?? refused({ code: "no_such_hug" });
      const stands = tables.standingOf(userId);
      if (stands !== null && tables.senderWaits(userId)) return refused({ code: stands });
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
      const all = tables.hugs
        .flatMap((hug) => tables.viewOf(hug, userId) ?? [])
        .toSorted((one, other) => other.sentAtMs - one.sentAtMs);
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
