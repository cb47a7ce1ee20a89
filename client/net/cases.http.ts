import type { CaseDetail, CaseQueue, CasesPage, CaseStatistics, CaseWords } from "#shared/schema/case.ts";
import type { CasesClient } from "./cases.port.ts";
import type { Http } from "./http.client.ts";
import type { Told } from "./state.ts";

/** Asks as staff, and tells what came of it. */
export type AskStaff = <T>(...asked: Parameters<Http>) => Promise<Told<T>>;

const caseAt = (id: string): string => `/api/staff/cases/${encodeURIComponent(id)}`;

/** Cases over HTTP. Bodies are the routes' documented answers. */
export const createCasesHttp = (ask: AskStaff): CasesClient => ({
  cases: ({ state, claim }, cursor, isByItself = false) => {
    const more = { ...(cursor === null ? {} : { cursor }), ...(isByItself ? { byItself: "1" } : {}) };
    const query = new URLSearchParams({ state, claim, ...more });
    return ask<CasesPage>("GET", `/api/staff/cases?${query.toString()}`);
  },
  queue: () => ask<CaseQueue>("GET", "/api/staff/case-queue?byItself=1"),
  statistics: () => ask<CaseStatistics>("GET", "/api/staff/case-statistics"),
  case: (id) => ask<CaseDetail>("GET", caseAt(id)),
  claim: (id, on) => ask(on ? "PUT" : "DELETE", `${caseAt(id)}/claim`),
  reveal: (id, reason) => ask<CaseWords>("POST", `${caseAt(id)}/reveal`, { reason }),
  revealBeyond: (id, approvalId) => ask<CaseWords>("POST", `${caseAt(id)}/reveals/${encodeURIComponent(approvalId)}`),
  words: (id) => ask<CaseWords>("GET", `${caseAt(id)}/words`),
  note: (id, words) => ask("POST", `${caseAt(id)}/notes`, { words }),
  link: (id, caseId, on) =>
    on
      ? ask("POST", `${caseAt(id)}/links`, { caseId })
      : ask("DELETE", `${caseAt(id)}/links/${encodeURIComponent(caseId)}`),
  decide: (id, decision) => ask("POST", `${caseAt(id)}/decision`, decision),
});
