import { Link } from "react-router";
import type { FriendMood } from "#shared/schema/mood.ts";
import type { PersonHere } from "#shared/schema/presence.ts";
import { useNowMs } from "../../net/clock.ts";
import type { Me } from "../../net/state.ts";
import { Being } from "../../ui/Being.tsx";
import { CopyLink } from "../../ui/CopyLink.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { isAsleep, PRESENCE_WORDS } from "../../ui/people-around.ts";
import { whenWords } from "../../ui/when.ts";
import { ShownTo } from "./ShownTo.tsx";
import { othersWords } from "./view.ts";

type PeopleHereProps = {
  readonly people: readonly PersonHere[];
  /** By user id. */
  readonly moods: ReadonlyMap<string, FriendMood>;
  readonly isLooking: boolean;
  readonly othersCount: number;
  readonly me: Me;
};

const postureOf = (mood: FriendMood | undefined) => (mood === undefined ? {} : { mood });

/** How a friend lets one know that they are; beside the link, whose name it is no part of. */
const FriendsWord = ({ name, mood }: { readonly name: string; readonly mood: FriendMood | undefined }) => {
  const nowMs = useNowMs(60_000);
  if (mood === undefined) return null;
  return (
    <p className="meadow__mood">
      <span className="unseen">{`${name} is `}</span>
      {mood.mood}
      <span className="unseen">{`, ${whenWords(mood.feltAtMs, nowMs)}`}</span>
    </p>
  );
};

/** Everybody who shows that they are here, and all friends, together on one ground; a tap on somebody begins a hug. */
export const PeopleHere = ({ people, moods, isLooking, othersCount, me }: PeopleHereProps) => (
  <section className="meadow" aria-labelledby="here-title">
    <h2 id="here-title" className="meadow__title">
      {people.length > 0 || isLooking ? "Who would you like to hug?" : "Nobody you know is here yet"}
    </h2>
    {isLooking && <Waiting text="Looking who is here…" />}
    {people.length === 0 && !isLooking && (
      <div className="meadow__alone">
        <Being being={me.being} size={170} phaseOf={me.id} />
        <div className="stack">
          <p>A hug needs two. Send a friend the link, or find somebody by name.</p>
          {othersCount > 0 && <p className="soft">{othersWords(othersCount, false)}</p>}
          <div className="row">
            <CopyLink address={location.origin} label="Copy the link for a friend" />
            <Link className="button" to="/people">
              Find people
            </Link>
          </div>
        </div>
      </div>
    )}
    {people.length > 0 && (
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
                  isAsleep={isAsleep(presence)}
                  {...postureOf(moods.get(id))}
                />
                <span className="meadow__name">
                  <span className="unseen">Hug </span>
                  {name}
                </span>{" "}
                {presence !== "online" && <span className="meadow__away">{PRESENCE_WORDS[presence]}</span>}
              </Link>
              <FriendsWord name={name} mood={moods.get(id)} />
            </li>
          ))}
        </ul>
        {othersCount > 0 && <p className="soft">{othersWords(othersCount, true)}</p>}
      </>
    )}
    <ShownTo />
  </section>
);
