import type { AllowHugsFrom } from "#shared/schema/privacy.ts";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";
import { LOOKER_NAMES, LOOKERS, seenWords } from "./view.ts";

/** A preview: what somebody sees who would like to hug this person. */
export const SeenBy = ({ allowHugsFrom }: { readonly allowHugsFrom: AllowHugsFrom }) => {
  const me = useMe();
  return (
    <div className="stack tight">
      <h3 className="field__label">What somebody sees who would like to hug you</h3>
      <ul className="consent__seen" aria-live="polite">
        {LOOKERS.map((looker) => (
          <li key={looker} className="consent__one">
            <Being being={me.being} size={48} phaseOf={me.id} />
            <b>{LOOKER_NAMES[looker]}</b>
            <p style={{ gridColumn: "1 / -1" }}>{seenWords(allowHugsFrom, looker, me.name)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
};
