import type { Line } from "./line.ts";
import { lineWords, smsHref, telHref } from "./view.ts";

/** The place of an address, as it is said: "988lifeline.org". */
const placeOf = (web: string): string => new URL(web).hostname.replace(/^www\./, "");

/** Who listens, when and in which language, and each way to them as a thing to press. */
export const LineCard = ({ line }: { readonly line: Line }) => (
  <li className="line-card">
    <h3 className="line-card__name" lang={line.languages[0]}>
      {line.name}
    </h3>
    <p className="line-card__when">{lineWords(line)}</p>
    <div className="row">
      {line.call && (
        <a className="button line-card__call" href={telHref(line.call)}>
          {`Call ${line.call}`}
        </a>
      )}
      {line.text && (
        <a className="button" href={smsHref(line.text)}>
          {line.text.word === undefined ? `Text ${line.text.to}` : `Text ${line.text.word} to ${line.text.to}`}
        </a>
      )}
      {line.web && (
        <a className="line-card__web" href={line.web} target="_blank" rel="noreferrer">
          {placeOf(line.web)}
        </a>
      )}
    </div>
  </li>
);
