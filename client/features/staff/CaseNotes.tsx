import { useId, useState, type FormEvent } from "react";
import { NOTE_MAX, type CaseDetail } from "#shared/schema/case.ts";
import { whenWords } from "../../ui/when.ts";
import type { ActOnCase } from "./CasePage.tsx";

type CaseNotesProps = {
  readonly one: CaseDetail;
  readonly mayWrite: boolean;
  readonly nowMs: number;
  readonly act: ActOnCase;
};

/** What the staff tell each other of it. */
export const CaseNotes = ({ one, mayWrite, nowMs, act }: CaseNotesProps) => {
  const id = useId();
  const [words, setWords] = useState("");
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === "") return;
    if (await act((staff) => staff.cases.note(one.id, words.trim()), "Your note is kept.")) setWords("");
  };
  return (
    <section className="stack" aria-labelledby="case-notes">
      <h2 id="case-notes">Notes</h2>
      {one.notes.length > 0 && (
        <ul className="stack tight">
          {one.notes.map((note) => (
            <li key={note.id} className="case__note">
              <span className="field__hint">{`${note.by.name}, ${whenWords(note.atMs, nowMs)}`}</span>
              <span>{note.words}</span>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <form className="stack tight" onSubmit={(event) => void add(event)}>
          <label className="field__label" htmlFor={`${id}note`}>
            A note for the others on the staff
          </label>
          <textarea
            id={`${id}note`}
            className="field__input"
            maxLength={NOTE_MAX}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <div>
            <button type="submit" className="button">
              Add the note
            </button>
          </div>
        </form>
      )}
    </section>
  );
};
