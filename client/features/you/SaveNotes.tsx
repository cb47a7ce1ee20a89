import type { NotesClient } from "../../net/notes.port.ts";
import { saveText } from "../../ui/save-text.ts";
import { NOTES_FILE, notesText } from "./notes-file.ts";

/** All notes that live here, as a file, so that they are not lost with the device. */
export const SaveNotes = ({ notes }: { readonly notes: NotesClient }) => (
  <button
    type="button"
    className="button"
    onClick={() => void notes.all().then((all) => saveText(NOTES_FILE, notesText(all), "application/json"))}
  >
    Save them to a file
  </button>
);
