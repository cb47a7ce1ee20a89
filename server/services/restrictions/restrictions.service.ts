import { powersOf, UNDO_MINUTES } from "#shared/policy/restriction.policy.ts";
import { ACTS, mayDo, takesTwo } from "#shared/policy/staff.policy.ts";
import { APPEAL_MONTHS } from "#shared/schema/conduct.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { APPROVAL_HOURS, type ApprovalView } from "#shared/schema/approval.ts";
import { type AppealView, type OwnRestriction, type Restriction } from "#shared/schema/restriction.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { SealedPlace, SealedText, Sealing } from "../../platform/sealing/sealing.port.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import { reasonPlace } from "../reveal.places.ts";
import { isSealed } from "../sealed-words.ts";
import { isUuid } from "../uuid.ts";
import type { Acting, AskedRestriction, Restricted, Restrictions } from "./restrictions.port.ts";
import * as sql from "./restrictions.sql.ts";

export type RestrictionsDeps = {
  readonly database: Rows;
  readonly sealing: Pick<Sealing, "seal" | "openAll">;
  readonly newId: () => string;
  /** What somebody may do has changed; called after the commit. */
  readonly onChanged: (userId: string) => void;
  /** What waited for a restriction that is lifted may come. */
  readonly release: () => Promise<void>;
};

type Said = { readonly outcome: RefusalCode | "ok" };
const OK = done({ ok: true } as const);

/** What the person is told is theirs: their key seals it. */
const statementPlace = (userId: string, id: string): SealedPlace => ({
  owner: userId,
  table: "restrictions",
  column: "statement",
  row: id,
});
const appealPlace = (column: "words" | "statement", userId: string, id: string): SealedPlace => ({
  owner: userId,
  table: "appeals",
  column,
  row: id,
});
/** Why something was asked for. */
const approvalPlace = (askedById: string, id: string): SealedPlace => ({
  owner: askedById,
  table: "approvals",
  column: "arguments",
  row: id,
});
type AskedRow = ApprovalView & { readonly restriction: string };
/** Where the words of what was asked are sealed. */
const askedPlace = ({ id, act, aboutId, askedById, caseId, restriction }: AskedRow): SealedPlace => {
  if (act === "ban") return statementPlace(aboutId ?? "", restriction);
  return caseId === null ? approvalPlace(askedById, id) : reasonPlace(askedById, caseId);
};
const powers = (role: StaffRole): string => JSON.stringify(powersOf(role));
const actsOf = (role: StaffRole): string =>
  JSON.stringify(Object.fromEntries(ACTS.filter((act) => mayDo(role, act)).map((act) => [act, null])));

