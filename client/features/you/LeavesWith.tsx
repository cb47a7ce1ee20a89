import { useMoods } from "../../ui/useMoods.ts";
import { useNotes } from "../../ui/useNotes.ts";
import { LEAVES_WITH } from "./notes.words.ts";
import { SaveNotes } from "./SaveNotes.tsx";

/** What signing out here takes with it, and the way to keep it. */
export const LeavesWith = () => {
  const moods = useMoods();
  const { here } = useNotes(moods);
  if (here === 0 || typeof moods === "string") return null;
  return (
    <div className="stack tight">
      <p>{LEAVES_WITH(here)}</p>
      <div>
        <SaveNotes notes={moods.notes} />
      </div>
    </div>
  );
};
