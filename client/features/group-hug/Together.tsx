import { Link } from "react-router";
import type { PersonView } from "#shared/schema/hug.ts";
import type { Together as TogetherFigures } from "#shared/schema/group-hug.ts";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ReportButton } from "../../ui/ReportButton.tsx";
import { END_TITLE_ID } from "./focus-ids.ts";
import { togetherWords, type Reader } from "./together.words.ts";

type TogetherProps = {
  /** Who took part in touch. */
  readonly people: readonly PersonView[];
  readonly reader: Reader;
  /** "settling": the last reports are still coming; null: not measured. */
  readonly together: Pick<TogetherFigures, "withinMs" | "worstMs"> | null | "settling";
  readonly message: string;
  readonly isPlaying: boolean;
  readonly onReplay: () => void;
  readonly onStop: () => void;
};

/** The moment after it: who was here, how closely, and what stays. */
export const Together = ({ people, reader, together, message, isPlaying, onReplay, onStop }: TogetherProps) => {
  const me = useMe();
  const others = people.filter(({ id }) => id !== me.id);
  const words = togetherWords(
    others.map(({ name }) => name),
    reader,
    together === "settling" ? null : together,
  );
  return (
    <>
      <div className="stack together">
        <h2 id={END_TITLE_ID} className="together__who" tabIndex={-1}>
          {words.who}
        </h2>
        <p className="together__step">{together === "settling" ? "Letting go…" : words.step}</p>
        {words.meaning && (
          <details className="together__meaning">
            <summary>What does that mean?</summary>
            <p>{words.meaning}</p>
          </details>
        )}
      </div>
      {message && <blockquote className="together__message">{message}</blockquote>}
      <div className="row">
        {isPlaying ? (
          <button type="button" className="button" onClick={onStop}>
            <Icon name="close" size={18} />
            Stop
          </button>
        ) : (
          <button type="button" className="button button--main" onClick={onReplay}>
            <Icon name="again" size={18} />
            Feel it again
          </button>
        )}
        <Link className="button" to="/">
          Go home
        </Link>
      </div>
      {others.length > 0 && (
        <section className="stack" aria-labelledby="hug-them-title">
          <h2 id="hug-them-title">A hug for one of them?</h2>
          <ul className="members">
            {others.map(({ id, name, being }) => (
              <li key={id} className="member">
                <Being being={being} size={44} phaseOf={id} />
                {/* Somebody who is gone has no id. */}
                {id === "" ? (
                  <span className="member__name">{name}</span>
                ) : (
                  <Link className="member__name" to={`/hug/${id}`}>
                    <span className="unseen">Hug </span>
                    {name}
                  </Link>
                )}
                {id !== "" && (
                  <ReportButton
                    what={{ subject: "profile", id, name }}
                    person={{ id, name, being }}
                    className="member__report"
                  >
                    <Icon name="flag" size={18} />
                  </ReportButton>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
