import { useId, type ChangeEvent } from "react";
import type { NotesClient } from "../../net/notes.port.ts";
import { NOTES_FILE_MAX_BYTES, notesInText } from "./notes-file.ts";
import { notesCount } from "./notes.words.ts";

type BringNotesProps = {
  readonly notes: NotesClient;
  readonly onSaid: (text: string, isProblem: boolean) => void;
};

/** Notes of a file that another device saved, or this one earlier. */
export const BringNotes = ({ notes, onSaid }: BringNotesProps) => {
  const id = useId();
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    const found = file.size > NOTES_FILE_MAX_BYTES ? null : notesInText(await file.text().catch(() => ""));
    // The same file can be chosen again.
    target.value = "";
    if (found === null) return onSaid("That is no file of notes. Choose one that was saved here.", true);
    const isStored = await notes.bring(found);
    if (isStored) onSaid(`${notesCount(found.length)} came from the file.`, false);
    else onSaid("This device cannot store them. Nothing has changed.", true);
  };
  return (
    <div className="you__file">
      <input
        id={id}
        className="unseen-input"
        type="file"
        accept="application/json,.json"
        onChange={(event) => void read(event)}
      />
      <label className="button button--quiet" htmlFor={id}>
        Bring notes from a file
      </label>
    </div>
  );
};
