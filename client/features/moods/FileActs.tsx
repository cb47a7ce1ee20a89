import { Link } from "react-router";
import { useMoods } from "../../ui/useMoods.ts";

/** Files in and out. */
export const FileActs = () => {
  const moods = useMoods();
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
    </div>
  );
};
