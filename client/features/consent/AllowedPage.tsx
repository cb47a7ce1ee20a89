import { Link } from "react-router";
import { AllowChoices } from "../../ui/AllowChoices.tsx";
import { DoNotDisturb } from "../../ui/DoNotDisturb.tsx";
import { Page } from "../../ui/Page.tsx";
import { useConsent } from "../../ui/useConsent.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { OwnRules } from "./OwnRules.tsx";
import { QuietHours } from "./QuietHours.tsx";
import { SeenBy } from "./SeenBy.tsx";

/** `/consent`: everything that is decided about hugs that come. */
export const AllowedPage = () => {
  const { settings, isKnown, problem, set } = useConsent();
  if (!isKnown) return <Waiting text="Looking at what you chose…" />;
  return (
    <Page title="Who may hug you" lead="You decide who, when and how. Nobody is told what you choose here.">
      <div className="consent">
        <section className="card stack" aria-labelledby="allow-title">
          <h2 id="allow-title">Without asking first</h2>
          <AllowChoices value={settings.allowHugsFrom} onChange={(allowHugsFrom) => void set({ allowHugsFrom })} />
          {problem && (
            <p className="field__error" role="alert">
              {problem}
            </p>
          )}
          <SeenBy allowHugsFrom={settings.allowHugsFrom} />
        </section>
        <section className="card stack" aria-labelledby="when-title">
          <h2 id="when-title">When</h2>
          <DoNotDisturb />
          <QuietHours />
        </section>
        <OwnRules />
        <div>
          <Link className="button" to="/consent/history">
            History of what you allowed
          </Link>
        </div>
      </div>
    </Page>
  );
};
