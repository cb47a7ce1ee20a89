import type { RoomPageSeen } from "../../net/room-acts.port.ts";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ReportButton, useReporting } from "../../ui/ReportButton.tsx";

type RoomPeopleProps = {
  readonly page: RoomPageSeen;
  readonly hostId: string;
  /** Null = it is over: there is nothing to do. */
  readonly onAct: ((kind: "mute" | "remove", person: RoomPageSeen["people"][number]) => void) | null;
};

/** Who is in it, and what can be done about one of them; what does not end with the room begins with a report. */
export const RoomPeople = ({ page, hostId, onAct }: RoomPeopleProps) => {
  const me = useMe();
  const reporting = useReporting();
  return (
    <section className="stack tight" aria-labelledby="room-people">
      <h2 id="room-people">{`Who is in it (${page.people.length})`}</h2>
      {page.people.length === 0 ? (
        <p className="soft">Nobody, at this moment.</p>
      ) : (
        <ul className="room-page__people">
          {page.people.map((person) => (
            <li key={person.id} className="room-page__person">
              <Being being={person.being} size={40} phaseOf={person.id} />
              <span className="room-page__name">
                <b>{person.name}</b>
                <span className="field__hint">
                  {[
                    person.id === hostId ? "hosts" : "",
                    person.isHere ? "" : "away",
                    person.isIn ? "in" : "watching",
                    person.isMuted ? "muted" : "",
                  ]
                    .filter((part) => part !== "")
                    .join(", ")}
                </span>
              </span>
              <span className="row">
                {onAct !== null && (
                  <>
                    {!person.isMuted && (
                      <button
                        type="button"
                        className="button"
                        aria-label={`Mute ${person.name}…`}
                        onClick={() => onAct("mute", person)}
                      >
                        Mute…
                      </button>
                    )}
                    <button
                      type="button"
                      className="button"
                      aria-label={`Take out ${person.name}…`}
                      onClick={() => onAct("remove", person)}
                    >
                      Take out…
                    </button>
                  </>
                )}
                {person.id !== me.id && (
                  <ReportButton
                    what={{ subject: "profile", id: person.id, name: person.name }}
                    person={person}
                    className="room-page__report"
                    open={reporting.open}
                  >
                    <Icon name="flag" size={18} />
                  </ReportButton>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {reporting.shown}
    </section>
  );
};
