import { INBOX_REQUESTS_SHOWN } from "#shared/schema/consent.ts";
import { INBOX_HUGS_SHOWN, type TouchSettings } from "#shared/schema/inbox.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import { inboxEventOf } from "./inbox.events.ts";
import type { Inbox, InboxHints } from "./inbox.port.ts";

type Deps = { readonly tables: MemoryTables; readonly hints: Pick<InboxHints, "publish"> };

const DEFAULTS: TouchSettings = { touchCap: 100, touchForm: "touch", sharesSeen: false };

/** Inboxes in memory; passes the same contract as the ones in the database. */
export const createMemoryInbox = ({ tables, hints }: Deps): Inbox => ({
  async snapshot(userId) {
    tables.reach();
    if (!tables.isHere(userId)) return null;
    const hugs = tables.hugs
      .flatMap((hug) => tables.viewOf(hug, userId) ?? [])
      .toSorted((one, other) => other.sentAtMs - one.sentAtMs);
    const now = tables.nowMs();
    const needs = tables.requests.filter(
      (it) => it.kind === "need" && it.from === userId && it.expiresAtMs > now && it.answer !== "closed",
    );
    const need = needs.at(-1);
    return {
      userId,
      lastSeq: tables.inboxes.get(userId)?.length ?? 0,
      unread: hugs.filter(({ direction, isSeen }) => direction === "received" && !isSeen).length,
      hugs: hugs.slice(0, INBOX_HUGS_SHOWN),
      settings: tables.touch.get(userId) ?? DEFAULTS,
      invitations: tables.invitations
        .filter((asked) => asked.userId === userId && asked.isOpen)
        .toReversed()
        .flatMap((asked) => tables.invitationView(asked.groupHugId, userId) ?? []),
      consent: tables.settingsOf(userId),
      requests: tables.requests
        .filter((it) => it.to === userId && it.answer === null && it.expiresAtMs > now)
        .toReversed()
        .slice(0, INBOX_REQUESTS_SHOWN)
        .flatMap((it) => tables.requestView(it.id, userId) ?? []),
      need: need
        ? { key: need.key, people: needs.filter((it) => it.key === need.key).length, expiresAtMs: need.expiresAtMs }
        : null,
    };
  },
  async eventsAfter(userId, after, limit) {
    tables.reach();
    const events = (tables.inboxes.get(userId) ?? []).filter(({ seq }) => seq > after).slice(0, limit);
    return events.map((event) => {
      const hug = tables.hugs.find(({ id }) => id === event.ref_id);
      const invitation = tables.invitationView(event.ref_id ?? "", userId);
      const request = tables.requestView(event.ref_id ?? "", userId);
      return inboxEventOf({ ...event, hug: tables.viewOf(hug, userId), invitation, request });
    });
  },
  async moved(from) {
    tables.reach();
    const known = [...from].filter(([userId]) => tables.people.has(userId));
    const heads = known.map(([userId]) => [userId, tables.inboxes.get(userId)?.length ?? 0] as const);
    return new Map(heads.filter(([userId, seq]) => from.get(userId) !== seq));
  },
  async setTouch(userId, settings) {
    tables.reach();
    if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
    const old = tables.touch.get(userId) ?? DEFAULTS;
    const isSame =
      old.touchCap === settings.touchCap &&
      old.touchForm === settings.touchForm &&
      old.sharesSeen === settings.sharesSeen;
    if (isSame) return done({ ok: true });
    tables.touch.set(userId, settings);
    tables.addEvent(userId, "touch_changed", null, settings, tables.nextMs());
    hints.publish([userId]);
    return done({ ok: true });
  },
});
