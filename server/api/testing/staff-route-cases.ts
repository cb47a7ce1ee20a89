import type { AskApproval } from "#shared/schema/approval.ts";
import { groupHugDraft } from "../../services/testing/group-hug.ts";
import { reportOf } from "../../services/testing/report.ts";
import { valueOf } from "../../services/testing/hug.ts";
import type { Person, RealServer } from "./real-server.ts";

/** What a route is asked about, in place of a person's id; `body`: in place of its example. */
export type StaffRouteCase = {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};
/** `by`: who will ask; null = several people. */
type Asking = { readonly about: Person; readonly by: Person | null };
type Make = (server: RealServer, asking: Asking) => Promise<StaffRouteCase>;

const groupHugOf = async ({ services }: RealServer, { id }: Person): Promise<string> =>
  valueOf(await services.groupHugs.create(id, groupHugDraft())).id;
const aboutGroupHug: Make = async (server, { about }) => ({ params: { id: await groupHugOf(server, about) } });
/** One that somebody on the staff locked. */
const aboutLock: Make = async (server, { about }) => {
  const id = await groupHugOf(server, about);
  const by = await server.staff("moderator");
  const lock = { kind: "lock", category: "other", statement: "", minutes: null } as const;
  return { params: { id, actId: valueOf(await server.services.roomActs.act(by.id, id, lock)).id } };
};

/** A case about somebody, which `by` does `acts` on first. */
const ofCase =
  (...acts: readonly ("claim" | "reveal")[]): Make =>
  async ({ services, database, guest }, { about, by }) => {
    valueOf(await services.reports.report((await guest()).id, reportOf("profile", about.id)));
    const sql = "select id from cases where subject_id = $1";
    const caseId = (await database.rows<{ id: string }>(sql, [about.id]))[0]?.id ?? "";
    const role = by === null ? null : await services.staff.roleOf(by.id);
    if (by !== null && role !== null)
      for (const act of acts) valueOf(await services.cases[act]({ userId: by.id, role }, caseId, "to try a route"));
    return { params: { caseId, otherId: caseId } };
  };
const ofTwoCases: Make = async (server, asking) => {
  const other = await ofCase()(server, { ...asking, about: await server.account() });
  return { ...(await ofCase()(server, asking)), body: { caseId: other.params?.["caseId"] } };
};
/** Asked for by who will ask, if they may, or by an admin; another one said yes. */
const withYes = async ({ services, staff }: RealServer, by: Person | null, asked: AskApproval): Promise<string> => {
  const admin = async () => ({ userId: (await staff("admin")).id, role: "admin" }) as const;
  const role = by === null ? null : await services.staff.roleOf(by.id);
  const asks = by === null || role === null || role === "moderator" ? await admin() : { userId: by.id, role };
  const { id } = valueOf(await services.restrictions.askApproval(asks, asked));
  valueOf(await services.restrictions.answerApproval(await admin(), id, true));
  return id;
};
const reason = "to try a route";
const ofCaseId = async (server: RealServer, asking: Asking): Promise<string> =>
  (await ofCase()(server, asking)).params?.["caseId"] ?? "";
const CASE = "/api/staff/cases/:caseId";
/** As an admin who is not the one who asks; null = for good, which waits for a second person. */
const restrict = async ({ services, staff }: RealServer, about: Person, hours: number | null) => {
  const by = { userId: (await staff("admin")).id, role: "admin" } as const;
  const kind = hours === null ? "ban" : "limit";
  const asked = { userId: about.id, kind, category: "spam", statement: "Too many hugs.", hours } as const;
  return valueOf(await services.restrictions.restrict(by, asked));
};

/** By `METHOD path`: the routes of the staff that are about something else than a person of whom nothing is known. */
export const STAFF_ROUTE_CASES: Readonly<Record<string, Make>> = {
  "POST /api/staff/group-hugs/:id/acts": aboutGroupHug,
  "POST /api/staff/group-hugs/:id/reveal": aboutGroupHug,
  "POST /api/staff/group-hugs/:id/people/:userId/acts": async (server, { about }) => ({
    params: { id: await groupHugOf(server, await server.account()), userId: about.id },
  }),
  "DELETE /api/staff/group-hugs/:id/acts/:actId": aboutLock,
  "DELETE /api/staff/measures/:measureId": async ({ services, staff }) => {
    const measureId = crypto.randomUUID();
    const by = { userId: (await staff("admin")).id, role: "admin" } as const;
    await services.measures.set(by, { id: measureId, kind: "raid", settings: { newForMinutes: 60 }, minutes: 10 });
    await services.measures.lift(by, measureId);
    return { params: { measureId } };
  },
  [`GET ${CASE}`]: ofCase(),
  [`PUT ${CASE}/claim`]: ofCase(),
  [`DELETE ${CASE}/claim`]: ofCase("claim"),
  [`POST ${CASE}/notes`]: ofCase(),
  [`POST ${CASE}/links`]: ofTwoCases,
  [`DELETE ${CASE}/links/:otherId`]: ofCase(),
  [`POST ${CASE}/decision`]: ofCase("claim"),
  [`POST ${CASE}/reveal`]: ofCase("claim"),
  [`POST ${CASE}/reveals/:approvalId`]: async (server, asking) => {
    const caseId = await ofCaseId(server, asking);
    return { params: { caseId, approvalId: await withYes(server, asking.by, { what: "case", id: caseId, reason }) } };
  },
  "POST /api/staff/group-hugs/:id/reveals/:approvalId": async (server, { about, by }) => {
    const id = await groupHugOf(server, about);
    return { params: { id, approvalId: await withYes(server, by, { what: "group_hug", id, reason }) } };
  },
  "POST /api/staff/audit/exports/:approvalId": async (server, { by }) => ({
    params: { approvalId: await withYes(server, by, { what: "audit", fromMs: 0, toMs: 1, reason }) },
  }),
  "POST /api/staff/approvals": async (server, asking) => ({
    body: { what: "case", id: await ofCaseId(server, asking), reason },
  }),
  [`GET ${CASE}/words`]: ofCase("claim", "reveal"),
  "DELETE /api/staff/restrictions/:id": async (server, { about }) => ({
    params: { id: (await restrict(server, about, 24)).id },
  }),
  "POST /api/staff/approvals/:id": async (server, { about }) => ({
    params: { id: (await restrict(server, about, null)).id },
  }),
  "POST /api/staff/appeals/:id": async (server, { about }) => {
    const { id } = await restrict(server, about, 24);
    valueOf(await server.services.restrictions.appeal(about.id, id, "It was a joke."));
    return { params: { id } };
  },
};
