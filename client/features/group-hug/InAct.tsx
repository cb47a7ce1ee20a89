import { useClientState } from "../../ui/client-context.ts";
import { IN_BUTTON_ID } from "./focus-ids.ts";
import { inWords } from "./room.view.ts";

/** The one main act until it is done. The press also lets the browser vibrate and sound. */
export const InAct = ({ onIn }: { readonly onIn: () => void }) => {
  const form = useClientState((state) => state.inbox.settings.touchForm);
  return (
    <>
      <button id={IN_BUTTON_ID} type="button" className="button button--main" aria-describedby="in-hint" onClick={onIn}>
        I'm in
      </button>
      <p id="in-hint" className="field__hint">
        {inWords[form]}
      </p>
    </>
  );
};
