import { Link } from "react-router";
import { useMoods } from "../../ui/useMoods.ts";
import { useNotes } from "../../ui/useNotes.ts";

/** Files in and out, and what was deleted. */
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
      <Link className="button button--quiet" to="/moods/deleted">
        Deleted lately
      </Link>
      {isPrivate === true && (
        <p className="field__hint">
          Your notes are not in that file: they are on this device. Save them under <Link to="/you">You</Link>.
        </p>
      )}
    </div>
  );
};
