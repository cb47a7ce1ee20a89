import { useState } from "react";
import { Link } from "react-router";
import type { ApprovalView } from "#shared/schema/approval.ts";
import type { RoomWords } from "#shared/schema/room-act.ts";
import { saveFile } from "../../ui/save-file.ts";
import { RoomWordsShown } from "./RoomWordsShown.tsx";
import { SaidLine } from "./SaidLine.tsx";
import { useSaid } from "./useSaid.ts";

type GrantedProps = { readonly one: ApprovalView; readonly onUsed: () => void };

/** What one asked for and heard a yes to: it is done here, or where it belongs, once. */
export const Granted = ({ one, onUsed }: GrantedProps) => {
  const { id, caseId, groupHug, fromMs } = one;
  const [words, setWords] = useState<RoomWords | null>(null);
  const { said, act } = useSaid();
  const read = async (groupHugId: string) => {
    const done = "That you read the words is written down.";
    const told = await act((staff) => staff.roomActs.revealBeyond(groupHugId, id), done);
    if (told.ok) setWords(told.value);
  };
  const copy = async () => {
    const told = await act((staff) => staff.audit.copy(id), "The copy is yours. That you took it is written down.");
    if (!told.ok) return;
    saveFile("hugmood-audit.jsonl", told.value);
    onUsed();
  };
  return (
    <div className="stack tight">
      <p>A second person said yes. It can be done once.</p>
      {words !== null && <RoomWordsShown words={words} />}
      {caseId !== null && <Link to={`/staff/cases/${caseId}`}>Open the case</Link>}
      {groupHug !== null && words === null && (
        <div>
          <button type="button" className="button button--main" onClick={() => void read(groupHug.id)}>
            Read the words
          </button>
        </div>
      )}
      {fromMs !== null && (
        <div>
          <button type="button" className="button button--main" onClick={() => void copy()}>
            Take the copy
          </button>
        </div>
      )}
      <SaidLine said={said} />
    </div>
  );
};
