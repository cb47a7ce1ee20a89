import { HUG_WAYS, type HugWay } from "#shared/schema/consent.ts";
import { NEED_LIFE_MS, NEEDS_PER_DAY, HUGS_PER_HOUR, REQUEST_LIFE_MS } from "#shared/consent/consent.limits.ts";
import { hugVerdict, isLetIn, releaseVerdict } from "#shared/consent/consent.rules.ts";
import { isQuietAt } from "#shared/consent/quiet-time.ts";
import type { InboxHints } from "../inbox/inbox.port.ts";
import { done, refused } from "../outcome.ts";
import { NO_CHOICE, type MemoryRequest, type MemoryTables } from "../world.memory.ts";
import type { Consents } from "./consents.port.ts";

type Deps = { readonly tables: MemoryTables; readonly hints: Pick<InboxHints, "publish"> };

const OK = done({ ok: true } as const);
const DAY_MS = 24 * 3_600_000;

/** Consents in memory; passes the same contract as the ones in the database. */
export const createMemoryConsents = ({ tables, hints }: Deps): Consents => {
  const areFriends = (one: string, other: string): boolean =>
    tables.follows.has(tables.pair(one, other)) && tables.follows.has(tables.pair(other, one));
  /** A request that waited is shown now, unless its hug may come without one, or not at all. */
  const shows = (asked: MemoryRequest, owner: string): boolean => {
    const { allowHugsFrom } = tables.settingsOf(owner);
    if (!tables.reaches(asked.from, owner) || allowHugsFrom === "nobody") return false;
    if (isLetIn(tables.whoMayCome(asked.from, owner))) return false;
    const atMs = tables.nextMs();
    asked.answer = null;
    asked.expiresAtMs = atMs + REQUEST_LIFE_MS;
    tables.addEvent(owner, "request_received", asked.id, null, atMs);
    return true;
  };
  /** "I could use a hug" that waited is heard now, by who is a friend still. */
  const hearNeed = (need: MemoryRequest): void => {
    const atMs = tables.nextMs();
    need.expiresAtMs = atMs + NEED_LIFE_MS;
    const isOff = tables.settingsOf(need.from).allowHugsFrom === "nobody";
    if (isOff || !areFriends(need.from, need.to) || !tables.reaches(need.from, need.to)) return;
    need.answer = null;
    tables.setChoice(need.from, need.to, { onceUntilMs: need.expiresAtMs });
    tables.addEvent(need.to, "request_received", need.id, null, atMs);
  };
  const release = (owner: string): boolean => {
    const settings = tables.settingsOf(owner);
    if (isQuietAt(settings, tables.nowMs())) return false;
    const held = tables.hugs.filter(
      (it) => it.sent.to === owner && it.state === "held" && !tables.senderWaits(it.senderId),
    );
    for (const hug of held) {
      const asked = tables.requests.find((it) => it.hugId === hug.id && it.isHeld === true);
      if (asked) asked.isHeld = false;
      if (asked && shows(asked, owner)) {
        hug.state = "asking";
        continue;
      }
      const verdict = releaseVerdict({
        ...tables.whoMayCome(hug.senderId, owner),
        isBlocked: tables.isBlocked(owner, hug.senderId),
        isMuted: tables.isMutedBy(hug.senderId, owner),
        usedOnce: hug.usedOnce,
      });
      hug.state = verdict === "deliver" ? "delivered" : "withheld";
      if (verdict === "withhold") continue;
      if (asked) asked.answer = "once";
      hug.isQuiet = true;
      hug.arrivedAtMs = tables.nextMs();
      tables.addEvent(owner, "hug_received", hug.id, null, hug.arrivedAtMs);
    }
    return held.some((it) => it.state === "delivered" || it.state === "asking");
  };
  const closeNeed = (userId: string, key: string): readonly string[] => {
    const asked = tables.requests.filter(
      (it) => it.kind === "need" && it.from === userId && it.key === key && it.answer !== "closed",
    );
    if (asked.length === 0) return [];
    const open = asked.filter((it) => it.answer === null);
    for (const request of asked) {
      request.answer = "closed";
      if (tables.choiceOf(userId, request.to).onceUntilMs !== request.expiresAtMs) continue;
      tables.setChoice(userId, request.to, { onceUntilMs: 0 });
      tables.note(userId, request.to, "once", { until: null });
    }
    for (const { id, to } of open) tables.addEvent(to, "request_closed", id, null, tables.nextMs());
    tables.addEvent(userId, "need_closed", null, { key }, tables.nextMs());
    return [...open.map(({ to }) => to), userId];
  };
  return {
    async settings(userId) {
      tables.reach();
      return tables.isHere(userId) ? tables.settingsOf(userId) : null;
    },
    async setSettings(userId, settings) {
      tables.reach();
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      const old = tables.settingsOf(userId);
      if (JSON.stringify(old) === JSON.stringify(settings)) return OK;
      tables.consent.set(userId, settings);
      const { allowHugsFrom, ...quiet } = settings;
      const { allowHugsFrom: before, ...quietBefore } = old;
      if (JSON.stringify(quiet) !== JSON.stringify(quietBefore)) tables.note(userId, null, "quiet_time", quiet);
      if (allowHugsFrom !== before) tables.note(userId, null, "allow_hugs_from", { to: allowHugsFrom });
      tables.addEvent(userId, "consent_changed", null, settings, tables.nextMs());
      if (allowHugsFrom === "nobody" && before !== "nobody") {
        const askers = tables.requests.filter((it) => it.to === userId && it.kind === "hug" && it.answer === null);
        for (const asker of new Set(askers.map(({ from }) => from))) tables.closeRequests(asker, userId, "closed");
      }
      release(userId);
      hints.publish([userId]);
      return OK;
    },
    async setPerson(userId, consent) {
      tables.reach();
      const { userId: otherId, allowance, touchCap, touchForm } = consent;
      const isThere = tables.isHere(userId) && tables.isHere(otherId) && !tables.isBlocked(userId, otherId);
      if (userId === otherId || !isThere) return refused({ code: "no_such_person" });
      const old = tables.choiceOf(userId, otherId);
      const isSameTouch = old.touchCap === touchCap && old.touchForm === touchForm;
      if (old.allowance === allowance && isSameTouch) return OK;
      tables.setChoice(userId, otherId, { allowance, touchCap, touchForm });
      if (old.allowance !== allowance) tables.note(userId, otherId, "allowance", { to: allowance });
      if (!isSameTouch) tables.note(userId, otherId, "touch", { cap: touchCap, form: touchForm });
      tables.addEvent(userId, "person_allowed", otherId, consent, tables.nextMs());
      hints.publish([userId]);
      return OK;
    },
    async answer(userId, requestId, answer) {
      tables.reach();
      const request = tables.requests.find((it) => it.id === requestId && it.to === userId);
      const none = refused({ code: "no_such_request" });
      if (!request) return none;
      if (request.answer === answer) return OK;
      if (request.answer !== null || request.expiresAtMs <= tables.nowMs()) return none;
      if (!tables.isHere(userId) || !tables.isHere(request.from)) return none;
      if (request.kind === "need" && answer !== "not_now") return none;
      request.answer = answer;
      tables.note(userId, request.from, `request_${answer}`, { kind: request.kind });
      tables.addEvent(userId, "request_closed", requestId, null, tables.nextMs());
      const hug = tables.hugs.find((it) => it.id === request.hugId);
      if (answer === "not_now" || !hug) {
        if (hug) hug.state = "withheld";
        hints.publish([userId]);
        return OK;
      }
      if (answer === "always" && tables.choiceOf(userId, request.from).allowance !== "always") {
        tables.setChoice(userId, request.from, { allowance: "always" });
        tables.note(userId, request.from, "allowance", { to: "always" });
      }
      const atMs = tables.nextMs();
      if (tables.senderWaits(request.from)) {
        hug.state = "held";
        hug.usedOnce = true;
      } else {
        hug.state = "delivered";
        hug.arrivedAtMs = atMs;
        hug.isQuiet = isQuietAt(tables.settingsOf(userId), atMs);
        tables.addEvent(userId, "hug_received", hug.id, null, atMs);
      }
      tables.addEvent(request.from, "request_accepted", hug.id, null, atMs);
      tables.notify(request.from, "request_accepted", userId, requestId);
      hints.publish([userId, request.from]);
      return OK;
    },
    async askForHugs(userId, key, to, message) {
      tables.reach();
      const circle = [...new Set(to)].toSorted();
      const mine = tables.requests.filter((it) => it.kind === "need" && it.from === userId);
      if (mine.some((it) => it.key === key)) return OK;
      const isThere = (id: string) => id !== userId && tables.isHere(id) && !tables.isBlocked(userId, id);
      if (!tables.isHere(userId) || !circle.every(isThere)) return refused({ code: "no_such_person" });
      if (!circle.every((id) => areFriends(userId, id))) return refused({ code: "no_friend" });
      if (!tables.isFound(userId)) return refused({ code: "suspended" });
      if (tables.settingsOf(userId).allowHugsFrom === "nobody") return refused({ code: "hugs_off" });
      const today = mine.filter((it) => it.askedAtMs > tables.nowMs() - DAY_MS);
      if (new Set(today.map((it) => it.key)).size >= NEEDS_PER_DAY) {
        return refused({ code: "too_many", retryAfterMs: 3_600_000 });
      }
      const moved = new Set([...circle, userId]);
      const open = mine.filter((it) => it.expiresAtMs > tables.nowMs());
      for (const old of new Set(open.map((it) => it.key))) for (const id of closeNeed(userId, old)) moved.add(id);
      const atMs = tables.nextMs();
      const expiresAtMs = atMs + NEED_LIFE_MS;
      const isHeld = tables.senderWaits(userId);
      for (const id of circle) {
        const isHeard = !tables.isMutedBy(userId, id) && !isHeld;
        const request = { id: tables.newId(), kind: "need" as const, from: userId, to: id, hugId: null, key, message };
        tables.requests.push({ ...request, askedAtMs: atMs, expiresAtMs, answer: isHeard ? null : "unheard", isHeld });
        if (isHeld) continue;
        tables.setChoice(userId, id, { onceUntilMs: expiresAtMs });
        tables.note(userId, id, "once", { until: expiresAtMs });
        if (isHeard) tables.addEvent(id, "request_received", request.id, null, atMs);
      }
      tables.addEvent(userId, "need_asked", null, { key, people: circle.length, expiresAtMs }, atMs);
      hints.publish([...moved]);
      return OK;
    },
    async closeNeed(userId, key) {
      tables.reach();
      const moved = closeNeed(userId, key);
      if (moved.length > 0) hints.publish(moved);
      return OK;
    },
    async way(userId, otherId) {
      tables.reach();
      if (userId === otherId || !tables.isHere(userId) || !tables.isHere(otherId)) return null;
      const verdict = hugVerdict({
        ...tables.factsOf(userId, otherId, null, HUGS_PER_HOUR),
        isMuted: false,
        isQuiet: false,
      });
      if (verdict === "no_such_person") return null;
      if ((verdict === "ask" || verdict === "ask_unheard") && !tables.isFound(otherId)) return null;
      if (verdict === "deliver") return "open";
      return verdict === "ask" ? "asks" : (HUG_WAYS.find((way): way is HugWay => way === verdict) ?? null);
    },
    async chosen(userId) {
      tables.reach();
      return [...tables.choices].toReversed().flatMap(([key, { allowance, touchCap, touchForm }]) => {
        const [owner, otherId = ""] = key.split(" ");
        const isNothing = allowance === null && touchCap === NO_CHOICE.touchCap && touchForm === NO_CHOICE.touchForm;
        if (owner !== userId || isNothing) return [];
        const person = tables.personOf(otherId, userId);
        return [{ userId: otherId, allowance, touchCap, touchForm, person }];
      });
    },
    async ledger(userId, cursor, limit) {
      tables.reach();
      if (cursor !== null && !/^\d{1,18}$/.test(cursor)) return null;
      const mine = tables.ledger
        .map((entry, index) => ({ ...entry, id: index + 1 }))
        .filter((entry) => entry.owner === userId && entry.id < Number(cursor ?? Number.MAX_SAFE_INTEGER))
        .toReversed();
      const entries = mine.slice(0, limit).map(({ id, act, other, detail, atMs }) => ({
        id: String(id),
        act,
        detail,
        atMs,
        other: other === null ? null : tables.personOf(other, userId),
      }));
      return { entries, next: mine.length > limit ? (entries.at(-1)?.id ?? null) : null };
    },
    async releaseHeld() {
      tables.reach();
      const owners = new Set(tables.hugs.filter((it) => it.state === "held").map((it) => it.sent.to));
      const moved = [...owners].toSorted().filter((owner) => release(owner));
      for (const need of tables.requests.filter((it) => it.kind === "need" && it.isHeld === true)) {
        if (tables.senderWaits(need.from)) continue;
        need.isHeld = false;
        hearNeed(need);
        moved.push(need.to);
      }
      if (moved.length > 0) hints.publish(moved);
    },
  };
};
