import { useId, useState, type ChangeEvent } from "react";
import type { NotesClient } from "../../net/notes.port.ts";
import { AskDialog } from "../../ui/AskDialog.tsx";
import { NOTES_FILE_MAX_BYTES, notesInText, type NotesFile } from "./notes-file.ts";
import { broughtWords, differWords, type BroughtCounts } from "./notes.words.ts";

type BringNotesProps = {
  readonly notes: NotesClient;
  readonly onSaid: (text: string, isProblem: boolean) => void;
};
/** Of some of the file's another is here. */
type Asks = { readonly differ: NotesFile["notes"]; readonly counts: BroughtCounts };

const FULL = "This device cannot store them. Nothing has changed.";

/** Notes of a file that another device saved, or this one earlier. */
export const BringNotes = ({ notes, onSaid }: BringNotesProps) => {
  const id = useId();
  const [asks, setAsks] = useState<Asks | null>(null);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    const found = file.size > NOTES_FILE_MAX_BYTES ? null : notesInText(await file.text().catch(() => ""));
    // The same file can be chosen again.
    target.value = "";
    if (found === null) return onSaid("That is no file of notes. Choose one that was saved here.", true);
    const brought = await notes.bring(found.notes, false);
    if (!brought.ok) return onSaid(FULL, true);
    const { differ } = brought;
    const counts = { ...brought, kept: differ.length, tooLong: found.tooLong, broken: found.broken };
    onSaid(broughtWords(counts), false);
    if (differ.length > 0) setAsks({ differ, counts });
  };
  const take = async ({ differ, counts }: Asks) => {
    setAsks(null);
    const brought = await notes.bring(differ, true);
    if (!brought.ok) return onSaid(FULL, true);
    onSaid(broughtWords({ ...counts, came: counts.came + brought.came, kept: 0 }), false);
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
      {asks !== null && (
        <AskDialog {...differWords(asks.differ.length)} onYes={() => void take(asks)} onNo={() => setAsks(null)} />
      )}
    </div>
  );
};
