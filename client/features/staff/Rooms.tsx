import { useId } from "react";
import { useNowMs } from "../../net/clock.ts";
import type { Look } from "../../net/staff.port.ts";
import { Page } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { RoomList } from "./RoomList.tsx";
import { useAskStaff } from "./useStaff.ts";
import { useRooms } from "./useRooms.ts";
import { LINK_WORDS, PAGE, PHASE_CHOICES, rangeWords, totalsWords } from "./view.ts";
import "./staff.css";

const SEARCH_MAX = 60;

/** `onOver`: the staff session is over, here or by itself. */
type RoomsProps = { readonly onOver: () => void };

/** All rooms as they are. */
export const Rooms = ({ onOver }: RoomsProps) => {
  const id = useId();
  const nowMs = useNowMs(30_000);
  const ask = useAskStaff();
  const { look, link, seen, lookAt } = useRooms(onOver);
  const end = async () => {
    await ask(async (staff) => {
      const result = await staff.end();
      return result.ok ? { ok: true, value: null } : result;
    });
    onOver();
  };
  const isLast = seen === null || look.from + PAGE >= seen.matched;
  const turn = (by: number) => lookAt({ ...look, from: Math.max(0, look.from + by) });
  return (
    <Page title="Live rooms" lead={seen === null ? undefined : totalsWords(seen)} width="wide">
      <Status className={link === "offline" ? "staff__note" : "unseen"}>{LINK_WORDS[link]}</Status>
      <form className="staff__looks" role="search" onSubmit={(event) => event.preventDefault()}>
        <div className="field">
          <label className="field__label" htmlFor={`${id}search`}>
            Find by name, host or id
          </label>
          <input
            id={`${id}search`}
            className="field__input"
            type="search"
            maxLength={SEARCH_MAX}
            value={look.search}
            onChange={(event) => lookAt({ ...look, search: event.target.value, from: 0 })}
          />
        </div>
        <div className="field">
          <label className="field__label" htmlFor={`${id}phase`}>
            Rooms
          </label>
          <select
            id={`${id}phase`}
            className="field__input"
            value={look.phases[0] ?? ""}
            onChange={(event) =>
              // as: the options are those of the list
              lookAt({
                ...look,
                phases: event.target.value === "" ? [] : [event.target.value as Look["phases"][number]],
                from: 0,
              })
            }
          >
            {PHASE_CHOICES.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      </form>
      {seen === null ? <Waiting text={LINK_WORDS.joining} /> : <RoomList {...{ seen, look, nowMs }} onLook={lookAt} />}
      {seen !== null && (look.from > 0 || !isLast) && (
        <nav className="row" aria-label="Pages of rooms">
          <button
            type="button"
            className="button"
            aria-disabled={look.from === 0}
            onClick={() => look.from > 0 && turn(-PAGE)}
          >
            Before
          </button>
          <p>{rangeWords(look, seen)}</p>
          <button type="button" className="button" aria-disabled={isLast} onClick={() => !isLast && turn(PAGE)}>
            Next
          </button>
        </nav>
      )}
      <div>
        <button type="button" className="button button--quiet" onClick={() => void end()}>
          End your staff session
        </button>
      </div>
    </Page>
  );
};
