import { useId, useState } from "react";
import { useNowMs } from "../../net/clock.ts";
import type { CasesLook } from "../../net/cases.port.ts";
import type { Look } from "../../net/staff.port.ts";
import { Away } from "../../ui/Away.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { CaseCard } from "./CaseCard.tsx";
import { queueWords } from "./cases.view.ts";
import { useStaffPlace } from "./staff-place.ts";
import { useCaseQueue, useCases } from "./useCases.ts";
import { useRooms } from "./useRooms.ts";
import { FIRST_LOOK, LINK_WORDS } from "./view.ts";

const LOOKS: Readonly<Record<string, { readonly words: string; readonly look: CasesLook; readonly none: string }>> = {
  open: { words: "that wait", look: { state: "open", claim: "any" }, none: "No case waits. All is kind." },
  nobody: { words: "that nobody has", look: { state: "open", claim: "nobody" }, none: "Somebody has each of them." },
  mine: { words: "that I have", look: { state: "open", claim: "mine" }, none: "You have no case at the moment." },
  decided: { words: "that are decided", look: { state: "decided", claim: "any" }, none: "None was decided yet." },
};
const OPEN: CasesLook = { state: "open", claim: "any" };

/** Of the rooms nothing is looked at here but how many cases wait. */
const NO_ROOMS: Look = { ...FIRST_LOOK, count: 1 };

/** `/staff/cases`: what was reported, the most severe first, as it comes and is claimed. */
export const Cases = () => {
  const id = useId();
  const nowMs = useNowMs(15_000);
  const [chosen, setChosen] = useState("open");
  const { link, seen } = useRooms(useStaffPlace().onOver, NO_ROOMS);
  const { queue, isStale, again, more } = useCases(LOOKS[chosen]?.look ?? OPEN, seen?.caseChanges ?? null);
  const { cases, state } = queue;
  const counts = useCaseQueue(seen);
  return (
    <Page
      title="Cases"
      lead={counts ? queueWords(counts) : "The most severe first, then what is due first."}
      width="wide"
    >
      <div className="staff__looks">
        <div className="field">
          <label className="field__label" htmlFor={`${id}which`}>
            Cases
          </label>
          <select
            id={`${id}which`}
            className="field__input"
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            {Object.entries(LOOKS).map(([value, { words }]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      </div>
      <Status className={isStale ? "staff__note" : "unseen"}>
        {isStale ? "Something came of cases meanwhile: look again." : ""}
      </Status>
      <Status className={link === "offline" ? "staff__note" : "unseen"}>{LINK_WORDS[link]}</Status>
      {state === "loading" && <Waiting text="Fetching the cases…" />}
      {typeof state === "object" && <Away text={sentenceOf(state.failure)} onAgain={again} />}
      {cases.length === 0 && state === "all" && <p className="soft">{LOOKS[chosen]?.none}</p>}
      <ul className="cases" aria-label="Cases">
        {cases.map((row) => (
          <CaseCard key={row.id} row={row} nowMs={nowMs} />
        ))}
      </ul>
      {state !== "loading" && (
        <div className="row">
          {state === "more" && (
            <button type="button" className="button" onClick={more}>
              Show more
            </button>
          )}
          <button type="button" className="button button--quiet" onClick={again}>
            Look again
          </button>
        </div>
      )}
    </Page>
  );
};
