import { useCallback, useState, type ReactNode } from "react";
import { StepUpContext } from "./account-act.ts";
import { StepUpDialog } from "./StepUpDialog.tsx";

/** Whatever is within can be refused with `step_up_needed`: the question is asked here, over the page. */
export const StepUpPlace = ({ children }: { readonly children: ReactNode }) => {
  const [asked, setAsked] = useState<((isDone: boolean) => void) | null>(null);
  const ask = useCallback(() => new Promise<boolean>((resolve) => setAsked(() => resolve)), []);
  const answer = (isDone: boolean) => {
    setAsked(null);
    asked?.(isDone);
  };
  return (
    <StepUpContext value={ask}>
      {children}
      {asked && <StepUpDialog onEnd={answer} />}
    </StepUpContext>
  );
};
