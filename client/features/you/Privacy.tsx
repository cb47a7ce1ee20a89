import { useId, useState } from "react";
import type { PrivacySettings } from "#shared/schema/privacy.ts";
import type { PeopleClient } from "../../net/state.ts";
import { Choice } from "../../ui/Choice.tsx";
import { useClient } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useConsent } from "../../ui/useConsent.ts";
import { useTold } from "../../ui/useTold.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { Away } from "../../ui/Away.tsx";
import { useMeant } from "./useMeant.ts";
import { ASKED, VIEWERS, viewerSentences } from "./privacy.view.ts";

const read = (people: PeopleClient) => people.privacy();

const Settings = ({ known }: { readonly known: PrivacySettings }) => {
  const client = useClient();
  const id = useId();
  const { allowHugsFrom } = useConsent().settings;
  const [settings, setSettings] = useState(known);
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  const set = async (change: Partial<Omit<PrivacySettings, "allowHugsFrom">>) => {
    const wanted = { ...settings, ...change };
    setSettings(wanted);
    setSaid(null);
    const result = await client.loadPeople().then(
      (people) => people.changePrivacy(change),
      () => ({ ok: false, refusal: { code: "offline" } }) as const,
    );
    if (!result.ok) setSettings((newest) => (newest === wanted ? settings : newest));
    setSaid({ text: result.ok ? "Saved." : sentenceOf(result.refusal), isProblem: !result.ok });
  };
  return (
    <>
      {ASKED.map(({ name, label, hint, choices }) => (
        <div key={name} className="field">
          <label className="field__label" htmlFor={`${id}${name}`}>
            {label}
          </label>
          <select
            id={`${id}${name}`}
            className="field__input"
            value={settings[name]}
            aria-describedby={`${id}${name}hint`}
            onChange={(event) => void set({ [name]: event.target.value })}
          >
            {choices.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
          <p id={`${id}${name}hint`} className="field__hint">
            {hint}
          </p>
        </div>
      ))}
      <Choice
        type="checkbox"
        label="Anybody may follow you"
        hint="Off: only people whom you follow can. Whoever follows you already, stays."
        isChosen={settings.allowFriendRequests}
        onChange={(allowFriendRequests) => void set({ allowFriendRequests })}
      />
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      <div className="stack tight">
        <h3 className="field__label">What that means</h3>
        <dl className="you__viewers">
          {VIEWERS.map(({ title, ties }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{viewerSentences({ ...settings, allowHugsFrom }, ties)}</dd>
            </div>
          ))}
          <div>
            <dt>Somebody you blocked</dt>
            <dd>Does not find you anywhere, and is not told.</dd>
          </div>
        </dl>
      </div>
    </>
  );
};

/** Who may see what, in plain sentences, and what comes of it. */
export const Privacy = () => {
  const id = useId();
  const [came, again] = useTold(read);
  const title = useMeant("privacy", came.kind === "here");
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 ref={title} id={`${id}title`} className="you__title" tabIndex={-1}>
        Who may see what
      </h2>
      {came.kind === "asking" && <Waiting text="One moment…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {came.kind === "here" && <Settings known={came.value} />}
    </section>
  );
};
