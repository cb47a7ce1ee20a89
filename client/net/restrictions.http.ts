import type { ApprovalView } from "#shared/schema/approval.ts";
import type { AppealView, Restriction } from "#shared/schema/restriction.ts";
import type { AskStaff } from "./cases.http.ts";
import type { Create } from "./create.http.ts";
import type { RestrictionsClient } from "./restrictions.port.ts";
import type { Told } from "./state.ts";

/** As `AskStaff`, of what is done once however often it is asked (`create.http.ts`). */
export type CreateAsStaff = <T>(...asked: Parameters<Create>) => Promise<Told<T>>;

const ofPersonAt = (userId: string): string => `/api/staff/people/${encodeURIComponent(userId)}/restrictions`;

/** Restrictions over HTTP. Bodies are the routes' documented answers. */
export const createRestrictionsHttp = (ask: AskStaff, create: CreateAsStaff): RestrictionsClient => {
  const list = async <Name extends string, T>(path: string, name: Name): Promise<Told<readonly T[]>> => {
    const told = await ask<Record<Name, readonly T[]>>("GET", path);
    return told.ok ? { ok: true, value: told.value[name] } : told;
  };
  return {
    restrict: (userId, restriction) => create(ofPersonAt(userId), restriction),
    lift: (id) => ask("DELETE", `/api/staff/restrictions/${encodeURIComponent(id)}`),
    ofPerson: (userId) => list<"restrictions", Restriction>(ofPersonAt(userId), "restrictions"),
    askApproval: (asked) => create("/api/staff/approvals", asked),
    approvals: () => list<"approvals", ApprovalView>("/api/staff/approvals", "approvals"),
    answerApproval: (id, isYes) => ask("POST", `/api/staff/approvals/${encodeURIComponent(id)}`, { isYes }),
    appeals: () => list<"appeals", AppealView>("/api/staff/appeals", "appeals"),
    decideAppeal: (id, decision) => ask("POST", `/api/staff/appeals/${encodeURIComponent(id)}`, decision),
  };
};
