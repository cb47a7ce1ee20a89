import { Link } from "react-router";
import { useMoods } from "../../ui/useMoods.ts";
import { useNotes } from "../../ui/useNotes.ts";

/** Files in and out. */
export const FileActs = () => {
  const moods = useMoods();
  const { isPrivate } = useNotes(moods);
  return (
    <div className="row moods__files">
      <Link className="button" to="/moods/import">
        Bring moods from Daylio
      </Link>
      {typeof moods === "object" && (
        <a className="button button--quiet" href={moods.exportAddress} download="hugmood-moods.csv">
          Save all as CSV
        </a>
      )}
      {isPrivate === true && (
        <p className="field__hint">
          Your notes are not in that file: they are on this device. Save them under <Link to="/you">You</Link>.
        </p>
      )}
    </div>
  );
};
