import { Link } from "react-router";
import { useNowMs } from "../../net/clock.ts";
import type { LobbyGroupHugItem } from "../../net/state.ts";
import { Being } from "../../ui/Being.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { onWords } from "./view.ts";

/** Group hugs that are open; a tap on one comes in. */
export const WhatIsOn = ({ groupHugs }: { readonly groupHugs: readonly LobbyGroupHugItem[] }) => {
  const nowMs = useNowMs(10_000);
  return (
    <section className="stack on" aria-labelledby="on-title">
      <div className="on__head">
        <h2 id="on-title">What is on</h2>
        <Link className="button" to="/group-hug/new">
          <Icon name="ring" />
          Start a group hug
        </Link>
      </div>
      {groupHugs.length === 0 ? (
        <p className="soft">No group hug is open right now. Start one, and everybody here can come in.</p>
      ) : (
        <ul className="on__list">
          {groupHugs.map((hug) => (
            <li key={hug.id} className="on__one" data-phase={hug.phase}>
              <Being being={hug.host.being} size={60} phaseOf={hug.host.id} tilt={0.3} />
              <div className="on__words">
                <Link className="on__link" to={`/group-hug/${hug.id}`}>
                  {hug.name}
                </Link>
                <p className="on__state">{onWords(hug, nowMs)}</p>
              </div>
              {hug.phase === "active" && <span className="on__now">Now</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
