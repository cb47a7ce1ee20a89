import { useState } from "react";
import { useNavigate } from "react-router";
import type { AllowHugsFrom } from "#shared/schema/privacy.ts";
import { AllowChoices } from "../../ui/AllowChoices.tsx";
import { useMe } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { useConsent } from "../../ui/useConsent.ts";

/** `/consent/first`: one step after coming in, which may be left as it is. */
export const FirstPage = () => {
  const me = useMe();
  const navigate = useNavigate();
  const { settings, problem, set } = useConsent();
  const [wanted, setWanted] = useState<AllowHugsFrom | null>(null);
  const chosen = wanted ?? settings.allowHugsFrom;
  const [isSaving, setIsSaving] = useState(false);
  const goOn = async () => {
    if (isSaving) return;
    setIsSaving(true);
    const isKept = chosen === settings.allowHugsFrom || (await set({ allowHugsFrom: chosen }));
    setIsSaving(false);
    if (isKept) void navigate("/", { replace: true });
  };
  return (
    <Page
      title="Who may hug you?"
      lead={`Welcome, ${me.name}. Whoever is not let in asks first, and you say yes or not now. You can change this any time.`}
    >
      <div className="consent">
        <AllowChoices value={chosen} onChange={setWanted} />
        {problem && (
          <p className="field__error" role="alert">
            {problem}
          </p>
        )}
        <div className="row">
          <button type="button" className="button button--main" aria-disabled={isSaving} onClick={() => void goOn()}>
            {isSaving ? "Keeping it…" : "Go on"}
          </button>
          <button type="button" className="button button--quiet" onClick={() => void navigate("/", { replace: true })}>
            Decide later
          </button>
        </div>
      </div>
    </Page>
  );
};
