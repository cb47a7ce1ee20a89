import { useId, useState, type FormEvent } from "react";
import { useNavigate } from "react-router";
import { NEED_PEOPLE_MAX } from "#shared/consent/consent.limits.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import { Being } from "../../ui/Being.tsx";
import { useClient, useMe } from "../../ui/client-context.ts";
import { KeptNote } from "../../ui/KeptNote.tsx";
import { lengthOf, NEED_LENGTH } from "../../ui/limits.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { useConsentCall } from "../../ui/useConsent.ts";
import { useCircle } from "./useCircle.ts";

/** Friends to choose from, and a few words. */
export const AskFriends = ({ friends }: { readonly friends: readonly PersonView[] }) => {
  const client = useClient();
  const me = useMe();
  const id = useId();
  const navigate = useNavigate();
  const call = useConsentCall();
  const { circle, toggle, remember } = useCircle(me.id, friends);
  const [words, setWords] = useState("");
  const [key] = useState(() => client.newKey());
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const left = NEED_LENGTH - lengthOf(words.trim());
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (isAsking) return;
    if (circle.length === 0) return setProblem("Please choose at least one friend.");
    if (left < 0) return setProblem(`Please use at most ${NEED_LENGTH} characters.`);
    setIsAsking(true);
    const result = await call((consent) => consent.askForHugs(key, circle, words.trim()));
    setIsAsking(false);
    if (!result.ok) return setProblem(sentenceOf(result.refusal));
    remember();
    void navigate("/");
  };
  return (
    <form className="consent" noValidate onSubmit={(event) => void ask(event)}>
      <fieldset>
        <legend className="field__label">{`Whom would you like to ask? Up to ${NEED_PEOPLE_MAX}`}</legend>
        <div className="consent__friends">
          {friends.map((friend) => (
            <label key={friend.id} className="consent__friend">
              <input
                className="unseen-input"
                type="checkbox"
                checked={circle.includes(friend.id)}
                onChange={() => toggle(friend.id)}
              />
              <Being being={friend.being} size={72} phaseOf={friend.id} isAsleep={!circle.includes(friend.id)} />
              <span>{friend.name}</span>
              <span className="consent__chosen" aria-hidden="true">
                {circle.includes(friend.id) ? "chosen" : "not chosen"}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label className="field__label" htmlFor={`${id}words`}>
          A few words, if you like
        </label>
        <input
          id={`${id}words`}
          className="field__input"
          value={words}
          autoComplete="off"
          aria-invalid={left < 0}
          aria-describedby={`${id}hint`}
          onChange={(event) => setWords(event.target.value)}
        />
        <p id={`${id}hint`} className={left < 0 ? "field__error" : "field__hint"}>
          {left < 0 ? `${-left} characters too long` : "Only those you ask can read it. It ends by itself after a day."}
        </p>
      </div>
      <p className="field__error" role="alert">
        {problem}
      </p>
      <KeptNote tried="send" />
      <div className="row">
        <button type="submit" className="button button--main" aria-disabled={isAsking}>
          {isAsking ? "Asking…" : circle.length > 1 ? `Ask ${circle.length} friends` : "Ask"}
        </button>
        <button type="button" className="button button--quiet" onClick={() => void navigate("/")}>
          Not now
        </button>
      </div>
    </form>
  );
};
