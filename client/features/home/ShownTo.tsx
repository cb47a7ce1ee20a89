import { useState } from "react";
import type { Audience } from "#shared/schema/audience.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { shownToWords } from "./view.ts";

/** Says who sees that one is here, while it is not everybody, and lets everybody see it with one tap; and back. */
export const ShownTo = () => {
  const client = useClient();
  const shownTo = useClientState(({ inbox }) => inbox.showActivityTo);
  const [before, setBefore] = useState<Audience | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const show = async (showActivityTo: Audience, undoTo: Audience | null) => {
    setProblem(null);
    const result = await client.loadPeople().then(
      (people) => people.changePrivacy({ showActivityTo }),
      () => ({ ok: false, refusal: { code: "offline" } }) as const,
    );
    if (result.ok) setBefore(undoTo);
    else setProblem(sentenceOf(result.refusal));
  };
  const isUndoable = shownTo === "everyone" && before !== null;
  if (shownTo === "everyone" && !isUndoable) return null;
  return (
    <div className="meadow__shown">
      <Status className="soft">{isUndoable ? "Everybody sees now that you are here." : shownToWords(shownTo)}</Status>
      <button
        type="button"
        className="button button--quiet"
        onClick={() => void (isUndoable ? show(before, null) : show("everyone", shownTo))}
      >
        {isUndoable ? "Undo" : "Let everybody see it"}
      </button>
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
};
