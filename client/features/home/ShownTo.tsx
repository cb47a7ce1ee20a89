import { useState } from "react";
import { Link } from "react-router";
import type { Audience } from "#shared/schema/audience.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { shownToWords } from "./view.ts";

/** Says who sees that one is here, and lets everybody see it with one tap; and back. Nothing before it is known. */
export const ShownTo = () => {
  const client = useClient();
  const known = useClientState(({ inbox }) => inbox.showActivityTo);
  /** What was asked for, while the inbox still says what it said then. */
  const [asked, setAsked] = useState<{ readonly is: Audience; readonly was: Audience | null } | null>(null);
  const [before, setBefore] = useState<Audience | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const shownTo = asked !== null && asked.was === known ? asked.is : known;
  const show = async (showActivityTo: Audience, undoTo: Audience | null) => {
    setProblem(null);
    const result = await client.loadPeople().then(
      (people) => people.changePrivacy({ showActivityTo }),
      () => ({ ok: false, refusal: { code: "offline" } }) as const,
    );
    if (!result.ok) return setProblem(sentenceOf(result.refusal));
    setAsked({ is: showActivityTo, was: known });
    setBefore(undoTo);
  };
  if (shownTo === null) return null;
  const isUndoable = shownTo === "everyone" && before !== null;
  return (
    <div className="meadow__shown">
      <Status className="soft">{shownToWords(shownTo)}</Status>
      {shownTo === "everyone" && !isUndoable ? (
        <Link className="button button--quiet" to="/you#privacy">
          Change that
        </Link>
      ) : (
        <button
          type="button"
          className="button button--quiet"
          aria-describedby="shown-to-hint"
          onClick={() => void (isUndoable ? show(before, null) : show("everyone", shownTo))}
        >
          {isUndoable ? "Undo" : "Let everybody see it"}
        </button>
      )}
      <p id="shown-to-hint" className="field__hint">
        {shownTo === "everyone"
          ? "And when you were here last, and whom you follow."
          : "They also see when you were here last, and whom you follow."}
      </p>
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
};
