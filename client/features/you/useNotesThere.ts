import { useMoods } from "../../ui/useMoods.ts";
import { useNotes } from "../../ui/useNotes.ts";

/** Whether other devices may have notes that are nowhere else: only each of them knows what it has. */
export const useNotesThere = (): boolean => {
  const { isPrivate, here } = useNotes(useMoods());
  // After private mode each keeps what it did not give to the server.
  return isPrivate === true || here > 0;
};
