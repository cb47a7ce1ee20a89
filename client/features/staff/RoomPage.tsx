import { Suspense, useState } from "react";
import { Link, useParams } from "react-router";
import type { RoomAct } from "#shared/schema/room-act.ts";
import { useNowMs } from "../../net/clock.ts";
import type { RoomPageSeen } from "../../net/room-acts.port.ts";
import { LineChart } from "../../ui/charts/LineChart.tsx";
import { useGroupDesigns } from "../../ui/designs.ts";
import { Page } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { whenWords } from "../../ui/when.ts";
import { RoomActForm, type ActForm, type RoomActKindOf } from "./RoomActForm.tsx";
import { RoomCovered } from "./RoomCovered.tsx";
import { RoomPeople } from "./RoomPeople.tsx";
import { RoomScene } from "./RoomScene.tsx";
import { eventWords, heldName, heldWords, ROOM_ACT_WORDS, spreadLine } from "./room-page.view.ts";
import { SaidLine } from "./SaidLine.tsx";
import { useStaffPlace } from "./staff-place.ts";
import { useRooms, type LastPage } from "./useRooms.ts";
import { useSaid } from "./useSaid.ts";
import { ageWords, FIRST_LOOK, LINK_WORDS, PHASE_WORDS } from "./view.ts";
import "./room-page.css";

const WHOLE = ["reminder", "lock", "slow", "close"] as const;

/** `/staff/rooms/:roomId`: one group hug, live. Who is in it sees that a moderator is here. */
export const RoomPage = () => {
  const { roomId = "" } = useParams();
  return <Room key={roomId} id={roomId} />;
};

const Room = ({ id }: { readonly id: string }) => {
  const nowMs = useNowMs(1_000);
  const { link, seen, last } = useRooms(useStaffPlace().onOver, { ...FIRST_LOOK, search: id, count: 1 }, id);
  if (last === null)
    return (
      <Page title="A group hug" width="wide">
        <Waiting
          text={
            link === "up"
              ? "Nobody has it open: it did not begin yet, or it is over. It is shown as soon as somebody comes."
              : LINK_WORDS[link]
          }
        />
        {link !== "joining" && (
          <section className="stack tight" aria-labelledby="room-words">
            <h2 id="room-words">Its words</h2>
            <RoomCovered id={id} />
          </section>
        )}
        <p>
          <Link to="/staff">Back to all rooms</Link>
        </p>
      </Page>
    );
  return (
    <Suspense fallback={<Waiting text="One moment…" />}>
      <RoomShown
        {...last}
        isOpen={seen?.rooms.some(({ phase }) => phase === "pending" || phase === "active") ?? false}
        nowMs={nowMs}
      />
      <Status className={link === "offline" ? "staff__note" : "unseen"}>{LINK_WORDS[link]}</Status>
    </Suspense>
  );
};

type RoomShownProps = LastPage & {
  /** Some process has it open, and it goes on. */
  readonly isOpen: boolean;
  readonly nowMs: number;
};
/** An act that is being written: what, and about whom. */
type Writing = { readonly kind: RoomActKindOf; readonly person: RoomPageSeen["people"][number] | null };

