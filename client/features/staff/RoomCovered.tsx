import { useState } from "react";
import { mayDo } from "#shared/policy/staff.policy.ts";
import type { Category } from "#shared/schema/conduct.ts";
import type { RoomWords } from "#shared/schema/room-act.ts";
import { ReasonForm } from "./ReasonForm.tsx";
import { RevealRoom } from "./RevealRoom.tsx";
import { RoomWordsShown } from "./RoomWordsShown.tsx";
import { SaidLine } from "./SaidLine.tsx";
import { useStaffPlace } from "./staff-place.ts";
import { useSaid } from "./useSaid.ts";

/** The words of a group hug: covered until one says why; where it takes a second person, that one is asked. */
export const RoomCovered = ({ id }: { readonly id: string }) => {
  const { role } = useStaffPlace().session;
  const { said, act } = useSaid();
  const [words, setWords] = useState<RoomWords | null>(null);
  const [takesTwo, setTakesTwo] = useState(false);
  const reveal = async (category: Category) => {
    const told = await act(
      (staff) => staff.roomActs.reveal(id, category),
      "The words are open to you. That you read them is written down.",
    );
    if (told.ok) setWords(told.value);
    else setTakesTwo(told.refusal.code === "takes_two");
  };
  const ask = async (reason: string) => {
    const what = { what: "group_hug", id, reason } as const;
    return (await act((staff) => staff.restrictions.askApproval(what), "It waits for a second person.")).ok;
  };
  return (
    <>
      <SaidLine said={said} />
      {words !== null ? (
        <RoomWordsShown words={words} />
      ) : takesTwo && mayDo(role, "reveal_beyond_case") ? (
        <ReasonForm
          label="Why do you need the words of a group hug that is over?"
          hint="A second person reads your reason, and says yes or no within a day. Then you read them under “Approvals”."
          does="Ask a second person"
          onReason={ask}
        />
      ) : (
        <RevealRoom onReveal={reveal} />
      )}
    </>
  );
};
