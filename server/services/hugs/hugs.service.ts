import type { HugSent, SendHug } from "#shared/schema/hug.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { HUGS_PER_HOUR } from "#shared/consent/consent.limits.ts";
import { invariant } from "../../errors.ts";
import type { CreateBatcher } from "../../platform/batcher.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { Sealing } from "../../platform/sealing/sealing.port.ts";
import type { Designs } from "../designs/designs.port.ts";
import type { InboxHints } from "../inbox/inbox.port.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import type { HugRow } from "../hug.row.ts";
import { createWordOpener, messagePlace, reactionPlace } from "../sealed-words.ts";
import type { Hugs } from "./hugs.port.ts";

type HugsDeps = {
  readonly database: Rows;
  readonly designs: Pick<Designs, "has">;
  readonly hints: Pick<InboxHints, "publish">;
  readonly createBatcher: CreateBatcher;
  readonly sealing: Pick<Sealing, "sealWithDigest" | "openAll">;
  /** Hugs a person may send in an hour; a new one, and to one person, a quarter of it. */
  readonly hugsPerHour?: () => number;
};

export type KeptHugs = Hugs & {
  /** Everything that was sent is committed and answered; what is sent from now on rejects with `Unavailable`. */
  close(): Promise<void>;
};

// Outcomes of the database functions are refusal codes, or one of the words for success.
type Said = { readonly outcome: RefusalCode };
type Sent = {
  outcome: RefusalCode | "sent";
  hug_id: string;
  sent_at_ms: number;
  is_asking: boolean;
  retry_ms: number | null;
  sender_moved: boolean;
  recipient_moved: boolean;
};

const ONE = `select hug from hug_views where id = $1 and reader_id = $2`;
// One row more than asked for says whether there is a next page.
const PAGE = `
  select view.hug, place.id, floor(extract(epoch from place.sent_at) * 1000000)::bigint::text as sent_at_us
  from newest_hugs(
    $1::uuid, coalesce(timestamptz 'epoch' + $2::bigint * interval '1 microsecond', 'infinity'),
    coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'), $4::int + 1
  ) as place
  cross join lateral (select hug from hug_views where id = place.id and reader_id = $1) as view
  order by place.sent_at desc, place.id desc`;

type Sending = { readonly senderId: string; readonly hug: SendHug };

type Words = { readonly sealed: string; readonly digest: string };

/** As `deliver_hugs` reads it. */
const itemOf = ({ senderId, hug }: Sending, hasDesign: boolean, words: Words | undefined) => ({
  sender: senderId,
  key: hug.key,
  recipient: hug.to,
  design: hug.design,
  has_design: hasDesign,
  message: words?.sealed ?? null,
  digest: words?.digest ?? null,
  customization: hug.squeeze,
  answers: hug.answers ?? null,
});

const sentOf = ({ outcome, hug_id, sent_at_ms, is_asking, retry_ms }: Sent): Outcome<HugSent> =>
  outcome === "sent"
    ? done({ id: hug_id, sentAtMs: sent_at_ms, isAsking: is_asking })
    : refused({ code: outcome, ...(retry_ms === null ? {} : { retryAfterMs: retry_ms }) });

/**
 * Hugs kept in the database. Each change is one call of a database function, which commits by itself; hugs that are sent
 * at about the same time share one. A sender's hugs are one group of the batcher, so they are numbered as they came.
 */
export const createHugs = (deps: HugsDeps): KeptHugs => {
  const { database, designs, hints, createBatcher, sealing, hugsPerHour = () => HUGS_PER_HOUR } = deps;
  const open = createWordOpener(sealing);
  /** The messages of a batch; no message is kept as none. */
  const seal = async (batch: readonly Sending[]): Promise<ReadonlyMap<Sending, Words>> => {
    const written = batch.filter(({ hug }) => hug.message !== "");
    if (written.length === 0) return new Map();
    const sealed = await sealing.sealWithDigest(
      written.map(({ senderId, hug }) => ({ place: messagePlace(senderId, hug.key), text: hug.message })),
    );
    return new Map(written.flatMap((sending, at) => (sealed[at] ? [[sending, sealed[at]] as const] : [])));
  };
  const deliver = async (batch: readonly Sending[]): Promise<readonly Outcome<HugSent>[]> => {
    const words = await seal(batch);
    const items = JSON.stringify(
      batch.map((sending) => itemOf(sending, designs.has(sending.hug.design), words.get(sending))),
    );
    const said = await database.rows<Sent>("select * from deliver_hugs($1::jsonb, $2)", [items, hugsPerHour()]);
    invariant(said.length === batch.length, "deliver_hugs answers every item.");
    const moved = new Set<string>();
    for (const [place, { senderId, hug }] of batch.entries()) {
      if (said[place]?.sender_moved) moved.add(senderId);
      if (said[place]?.recipient_moved) moved.add(hug.to);
    }
    if (moved.size > 0) hints.publish([...moved]);
    return said.map(sentOf);
  };
  const sendings = createBatcher({ service: "hugs", run: deliver, groupOf: ({ senderId }) => senderId });
  return {
    async send(senderId, hug) {
      if (!isUuid(senderId) || !isUuid(hug.to)) return refused({ code: "no_such_person" });
      return sendings.add({ senderId, hug });
    },

    close: sendings.close,

    async react(userId, { hugId, emoji, message }) {
      if (!isUuid(userId) || !isUuid(hugId)) return refused({ code: "no_such_hug" });
      const text = { place: reactionPlace(userId, hugId), text: message };
      const [words] = message === "" ? [] : await sealing.sealWithDigest([text]);
      const [said] = await database.rows<
        (Said | { outcome: "ok" }) & { at_ms: number; has_changed: boolean; other: string | null }
      >("select * from react_to_hug($1, $2, $3, $4, $5)", [
        userId,
        hugId,
        emoji,
        words?.sealed ?? null,
        words?.digest ?? null,
      ]);
      invariant(said, "react_to_hug answers.");
      if (said.outcome !== "ok") return refused({ code: said.outcome });
      if (said.has_changed) hints.publish(said.other === null ? [userId] : [userId, said.other]);
      return done({ atMs: said.at_ms });
    },

    async see(userId, hugId) {
      if (!isUuid(userId) || !isUuid(hugId)) return refused({ code: "no_such_hug" });
      const [said] = await database.rows<(Said | { outcome: "ok" }) & { has_changed: boolean; other: string | null }>(
        "select * from see_hug($1, $2)",
        [userId, hugId],
      );
      invariant(said, "see_hug answers.");
      if (said.outcome !== "ok") return refused({ code: said.outcome });
      if (said.has_changed) hints.publish(said.other === null ? [userId] : [userId, said.other]);
      return done({ ok: true });
    },

    async page(userId, cursor, limit) {
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 hugs.");
      const after = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && after === null) return null;
      if (!isUuid(userId)) return { hugs: [], next: null };
      const place = [after?.atUs ?? null, after?.id ?? null];
      const rows = await database.rows<{ hug: HugRow; id: string; sent_at_us: string }>(PAGE, [
        userId,
        ...place,
        limit,
      ]);
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length > limit && last ? writeCursor({ atUs: last.sent_at_us, id: last.id }) : null;
      return { hugs: await open.hugs(shown.map(({ hug }) => hug)), next };
    },

    async one(userId, hugId) {
      if (!isUuid(userId) || !isUuid(hugId)) return null;
      const [row] = await database.rows<{ hug: HugRow }>(ONE, [hugId, userId]);
      return row ? ((await open.hugs([row.hug]))[0] ?? null) : null;
    },
  };
};
