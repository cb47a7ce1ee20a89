import { useMemo } from "react";
import { Link } from "react-router";
import { useNowMs } from "../../net/clock.ts";
import { Being } from "../../ui/Being.tsx";
import { useClientState, useMe } from "../../ui/client-context.ts";
import { HugRow } from "../../ui/HugRow.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { GroupHugs } from "./GroupHugs.tsx";
import { useGroupHistory } from "./useGroupHistory.ts";
import { useHistory } from "./useHistory.ts";
import { hugDays } from "./view.ts";
import "./hugs.css";

/** The history, page by page. */
export const HugsScreen = () => {
  const me = useMe();
  const nowMs = useNowMs(60_000);
  const [{ hugs, state }, more] = useHistory();
  const [groups, moreGroups] = useGroupHistory();
  const live = useClientState(({ inbox }) => inbox.hugs);
  const days = useMemo(() => hugDays(hugs, live, nowMs), [hugs, live, nowMs]);
  const isEmpty = days.length === 0 && groups.groupHugs.length === 0;
  return (
    <Page title="Your hugs" lead={!isEmpty ? "Each of them can be felt again." : undefined}>
      {isEmpty && state === "all" && groups.state !== "loading" && (
        <div className="hugs__empty">
          <Being being={me.being} size={150} phaseOf={me.id} />
          <div className="stack">
            <p>No hugs yet. Send the first one?</p>
            <div>
              <Link className="button button--main" to="/">
                See who is here
              </Link>
            </div>
          </div>
        </div>
      )}
      <div className="stack hugs">
        <GroupHugs history={groups} onMore={moreGroups} myId={me.id} nowMs={nowMs} />
        {days.map(({ day, hugs: ofDay }) => (
          <section key={day} aria-label={day}>
            <h2 className="hugs__day">{day}</h2>
            <ul className="hug-rows">
              {ofDay.map((hug) => (
                <HugRow key={hug.id} hug={hug} nowMs={nowMs} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {state === "loading" && <Waiting text="Fetching your hugs…" />}
      {typeof state === "object" && (
        <div className="row" role="alert">
          <p>{sentenceOf(state.failure)}</p>
          <button type="button" className="button" onClick={more}>
            Try again
          </button>
        </div>
      )}
      {state === "more" && (
        <div>
          <button type="button" className="button" onClick={more}>
            Show older hugs
          </button>
        </div>
      )}
    </Page>
  );
};
