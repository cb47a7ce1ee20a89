import type { AuditEntryView } from "#shared/schema/audit.ts";
import type { LimitSettings, Measure, RaidSettings } from "#shared/schema/measure.ts";
import type { AskStaff } from "./cases.http.ts";
import type { Told } from "./state.ts";

type Ok = { readonly ok: true };
/** Ids are made by who asks: asked again, it is set once. */
export type MeasuresClient = {
  list(): Promise<Told<{ readonly measures: readonly Measure[] }>>;
  setRaid(id: string, raid: RaidSettings & { readonly minutes: number }): Promise<Told<Ok>>;
  setLimit(id: string, limit: LimitSettings & { readonly minutes: number }): Promise<Told<Ok>>;
  lift(id: string): Promise<Told<Ok>>;
};

/** An empty word looks for nothing. */
export type AuditLook = { readonly act: string; readonly actor: string; readonly subject: string };
export type AuditPage = { readonly entries: readonly AuditEntryView[]; readonly next: string | null };
export type AuditClient = {
  page(look: AuditLook, cursor: string | null): Promise<Told<AuditPage>>;
  /** A copy, with a second person's yes: once. Lines of JSON. */
  copy(approvalId: string): Promise<Told<Blob>>;
};

/** What holds for everybody for a while, over HTTP. */
export const createMeasuresHttp = (ask: AskStaff): MeasuresClient => ({
  list: () => ask("GET", "/api/staff/measures"),
  setRaid: (id, raid) => ask("PUT", `/api/staff/raids/${id}`, raid),
  setLimit: (id, limit) => ask("PUT", `/api/staff/limits/${id}`, limit),
  lift: (id) => ask("DELETE", `/api/staff/measures/${id}`),
});

/** What the staff did, over HTTP. */
export const createAuditHttp = (ask: AskStaff, fetchFile: (path: string) => Promise<Told<Blob>>): AuditClient => ({
  page(look, cursor) {
    const words = Object.entries({ ...look, cursor: cursor ?? "" }).filter(([, word]) => word !== "");
    return ask("GET", `/api/staff/audit?${new URLSearchParams(words).toString()}`);
  },
  copy: (approvalId) => fetchFile(`/api/staff/audit/exports/${encodeURIComponent(approvalId)}`),
});