const RoomShown = ({ page, row, isOpen, nowMs }: RoomShownProps) => {
  const designs = useGroupDesigns();
  const [writing, setWriting] = useState<Writing | null>(null);
  const { said, act } = useSaid();
  const design = designs.find(({ id }) => id === page.design);
  const spread = spreadLine(page, design);
  const send = async ({ kind, person }: Writing, { category, statement, minutes }: ActForm) => {
    const done = person === null ? "Done. Everybody in it is told." : `Done. ${person.name} is told.`;
    if (kind === "mute" || kind === "remove") {
      const body = { kind, category, statement, minutes: kind === "remove" ? null : minutes };
      return (await act((staff) => staff.roomActs.actOn(page.id, person?.id ?? "", body), done)).ok;
    }
    const asked: RoomAct =
      kind === "lock" || kind === "slow" ? { kind, category, statement, minutes } : { kind, category, statement };
    return (await act((staff) => staff.roomActs.act(page.id, asked), done)).ok;
  };
  const lift = (held: RoomPageSeen["acts"][number]) =>
    act<unknown>(
      (staff) => (held.userId === "" ? staff.roomActs.lift(page.id, held.id) : staff.restrictions.lift(held.id)),
      "It is lifted.",
    );
  const here = page.people.filter(({ isHere }) => isHere).length;
  return (
    <Page title={row?.name ?? "A group hug"} width="wide">
      <p className="soft">
        {[
          row === undefined ? "" : PHASE_WORDS[row.phase],
          `${here} of ${page.people.length} here`,
          row === undefined ? "" : `open for ${ageWords(row.sinceMs, nowMs)}`,
          row === undefined ? "" : `process ${row.process.slice(0, 8)}`,
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
      <p className="staff__note">
        {isOpen
          ? "People in it see that a moderator is here."
          : "It is over, or nobody has it open any more. This is how it was."}
      </p>
      <div className="room-page">
        <section className="room-page__scene" aria-label="The scene">
          <RoomScene page={page} design={design} />
        </section>
        <div className="room-page__acts stack">
          <section className="stack" aria-label="What you can do">
            {isOpen && (
              <div className="row">
                {WHOLE.map((kind) => (
                  <button
                    key={kind}
                    type="button"
                    className="button"
                    aria-expanded={writing?.kind === kind}
                    onClick={() => setWriting({ kind, person: null })}
                  >
                    {`${ROOM_ACT_WORDS[kind].name}…`}
                  </button>
                ))}
              </div>
            )}
            <SaidLine said={said} />
            {writing !== null && isOpen && (
              <RoomActForm
                key={`${writing.kind} ${writing.person?.id ?? ""}`}
                kind={writing.kind}
                name={writing.person?.name ?? null}
                onAct={(form) => send(writing, form)}
                onClose={() => setWriting(null)}
              />
            )}
          </section>
          {page.acts.length > 0 && (
            <section className="stack tight" aria-labelledby="room-held">
              <h2 id="room-held">What holds now</h2>
              <ul className="stack tight">
                {page.acts.map((held) => (
                  <li key={held.id} className="case__restriction">
                    <span>{heldWords(held, nowMs)}</span>
                    {held.kind !== "reminder" && held.kind !== "close" && (
                      <button
                        type="button"
                        className="button"
                        aria-label={`Lift it: ${heldName(held)}`}
                        onClick={() => void lift(held)}
                      >
                        Lift it
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <RoomPeople
            page={page}
            hostId={row?.hostId ?? ""}
            onAct={isOpen ? (kind, person) => setWriting({ kind, person }) : null}
          />
          <section className="stack tight" aria-labelledby="room-words">
            <h2 id="room-words">Its words</h2>
            {page.hasWords ? <RoomCovered id={page.id} /> : <p className="soft">It has none beside its name.</p>}
          </section>
        </div>
        <div className="room-page__more stack">
          <section className="stack tight" aria-labelledby="room-spread">
            <h2 id="room-spread">How closely in step</h2>
            {spread === null ? (
              <p className="soft">No beat was measured yet.</p>
            ) : (
              <LineChart data={spread.data} ends={[`${Math.ceil(spread.mostMs)} ms`, "0 ms"]} />
            )}
          </section>
          <section className="stack tight" aria-labelledby="room-events">
            <h2 id="room-events">What happened</h2>
            {page.events.length === 0 ? (
              <p className="soft">Nothing since its process has it.</p>
            ) : (
              <ol className="room-page__events">
                {page.events.toReversed().map((event) => (
                  <li key={`${event.atMs} ${event.kind} ${event.userId} ${event.about}`}>
                    <span>{eventWords(event)}</span> <span className="field__hint">{whenWords(event.atMs, nowMs)}</span>
                  </li>
                ))}
              </ol>
            )}
          </section>
        </div>
      </div>
      <p>
        <Link to="/staff">Back to all rooms</Link>
      </p>
    </Page>
  );
};
