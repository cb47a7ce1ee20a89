import { Link } from "react-router";
import type { HugListItem } from "../net/state.ts";
import { Being } from "./Being.tsx";
import { Covered } from "./Covered.tsx";
import { hugFate, hugWords } from "./hug.words.ts";
import { Icon } from "./Icon.tsx";
import { ReactionMark } from "./ReactionMark.tsx";
import { ReportButton } from "./ReportButton.tsx";
import { reportableOf } from "./report.words.ts";
import { whenWords } from "./when.ts";
import "./hug-row.css";

type HugRowProps = { readonly hug: HugListItem; readonly nowMs: number };

/** One hug in a list; the whole row leads to feeling it again. */
export const HugRow = ({ hug, nowMs }: HugRowProps) => {
  const fate = hugFate(hug, nowMs);
  const words = hugWords(hug);
  const isTheirs = hug.direction === "received";
  const report = reportableOf(hug);
  const answer = hug.reaction && (isTheirs ? hug.reaction.message : <Covered text={hug.reaction.message} />);
  return (
    <li className="hug-row">
      <Being
        being={hug.other.being}
        size={64}
        phaseOf={hug.other.id}
        tilt={hug.direction === "received" ? 0.5 : -0.3}
      />
      <div className="hug-row__words">
        <Link className="hug-row__link" to={`/feel/${hug.id}`}>
          {words}
        </Link>
        <p className="hug-row__when">
          {whenWords(hug.sentAtMs, nowMs)}
          {fate && ` · ${fate}`}
        </p>
        {hug.message && <p className="hug-row__line">{isTheirs ? <Covered text={hug.message} /> : hug.message}</p>}
        {hug.reaction && (
          <p className="hug-row__reaction">
            <ReactionMark emoji={hug.reaction.emoji} size={22} />
            <span>
              {hug.direction === "sent" ? `${hug.other.name}: ` : "You: "}
              {hug.reaction.message ? answer : <ReactionMark.Word emoji={hug.reaction.emoji} />}
            </span>
          </p>
        )}
      </div>
      {report && (
        <ReportButton
          what={report}
          person={hug.other}
          hasWords={isTheirs && hug.message !== ""}
          className="hug-row__report"
        >
          <Icon name="flag" size={18} />
        </ReportButton>
      )}
    </li>
  );
};
