import { useId, useState } from "react";
import type { StaffMember, StaffRole } from "#shared/schema/staff.ts";
import { useNowMs } from "../../net/clock.ts";
import type { StaffClient } from "../../net/staff.port.ts";
import { mayDo } from "#shared/policy/staff.policy.ts";
import { Away } from "../../ui/Away.tsx";
import { useMe } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { TextField } from "../../ui/TextField.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { caseIdIn as idIn } from "./cases.view.ts";
import { memberWords, roleSetWords } from "./members.view.ts";
import { SaidLine } from "./SaidLine.tsx";
import { SetRole } from "./SetRole.tsx";
import { useStaffPlace, useStaffTold } from "./staff-place.ts";
import { useSaid } from "./useSaid.ts";

const readMembers = (staff: StaffClient) => staff.members();

/** `/staff/members`: who is on the staff; admins give and take roles, never their own. */
export const Members = () => {
  const nowMs = useNowMs(60_000);
  const me = useMe();
  const maySet = mayDo(useStaffPlace().session.role, "set_staff");
  const [came, again] = useStaffTold(readMembers);
  const { said, act } = useSaid();
  /** Whose role is being changed. */
  const [changing, setChanging] = useState<string | null>(null);
  const set = async ({ id, name }: Pick<StaffMember, "id" | "name">, role: StaffRole | null): Promise<boolean> => {
    const told = await act((staff) => staff.setRole(id, role), roleSetWords(name, role));
    if (told.ok) setChanging(null);
    again();
    return told.ok;
  };
  return (
    <Page
      title="Members"
      lead={
        maySet
          ? "Who is on the staff. You give and take roles, each with an entry in the audit; your own is another admin's to change."
          : "Who is on the staff. Admins give and take roles."
      }
      width="wide"
    >
      <SaidLine said={said} />
      {came.kind === "asking" && <Waiting text="Looking who is on the staff…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {came.kind === "here" && (
        <ul className="stack case" aria-label="On the staff">
          {came.value.map((member) => (
            <li key={member.id} className="card stack tight">
              <div className="case__restriction">
                <span>
                  <b>{member.id === me.id ? `${member.name} (you)` : member.name}</b>
                  <br />
                  <span className="field__hint">{memberWords(member, nowMs)}</span>
                </span>
                {maySet && member.id !== me.id && (
                  <button
                    type="button"
                    className="button"
                    aria-label={`Change the role of ${member.name}…`}
                    aria-expanded={changing === member.id}
                    onClick={() => setChanging(changing === member.id ? null : member.id)}
                  >
                    Change…
                  </button>
                )}
              </div>
              {changing === member.id && (
                <SetRole
                  before={member.role}
                  does="Change it"
                  onSet={(role) => set(member, role)}
                  onClose={() => setChanging(null)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {maySet && <AddMember set={set} />}
    </Page>
  );
};

type AddMemberProps = {
  readonly set: (who: Pick<StaffMember, "id" | "name">, role: StaffRole | null) => Promise<boolean>;
};

/** Somebody with an account joins the staff. */
const AddMember = ({ set }: AddMemberProps) => {
  const id = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  const add = async (role: StaffRole | null) => {
    const userId = idIn(text);
    if (userId === null) return setProblem("Please paste the address of their page.");
    setProblem(undefined);
    if (await set({ id: userId, name: "Done" }, role)) setText("");
  };
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>Somebody new</h2>
      <SetRole before={null} does="Take them on" onSet={add}>
        <TextField
          id={`${id}who`}
          label="Address of their page"
          hint="As it stands above it when you look at them under “People”. They need an account, and a second factor to begin."
          problem={problem}
        >
          {(described) => (
            <input
              id={`${id}who`}
              className="field__input"
              value={text}
              aria-describedby={described}
              aria-invalid={problem !== undefined}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </TextField>
      </SetRole>
    </section>
  );
};
