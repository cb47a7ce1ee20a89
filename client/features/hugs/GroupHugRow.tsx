import { Link } from "react-router";
import type { GroupHugView } from "#shared/schema/group-hug.ts";
import { Being } from "../../ui/Being.tsx";
import { KeepsakeRing } from "../../ui/KeepsakeRing.tsx";
import { groupHugWords } from "./group-hugs.view.ts";

type GroupHugRowProps = { readonly hug: GroupHugView; readonly myId: string; readonly nowMs: number };

/** One group hug in the history; the whole row leads to what is left of it. */
export const GroupHugRow = ({ hug, myId, nowMs }: GroupHugRowProps) => {
  const { when, who } = groupHugWords(hug, myId, nowMs);
  const isOver = hug.phase === "canceled" || hug.phase === "expired";
  return (
    <li className="hug-row">
      {hug.phase === "completed" ? (
        <KeepsakeRing beings={hug.participants.map(({ being }) => being)} size={64} />
      ) : (
        <Being being={hug.host.being} size={64} phaseOf={hug.host.id} isAsleep={isOver} />
      )}
      <div className="hug-row__words">
        <Link className="hug-row__link" to={`/group-hug/${hug.id}`}>
          {hug.name}
        </Link>
        <p className="hug-row__when">{when}</p>
        {who && <p className="hug-row__line">{who}</p>}
      </div>
    </li>
  );
};