/** Restrictions kept in the database: each act is one call of a function of it, which commits by itself. */
export const createRestrictions = (deps: RestrictionsDeps): Restrictions => {
  const { database, sealing, newId, onChanged, release } = deps;
  const first = async <T extends Said>(text: string, given: readonly unknown[]): Promise<T> => {
    const [said] = await database.rows<T>(text, [...given]);
    invariant(said, "A function of restrictions answers.");
    return said;
  };
  const answerTo = ({ outcome }: Said) => (outcome === "ok" ? OK : refused({ code: outcome }));
  const seal = (place: SealedPlace, text: string) => (text === "" ? null : sealing.seal(place, text));
  /** In the same order; what cannot be opened any more is empty. */
  const open = async (texts: readonly SealedText[]): Promise<readonly string[]> => {
    const opened = await sealing.openAll(texts.filter(({ sealed }) => isSealed(sealed)));
    let next = 0;
    return texts.map(({ sealed }) => (isSealed(sealed) ? (opened[next++] ?? "") : ""));
  };
  const opened = async (rows: readonly Restriction[]): Promise<readonly Restriction[]> => {
    const words = await open(rows.map((row) => ({ place: statementPlace(row.userId, row.id), sealed: row.statement })));
    return rows.map((row, at) => ({ ...row, statement: words[at] ?? "" }));
  };
  /** Rooms close, and what waited comes. Whoever is missed here is found by those who look. */
  const changed = async (userId: string, mayRelease: boolean): Promise<void> => {
    onChanged(userId);
    if (mayRelease) await release().catch(() => undefined);
  };

  const ask = async (
    { userId: by, role }: Acting,
    id: string,
    act: string,
    given: unknown,
    aboutId: string | null,
  ): Promise<Outcome<{ readonly id: string }>> => {
    const asked = [id, by, role, actsOf(role), act, JSON.stringify(given), aboutId, APPROVAL_HOURS];
    const said = await first(sql.ASK, asked);
    return said.outcome === "ok" ? done({ id }) : refused({ code: said.outcome });
  };
  const restrictAlone = async (
    { userId: by, role }: Acting,
    asked: AskedRestriction,
    id: string,
    statement: string | null,
  ): Promise<Outcome<Restricted>> => {
    const { userId, kind, category, hours, groupHugId = null, caseId = null } = asked;
    const what = [userId, kind, category, statement, hours, groupHugId, caseId, UNDO_MINUTES];
    const said = await first<Said & { id: string }>(sql.RESTRICT, [id, by, role, powers(role), ...what]);
    if (said.outcome !== "ok") return refused({ code: said.outcome });
    await changed(userId, false);
    return done({ id: said.id, isAsked: false });
  };

  return {
    async restrict(by, asked) {
      const { userId, kind, category, hours, groupHugId = null, caseId = null } = asked;
      if (!isUuid(userId)) return refused({ code: "no_such_person" });
      if (groupHugId !== null && !isUuid(groupHugId)) return refused({ code: "no_such_group_hug" });
      const id = newId();
      const statement = await seal(statementPlace(userId, id), asked.statement);
      if (!takesTwo(kind, hours)) return restrictAlone(by, asked, id, statement);
      const given = { restriction: id, category, statement, hours, caseId };
      const said = await ask(by, newId(), kind, given, userId);
      return said.ok ? done({ ...said.value, isAsked: true }) : said;
    },

    async lift({ userId: by, role }, id) {
      if (!isUuid(id)) return refused({ code: "no_such_restriction" });
      const said = await first<Said & { userId: string; hasChanged: boolean }>(sql.LIFT, [id, by, role, powers(role)]);
      if (said.hasChanged) await changed(said.userId, true);
      return answerTo(said);
    },

    ofPerson: async (userId) =>
      isUuid(userId) ? opened(await database.rows<Restriction>(sql.OF_PERSON, [userId])) : [],

    async own(userId) {
      const rows = isUuid(userId) ? await database.rows<OwnRestriction>(sql.OWN, [userId, APPEAL_MONTHS]) : [];
      const words = await open(
        rows.map(({ id, statement }) => ({ place: statementPlace(userId, id), sealed: statement })),
      );
      const answers = await open(
        rows.map(({ id, answer }) => ({ place: appealPlace("statement", userId, id), sealed: answer })),
      );
      return rows.map((row, at) => ({ ...row, statement: words[at] ?? "", answer: answers[at] ?? "" }));
    },

    async appeal(userId, id, words) {
      if (!isUuid(userId) || !isUuid(id)) return refused({ code: "no_such_restriction" });
      const [own] = await database.rows("select from restrictions where id = $1 and user_id = $2", [id, userId]);
      if (own === undefined) return refused({ code: "no_such_restriction" });
      const sealed = await sealing.seal(appealPlace("words", userId, id), words);
      return answerTo(await first(sql.APPEAL, [id, userId, sealed, APPEAL_MONTHS]));
    },

    async openAppeals({ userId: by, role }) {
      type Row = Restriction & Omit<AppealView, "restriction">;
      const rows = await database.rows<Row>(sql.OPEN_APPEALS, [by, role, powers(role)]);
      const restrictions = await opened(rows.map(({ name: _, words: __, appealedAtMs: ___, ...row }) => row));
      const words = await open(
        rows.map(({ userId, id, words: sealed }) => ({ place: appealPlace("words", userId, id), sealed })),
      );
      return rows.flatMap(({ name, appealedAtMs }, at) => {
        const restriction = restrictions[at];
        return restriction ? [{ restriction, name, words: words[at] ?? "", appealedAtMs }] : [];
      });
    },

    async decideAppeal({ userId: by, role }, id, { state, statement, hours }) {
      if (!isUuid(id)) return refused({ code: "no_such_restriction" });
      const owner = `select user_id as "userId" from restrictions where id = $1`;
      const [known] = await database.rows<{ userId: string }>(owner, [id]);
      if (!known) return refused({ code: "no_such_restriction" });
      const sealed = await seal(appealPlace("statement", known.userId, id), statement);
      type Decided = { outcome: RefusalCode | "ok" | "not_milder"; userId: string };
      const [said] = await database.rows<Decided>(sql.DECIDE, [id, by, role, powers(role), state, sealed, hours]);
      invariant(said, "decide_appeal answers.");
      if (said.outcome === "not_milder") return refused({ code: "bad_message", path: "hours" });
      if (said.outcome !== "ok") return refused({ code: said.outcome });
      if (state !== "upheld") await changed(known.userId, true);
      return OK;
    },

    async askApproval(by, asked) {
      const id = newId();
      if (asked.what === "audit") {
        const { fromMs, toMs } = asked;
        const reason = await sealing.seal(approvalPlace(by.userId, id), asked.reason);
        return ask(by, id, "export_audit", { fromMs, toMs, reason }, null);
      }
      const isCase = asked.what === "case";
      const code = isCase ? "no_such_case" : "no_such_group_hug";
      if (!isUuid(asked.id)) return refused({ code });
      type About = { aboutId: string | null; isOwn: boolean };
      const about = isCase ? sql.CASE_ABOUT : sql.GROUP_HUG_ABOUT;
      const [known] = await database.rows<About>(about, [by.userId, asked.id]);
      if (known === undefined) return refused({ code });
      if (known.isOwn) return refused({ code: "not_yours_to_do" });
      const place = isCase ? reasonPlace(by.userId, asked.id) : approvalPlace(by.userId, id);
      const reason = await sealing.seal(place, asked.reason);
      const given = isCase ? { case: asked.id, reason } : { groupHug: asked.id, reason };
      return ask(by, id, "reveal_beyond_case", given, known.aboutId);
    },

    async approvals({ userId: by, role }) {
      const rows = await database.rows<AskedRow>(sql.APPROVALS, [by, role, actsOf(role)]);
      const words = await open(rows.map((row) => ({ place: askedPlace(row), sealed: row.statement })));
      return rows.map(({ restriction: _, ...row }, at) => ({ ...row, statement: words[at] ?? "" }));
    },

    async answerApproval({ userId: by, role }, id, isYes) {
      if (!isUuid(id)) return refused({ code: "no_such_approval" });
      const answer = [id, by, role, actsOf(role), isYes ? "yes" : "no", UNDO_MINUTES];
      const said = await first<Said & { userId: string | null; restrictionId: string | null }>(sql.ANSWER, answer);
      if (said.restrictionId !== null && said.userId !== null) await changed(said.userId, false);
      return answerTo(said);
    },
  };
};
