import { useState } from "react";
import { useAccountAct } from "../../ui/account-act.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { EraseDialog } from "./EraseDialog.tsx";

/** The end of everything that is kept about oneself, with seven days to undo it. */
export const Erase = () => {
  const askAccount = useAccountAct();
  const [stage, setStage] = useState<"rest" | "dialog" | "asking">("rest");
  const [problem, setProblem] = useState("");
  const erase = async () => {
    setStage("asking");
    setProblem("");
    const result = await askAccount((account) => account.askErasure());
    setStage("rest");
    // Otherwise the page of who is leaving stands here by now.
    if (!result.ok) setProblem(sentenceOf(result.refusal));
  };
  return (
    <div className="stack">
      <h3 className="field__label">The end of everything</h3>
      <p className="soft">
        You can have all of it erased. For seven days you can undo that; after them nobody can, not even we.
      </p>
      <div>
        <button
          type="button"
          className="button"
          aria-disabled={stage === "asking"}
          onClick={() => stage === "rest" && setStage("dialog")}
        >
          {stage === "asking" ? "One moment…" : "Erase everything"}
        </button>
      </div>
      <Status className="field__error">{problem}</Status>
      {stage === "dialog" && <EraseDialog onYes={() => void erase()} onNo={() => setStage("rest")} />}
    </div>
  );
};
