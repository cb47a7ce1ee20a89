import { useId, useState } from "react";
import { NOTIFICATION_KINDS, type ChosenKind } from "#shared/schema/notification.kinds.ts";
import type { OwnClient } from "../../net/own.port.ts";
import { Choice } from "../../ui/Choice.tsx";
import { useClient } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useOwn } from "../../ui/useOwn.ts";
import { Waiting } from "../../ui/Waiting.tsx";

const read = (own: OwnClient) => own.notificationSettings();

const KIND_NAMES: Readonly<Record<ChosenKind, string>> = {
  followed_you: "Somebody follows me",
  became_friends: "Somebody follows me back",
  invitation_used: "Somebody comes by my invitation",
  reaction: "Somebody answers my hug",
  request_accepted: "Somebody says yes to my hug",
  group_invitation: "Somebody asks me to a group hug",
  report_decided: "What I reported was looked at",
};

/** A switch for each kind. What is switched is saved at once, or goes back. */
export const Settings = () => {
  const client = useClient();
  const id = useId();
  const [settings, setSettings, again] = useOwn(read);
  const [problem, setProblem] = useState("");
  const choose = async (kind: ChosenKind, isOn: boolean) => {
    if (typeof settings !== "object") return;
    const wanted = { ...settings, [kind]: isOn };
    setSettings(wanted);
    const own = await client.loadOwn().catch(() => null);
    const result = (await own?.setNotificationSettings(wanted)) ?? { ok: false, refusal: { code: "offline" } as const };
    setProblem(result.ok ? "" : sentenceOf(result.refusal));
    if (!result.ok) setSettings(settings);
  };
  return (
    <section className="card stack told__settings" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>What you are told of</h2>
      <p className="soft">
        Nobody learns what you switch off. Nothing here ever shows a mood or a message. In your quiet hours the bell
        does not ring; what came stands here.
      </p>
      {settings === "asking" && <Waiting text="Looking at your choices…" />}
      {settings === "away" && (
        <div className="row">
          <p>Your choices are out of reach. Nothing is lost.</p>
          <button type="button" className="button" onClick={again}>
            Try again
          </button>
        </div>
      )}
      {typeof settings === "object" && (
        <div className="stack told__kinds">
          {NOTIFICATION_KINDS.map((kind) => (
            <Choice
              key={kind}
              type="checkbox"
              label={KIND_NAMES[kind]}
              isChosen={settings[kind]}
              onChange={(isOn) => void choose(kind, isOn)}
            />
          ))}
        </div>
      )}
      <Status className="field__error">{problem}</Status>
    </section>
  );
};
