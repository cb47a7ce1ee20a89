import { useState } from "react";
import type { Measure } from "#shared/schema/measure.ts";
import { useNowMs } from "../../net/clock.ts";
import type { StaffClient } from "../../net/staff.port.ts";
import type { Told } from "../../net/state.ts";
import { Away } from "../../ui/Away.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { endWords, holdsNow, measureWords } from "./measures.words.ts";
import { SetLimit } from "./SetLimit.tsx";
import { SetRaid } from "./SetRaid.tsx";
import { useStaffCall, useStaffPlace, useStaffTold } from "./staff-place.ts";
import "./watch.css";

/** `done`: what is said when it is. */
export type ActOnMeasures = (ask: (staff: StaffClient) => Promise<Told<unknown>>, done: string) => Promise<void>;

const list = (staff: StaffClient) => staff.measures.list();
const NAMES: Readonly<Record<Measure["kind"], string>> = { raid: "Raid switch", limit: "Lower rates" };

/** `/staff/measures`: what holds for everybody for a while. */
export const Measures = () => {
  const nowMs = useNowMs(15_000);
  const call = useStaffCall();
  const { session } = useStaffPlace();
  const [came, again] = useStaffTold(list);
  const [said, setSaid] = useState("");
  const maySet = session.role !== "moderator";
  const act: ActOnMeasures = async (ask, done) => {
    const told = await call(ask);
    setSaid(told.ok ? done : sentenceOf(told.refusal));
    if (told.ok) again();
  };
  return (
    <Page
      title="Measures"
      lead="For everybody, for a while. Each ends by itself, and all staff see who set it."
      width="wide"
    >
      <Status className={said === "" ? "unseen" : "staff__note"}>{said}</Status>
      {came.kind === "asking" && <Waiting text="Looking what holds…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {came.kind === "here" && (
        <section className="stack" aria-label="What holds now, and what did">
          {came.value.measures.length === 0 && <p className="soft">Nothing holds. Everybody has all there is.</p>}
          <ul className="watch__measures">
            {came.value.measures.map((measure) => (
              <li key={measure.id} className="card stack tight">
                <h2>{NAMES[measure.kind]}</h2>
                <p>{measureWords(measure)}</p>
                <p className="soft">
                  {holdsNow(measure, nowMs) ? "Until" : measure.liftedAtMs === null ? "Ended" : "Lifted"}{" "}
                  {endWords(measure.liftedAtMs ?? measure.endsAtMs, nowMs)}; set by{" "}
                  {measure.byName ?? "somebody who is gone"}.
                </p>
                {maySet && holdsNow(measure, nowMs) && (
                  <div>
                    <button
                      type="button"
                      className="button"
                      onClick={() => void act((staff) => staff.measures.lift(measure.id), "It is lifted.")}
                    >
                      Lift it now
                    </button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {maySet ? (
        <div className="watch__forms">
          <SetRaid nowMs={nowMs} act={act} />
          <SetLimit nowMs={nowMs} act={act} />
        </div>
      ) : (
        <p className="soft">Senior moderators set and lift these.</p>
      )}
    </Page>
  );
};
