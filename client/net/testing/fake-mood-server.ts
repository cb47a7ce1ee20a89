import type { ImportPart, MoodDraft, MoodVersion, MoodView, PastNote } from "#shared/schema/mood.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import type { Http, HttpAnswer } from "../http.client.ts";

type Change = { readonly baseRevision: number; readonly editedAtMs: number };
type Body = MoodDraft & Change & { readonly key: string };
const ok = (body: unknown): HttpAnswer => ({ kind: "ok", body });
const OFFLINE: HttpAnswer = { kind: "failed", failure: { code: "offline" } };
const GONE: HttpAnswer = { kind: "missing", failure: { code: "no_such_mood" } };

/** Keeps moods by key as the server promises, and loses requests or answers when told to. */
export const createFakeMoodServer = () => {
  const rows = new Map<string, MoodView>();
  /** Removed, and to be had back. */
  const removed = new Map<string, MoodView>();
  /** By id of the mood, the newest first. */
  const versions = new Map<string, readonly MoodVersion[]>();
  const asked: string[] = [];
  let loses: "nothing" | "answers" | "requests" = "nothing";
  let refusal: RefusalCode | null = null;
  const byId = (id: string) => [...rows.values()].find((row) => row.id === id);
  const make = ({ key, ...draft }: MoodDraft & { readonly key: string }, importId: string | null): MoodView => {
    const day = new Date(draft.feltAtMs).toISOString().slice(0, 10);
    const id = `m${rows.size + removed.size + 1}`;
    const made = { ...draft, key, id, day, revision: 1, editedAtMs: 0, importId };
    rows.set(key, made);
    return made;
  };
  const remove = (row: MoodView): void => {
    rows.delete(row.key);
    removed.set(row.id, row);
  };
  const bring = ({ key, entries }: ImportPart): HttpAnswer => {
    const fresh = entries.filter((entry) => !rows.has(entry.key));
    for (const entry of fresh) make(entry, key);
    return ok({ importId: key, added: fresh.length });
  };
  const keep = (row: MoodView, why: MoodVersion["why"]): void => {
    const { key: _key, day: _day, importId: _import, id, revision, ...was } = row;
    const known = versions.get(id) ?? [];
    const kept = { ...was, id: `${id}-v${known.length + 1}`, saidAtMs: row.editedAtMs, why };
    versions.set(id, [{ ...kept, revision: why === "lost" ? null : revision }, ...known]);
  };
  /** Of what can be had back. */
  const past = (): readonly PastNote[] => {
    const noteOf = ({ note, mood, feltAtMs, timeZone }: MoodDraft) => ({ note, mood, feltAtMs, timeZone });
    const gone = [...removed.values()].map((row) => ({
      ...noteOf(row),
      id: row.id,
      key: row.key,
      goneAtMs: 1,
      version: null,
    }));
    const were = [...rows.values()].flatMap(({ id, key }) =>
      (versions.get(id) ?? []).map((one) => {
        const { revision, saidAtMs } = one;
        return { ...noteOf(one), id: one.id, key, goneAtMs: null, version: { revision, saidAtMs, keptAtMs: 1 } };
      }),
    );
    return [...gone, ...were].filter(({ note }) => note !== "");
  };
  const decide = (method: string, path: string, body: Body): HttpAnswer => {
    const [where = "", query = ""] = path.split("?");
    const [, , , id = "", act] = where.split("/");
    if (refusal !== null && method !== "GET") return { kind: "failed", failure: { code: refusal } };
    if (method === "POST" && where === "/api/moods") {
      return ok(rows.get(body.key) ?? make(body, null));
    }
    if (method === "POST" && id === "imports") return bring(body as unknown as ImportPart); // as: its route's body
    if (method === "DELETE" && id === "imports") {
      for (const row of rows.values()) if (row.importId === act) remove(row);
      return ok({});
    }
    if (method === "GET" && where === "/api/moods/removed")
      return ok({ moods: [...removed.values()].toReversed(), next: null });
    if (method === "DELETE" && id === "removed") return act !== undefined && removed.delete(act) ? ok({}) : GONE;
    if (method === "GET" && id === "notes") {
      // One at a time, as if there were many.
      const all = past();
      const at = all.findIndex((one) => one.id === new URLSearchParams(query).get("after")) + 1;
      return ok({ notes: all.slice(at, at + 1), next: at + 1 < all.length ? all[at]?.id : null });
    }
    if (act === "versions") return ok({ versions: versions.get(id) ?? [] });
    const gone = removed.get(id);
    if (act === "restore" && gone !== undefined) {
      removed.delete(id);
      rows.set(gone.key, gone);
      return ok(gone);
    }
    if (method === "GET" && where === "/api/moods") {
      const days = new URLSearchParams(query);
      const moods = [...rows.values()]
        .filter(({ day }) => day >= (days.get("from") ?? "") && day <= (days.get("until") ?? ""))
        .toSorted((a, b) => b.feltAtMs - a.feltAtMs);
      return ok({ moods, next: null });
    }
    const row = byId(id);
    if (row === undefined) return method === "GET" ? ok({ days: [], hours: [], tags: [], words: [] }) : GONE;
    if (method === "GET") return ok(row);
    if (act === "restore") {
      const wanted = versions.get(id)?.find((one) => one.id === (body as unknown as { versionId: string }).versionId); // as above
      if (wanted === undefined) return GONE;
      keep(row, "replaced");
      versions.set(id, versions.get(id)?.filter((one) => one !== wanted) ?? []);
      const { saidAtMs: _said, why: _why, ...was } = wanted;
      const entry = { ...row, ...was, id, revision: row.revision + 1, editedAtMs: row.editedAtMs + 1 };
      rows.set(row.key, entry);
      return ok(entry);
    }
    const { baseRevision, ...next } = body;
    if (row.editedAtMs === body.editedAtMs && row.revision > baseRevision) return ok({ entry: row, became: "applied" });
    const repeated = (versions.get(id) ?? []).find(({ saidAtMs }) => saidAtMs === body.editedAtMs);
    if (repeated !== undefined) return ok({ entry: row, became: repeated.why === "lost" ? "kept_aside" : "applied" });
    // Of two changes that did not know each other the later stands.
    if (row.revision > baseRevision && row.editedAtMs >= body.editedAtMs) {
      if (act === undefined) keep({ ...row, ...next }, "lost");
      return ok({ entry: row, became: "kept_aside" });
    }
    if (act === "remove") {
      remove(row);
      return ok({ entry: null, became: "applied" });
    }
    keep(row, "replaced");
    const entry = { ...row, ...next, id, key: row.key, revision: row.revision + 1 };
    rows.set(row.key, entry);
    return ok({ entry, became: "applied" });
  };
  const http: Http = async (method, path, body) => {
    if (loses === "requests") return OFFLINE;
    asked.push(`${method} ${path.split("?")[0]}`);
    const answer = decide(method, path, body as Body); // as: what the client under test says
    return loses === "answers" ? OFFLINE : answer;
  };
  return {
    http,
    rows,
    /** Takes all notes; how many there were. */
    forgetNotes: () => {
      const had = [...rows.values()].filter(({ note }) => note !== "");
      for (const row of had) rows.set(row.key, { ...row, note: "" });
      for (const [id, row] of removed) removed.set(id, { ...row, note: "" });
      for (const [id, all] of versions)
        versions.set(
          id,
          all.map((one) => ({ ...one, note: "" })),
        );
      return had.length;
    },
    asked,
    lose: (next: typeof loses) => void (loses = next),
    refuse: (next: RefusalCode | null) => void (refusal = next),
  };
};
