import { useMoods } from "./useMoods.ts";
import { useNotes } from "./useNotes.ts";

type NoteHintProps = {
  readonly id?: string;
  /** Of a mood that is there already, without a note on this device. */
  readonly isMissing?: boolean;
};

/** Where the note of a mood goes. */
export const NoteHint = ({ id, isMissing = false }: NoteHintProps) => {
  const { isPrivate } = useNotes(useMoods());
  const words =
    isPrivate !== true
      ? "Only you can read it. Nothing leaves while you write."
      : isMissing
        ? "Notes stay where they are written. If you wrote this one on another device, its note is there."
        : "It stays on this device.";
  return (
    <p id={id} className="field__hint">
      {words}
    </p>
  );
};
