import { Link } from "react-router";
import type { LobbyMember, Me } from "../../net/state.ts";
import { Being } from "../../ui/Being.tsx";
import { CopyLink } from "../../ui/CopyLink.tsx";
import { othersWords } from "./view.ts";

type PeopleHereProps = { readonly people: readonly LobbyMember[]; readonly othersCount: number; readonly me: Me };

/** Everybody who is here, together on one ground; a tap on somebody begins a hug. */
export const PeopleHere = ({ people, othersCount, me }: PeopleHereProps) => (
  <section className="meadow" aria-labelledby="here-title">
    <h2 id="here-title" className="meadow__title">
      {people.length > 0 ? "Who would you like to hug?" : "Nobody else is here yet"}
    </h2>
    {people.length === 0 ? (
      <div className="meadow__alone">
        <Being being={me.being} size={170} phaseOf={me.id} />
        <div className="stack">
          <p>A hug needs two. Send a friend the link, and they appear here as soon as they come in.</p>
          <CopyLink address={location.origin} label="Copy the link for a friend" />
        </div>
      </div>
    ) : (
      <>
        <ul className="meadow__people">
          {people.map(({ id, name, being, presence }, index) => (
            <li key={id} className="meadow__one">
              <Link className="meadow__link" to={`/hug/${id}`}>
                <Being
                  being={being}
                  size="100%"
                  phaseOf={id}
                  tilt={((index % 3) - 1) * 0.15}
                  isAsleep={presence === "away"}
                />
                <span className="meadow__name">
                  <span className="unseen">Hug </span>
                  {name}
                </span>{" "}
                {presence === "away" && <span className="meadow__away">away</span>}
              </Link>
            </li>
          ))}
        </ul>
        {othersCount > 0 && <p className="soft">{othersWords(othersCount)}</p>}
      </>
    )}
  </section>
);
