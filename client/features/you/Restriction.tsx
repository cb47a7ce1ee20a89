import { useId, useState, type FormEvent } from "react";
import { APPEAL_MAX } from "#shared/schema/restriction.limits.ts";
import type { OwnRestriction } from "#shared/schema/restriction.ts";
import { useClient } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { restrictionWords } from "./restrictions.view.ts";

type Props = { readonly one: OwnRestriction; readonly nowMs: number; readonly onAppealed: () => void };

/** One thing that its person is kept from: what, why, until when, and how to say that it is wrong. */
export const Restriction = ({ one, nowMs, onAppealed }: Props) => {
  const client = useClient();
  const id = useId();
  const [words, setWords] = useState("");
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState("");
  const { what, why, until, appeal, mayAppeal } = restrictionWords(one, nowMs);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isAsking) return;
    if (words.trim() === "") return setProblem("Please say in a few words what was different.");
    setIsAsking(true);
    setProblem("");
    const own = await client.loadOwn().catch(() => null);
    const result = (await own?.appeal(one.id, words)) ?? { ok: false, refusal: { code: "offline" } as const };
    setIsAsking(false);
    if (result.ok) return onAppealed();
    setProblem(sentenceOf(result.refusal));
  };
  return (
    <section className="card stack" aria-labelledby={`${id}what`}>
      <h2 id={`${id}what`}>{what}</h2>
      <p>
        {until} {why}
      </p>
      {one.statement !== "" && <p>“{one.statement}”</p>}
      {appeal !== null && <p>{appeal}</p>}
      {one.answer !== "" && <p>“{one.answer}”</p>}
      {mayAppeal && (
        <form className="stack" onSubmit={(event) => void send(event)}>
          <label className="field">
            <span className="field__label">Was that wrong? Say so; somebody else looks at it.</span>
            <textarea
              className="field__input"
              rows={4}
              maxLength={APPEAL_MAX}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </label>
          <div>
            <button type="submit" className="button button--main" aria-disabled={isAsking}>
              {isAsking ? "One moment…" : "Send it"}
            </button>
          </div>
          <Status className="field__error">{problem}</Status>
        </form>
      )}
    </section>
  );
};
