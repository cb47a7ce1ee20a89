import { useState } from "react";
import { GroupHugRow } from "./GroupHugRow.tsx";
import type { GroupHistory } from "./useGroupHistory.ts";

/** Shown before one asks for more: the hugs for two are below. */
const FIRST = 3;

type GroupHugsProps = {
  readonly history: GroupHistory;
  readonly onMore: () => void;
  readonly myId: string;
  readonly nowMs: number;
};

/** Group hugs one made or was in, the newest first. */
export const GroupHugs = ({ history: { groupHugs, state }, onMore, myId, nowMs }: GroupHugsProps) => {
  const [isAll, setIsAll] = useState(false);
  if (groupHugs.length === 0) return null;
  const shown = isAll ? groupHugs : groupHugs.slice(0, FIRST);
  const hasMore = shown.length < groupHugs.length || state === "more" || state === "failed";
  const more = () => {
    setIsAll(true);
    if (isAll || groupHugs.length <= FIRST) onMore();
  };
  return (
    <section aria-labelledby="group-hugs-title">
      <h2 id="group-hugs-title" className="hugs__day">
        Group hugs
      </h2>
      <ul className="hug-rows">
        {shown.map((hug) => (
          <GroupHugRow key={hug.id} hug={hug} myId={myId} nowMs={nowMs} />
        ))}
      </ul>
      {hasMore && (
        <div>
          <button type="button" className="button" onClick={more}>
            {isAll && state === "failed" ? "Try again" : "Show older group hugs"}
          </button>
        </div>
      )}
    </section>
  );
};
