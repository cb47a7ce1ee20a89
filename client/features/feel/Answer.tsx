import { useId, useState, type FormEvent } from "react";
import type { ReactionView } from "#shared/schema/hug.ts";
import { useClient } from "../../ui/client-context.ts";
import { lengthOf, REACTION_LENGTH } from "../../ui/limits.ts";
import { KeptNote } from "../../ui/KeptNote.tsx";
import { ReactionMark } from "../../ui/ReactionMark.tsx";
import { REACTIONS } from "../../ui/reactions.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";

type AnswerProps = { readonly hugId: string; readonly name: string; readonly given: ReactionView | null };

/** A sign and a word for the one who hugged; it can be changed later. */
export const Answer = ({ hugId, name, given }: AnswerProps) => {
  const client = useClient();
  const id = useId();
  const [emoji, setEmoji] = useState(given?.emoji ?? "");
  const [word, setWord] = useState(given?.message ?? "");
  const [outcome, setOutcome] = useState<
    { readonly kind: "none" | "sent" } | { readonly kind: "failed"; readonly text: string }
  >({ kind: "none" });
  const isTooLong = lengthOf(word.trim()) > REACTION_LENGTH;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (emoji === "") return setOutcome({ kind: "failed", text: "Please choose a sign first." });
    if (isTooLong) return setOutcome({ kind: "failed", text: `Please use at most ${REACTION_LENGTH} characters.` });
    const result = await client.react(hugId, emoji, word.trim());
    setOutcome(result.ok ? { kind: "sent" } : { kind: "failed", text: sentenceOf(result.refusal) });
  };
  return (
    <form className="answer" noValidate onSubmit={(event) => void send(event)}>
      <KeptNote tried="react" />
      <fieldset>
        <legend className="field__label">{`Answer ${name}`}</legend>
        <div className="answer__signs">
          {REACTIONS.map((reaction) => (
            <label key={reaction.emoji} className="answer__sign" title={reaction.word}>
              <input
                className="unseen-input"
                type="radio"
                name={`${id}sign`}
                aria-label={reaction.word}
                checked={emoji === reaction.emoji}
                onChange={() => {
                  setEmoji(reaction.emoji);
                  setOutcome({ kind: "none" });
                }}
              />
              <ReactionMark emoji={reaction.emoji} size={30} />
            </label>
          ))}
        </div>
      </fieldset>
      <div className="answer__row">
        <label className="unseen" htmlFor={`${id}word`}>
          A word, if you like
        </label>
        <input
          id={`${id}word`}
          className="field__input"
          placeholder="A word, if you like"
          value={word}
          aria-invalid={isTooLong}
          onChange={(event) => {
            setWord(event.target.value);
            setOutcome({ kind: "none" });
          }}
        />
        <button type="submit" className="button">
          {given ? "Change answer" : "Send answer"}
        </button>
      </div>
      <Status className={outcome.kind === "failed" ? "field__error" : "answer__sent"}>
        {outcome.kind === "sent" && `${name} gets your answer.`}
        {outcome.kind === "failed" && outcome.text}
      </Status>
    </form>
  );
};
