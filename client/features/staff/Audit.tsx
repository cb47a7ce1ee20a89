import { useCallback, useId, useState } from "react";
import type { AuditEntryView } from "#shared/schema/audit.ts";
import type { AuditLook } from "../../net/measures.http.ts";
import type { Failure } from "../../net/state.ts";
import { Away } from "../../ui/Away.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { useLooks } from "../../ui/useLooks.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { useStaffCall } from "./staff-place.ts";
import { AskCopy } from "./AskCopy.tsx";
import "./watch.css";

type Shown = {
  readonly entries: readonly AuditEntryView[];
  readonly next: string | null;
  readonly failure: Failure | null;
};
const FIELDS = [
  ["act", "What was done, as “mute”"],
  ["actor", "By whom (id)"],
  ["subject", "To whom or what (id)"],
] as const;
const ALL: AuditLook = { act: "", actor: "", subject: "" };

const whoWords = ({ actorName, actorId, actorRole, isAboutReader }: AuditEntryView): string =>
  isAboutReader
    ? "not told: it is about you"
    : actorId === null
      ? "the server"
      : `${actorName ?? actorId.slice(0, 8)}, ${actorRole.replaceAll("_", " ")}`;
const whatWords = ({ subjectKind, subjectId, subjectName, isAboutReader }: AuditEntryView): string =>
  isAboutReader
    ? "you"
    : subjectKind === "server"
      ? "everybody"
      : `${subjectName ?? subjectId.slice(0, 8)} (${subjectKind.replaceAll("_", " ")})`;
const detailWords = ({ details }: AuditEntryView): string =>
  Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");

/** `/staff/audit`: what the staff did, for those who watch over them. */
export const Audit = () => {
  const id = useId();
  const call = useStaffCall();
  const [look, setLook] = useState(ALL);
  const [shown, setShown] = useState<Shown | null>(null);
  const read = useCallback(
    async (cursor: string | null, isOver: () => boolean) => {
      const told = await call((staff) => staff.audit.page(look, cursor));
      if (isOver()) return;
      setShown((before) => {
        if (!told.ok) return { entries: before?.entries ?? [], next: null, failure: told.refusal };
        const earlier = cursor === null ? [] : (before?.entries ?? []);
        return { entries: [...earlier, ...told.value.entries], next: told.value.next, failure: null };
      });
    },
    [call, look],
  );
  const again = useLooks(
    useCallback((isOver: () => boolean) => read(null, isOver), [read]),
    true,
  );
  return (
    <Page
      title="Audit"
      lead="Every act of the staff, newest first. Nobody can change it or take it out. What is about you is here without who did it and how."
      width="wide"
    >
      <form className="staff__looks" role="search" onSubmit={(event) => event.preventDefault()}>
        {FIELDS.map(([name, words]) => (
          <div key={name} className="field">
            <label className="field__label" htmlFor={id + name}>
              {words}
            </label>
            <input
              id={id + name}
              className="field__input"
              type="search"
              maxLength={80}
              value={look[name]}
              onChange={(event) => setLook({ ...look, [name]: event.target.value.trim() })}
            />
          </div>
        ))}
      </form>
      {shown === null && <Waiting text="Reading the audit…" />}
      {shown?.failure != null && <Away text={sentenceOf(shown.failure)} onAgain={again} />}
      {shown !== null && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part of the page that scrolls
        <div className="staff__scroll" tabIndex={0} role="region" aria-label="Acts of the staff">
          <table className="staff__rooms">
            <thead>
              <tr>
                {["Number", "When", "Who", "Act", "To", "Details"].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.entries.map((entry) => (
                <tr key={entry.seq}>
                  <td>{entry.seq}</td>
                  <td>{new Date(entry.atMs).toLocaleString()}</td>
                  <td>{whoWords(entry)}</td>
                  <td>{entry.act === "" ? "not told" : entry.act.replaceAll("_", " ")}</td>
                  <td>{whatWords(entry)}</td>
                  <td>{detailWords(entry)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown !== null && shown.next !== null && (
        <div>
          <button type="button" className="button" onClick={() => void read(shown.next, () => false)}>
            Show more
          </button>
        </div>
      )}
      <AskCopy />
    </Page>
  );
};
