import type { DecideAppeal } from "#shared/schema/restriction.ts";
import { useNowMs } from "../../net/clock.ts";
import type { StaffClient } from "../../net/staff.port.ts";
import { Away } from "../../ui/Away.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { AppealCard } from "./AppealCard.tsx";
import { SaidLine } from "./SaidLine.tsx";
import { useStaffTold } from "./staff-place.ts";
import { useSaid } from "./useSaid.ts";

const readAppeals = (staff: StaffClient) => staff.restrictions.appeals();

/** `/staff/appeals`: what people say against what was decided about them, by others. */
export const Appeals = () => {
  const nowMs = useNowMs(15_000);
  const { said, act } = useSaid();
  const [came, again] = useStaffTold(readAppeals);
  const decide = async (id: string, decision: DecideAppeal) => {
    await act((staff) => staff.restrictions.decideAppeal(id, decision), "It is decided, and they are told.");
    again();
  };
  return (
    <Page
      title="Appeals"
      lead="Here are those that you may decide: others decided what they are against. It can only become milder."
      width="wide"
    >
      <SaidLine said={said} />
      {came.kind === "asking" && <Waiting text="Fetching the appeals…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {came.kind === "here" && came.value.length === 0 && <p className="soft">No appeal waits for you.</p>}
      {came.kind === "here" && (
        <ul className="stack case">
          {came.value.map((one) => (
            <AppealCard key={one.restriction.id} one={one} nowMs={nowMs} onDecide={decide} />
          ))}
        </ul>
      )}
    </Page>
  );
};
