import { useState } from "react";
import type { StaffClient } from "../../net/staff.port.ts";
import type { Told } from "../../net/state.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { useStaffCall } from "./staff-place.ts";

/** What came of an act, for `SaidLine`. */
export type Said = { readonly text: string; readonly isProblem: boolean };

/** Acts as staff, and says what came of it: `done`, or why not. */
export const useSaid = () => {
  const call = useStaffCall();
  const [said, setSaid] = useState<Said>({ text: "", isProblem: false });
  const act = async <T>(asked: (staff: StaffClient) => Promise<Told<T>>, done: string): Promise<Told<T>> => {
    const told = await call(asked);
    setSaid(told.ok ? { text: done, isProblem: false } : { text: sentenceOf(told.refusal), isProblem: true });
    return told;
  };
  return { said, act, sayProblem: (text: string) => setSaid({ text, isProblem: true }) };
};
