import { useState } from "react";
import { Link } from "react-router";
import type { PersonView } from "#shared/schema/hug.ts";
import type { HeldReport } from "../net/reports.port.ts";
import { useClient } from "./client-context.ts";
import type { Reportable } from "./report.words.ts";
import { sentenceOf } from "./sentences.ts";
import { Status } from "./Status.tsx";

type ReportSentProps = {
  readonly about: Reportable;
  readonly person: PersonView | null;
  readonly report: HeldReport;
  readonly onClose: () => void;
};

/** It is with the staff: what comes now, and what one can do oneself. */
export const ReportSent = ({ about, person, report, onClose }: ReportSentProps) => {
  const client = useClient();
  const [isBlocked, setIsBlocked] = useState(false);
  const [problem, setProblem] = useState("");
  const block = async (userId: string, on: boolean) => {
    const result = await client.block(userId, on);
    setProblem(result.ok ? "" : sentenceOf(result.refusal));
    if (result.ok) setIsBlocked(on);
  };
  return (
    <>
      <p>
        {`${about.subject === "room" ? "Nobody there" : about.name} is ${about.subject === "room" ? "" : "not "}told who reported. What it came to stands under `}
        <Link to="/reports">Your reports</Link>.
      </p>
      {report.category === "self_harm" && (
        <p className="report__calm">
          Being worried is heavy, too. <Link to="/calm">A breath, and people who listen</Link>
        </p>
      )}
      {person !== null && person.id !== "" && (
        <div className="report__block">
          <p className="soft">
            {isBlocked
              ? `${person.name} is blocked: you do not see each other any more. They are not told.`
              : `You need not see ${person.name} any more. They are not told.`}
          </p>
          <button type="button" className="button" onClick={() => void block(person.id, !isBlocked)}>
            {isBlocked ? "Undo" : `Block ${person.name} too`}
          </button>
        </div>
      )}
      <Status className={problem ? "field__error" : "unseen"}>{problem || (isBlocked ? "Blocked." : "")}</Status>
      <div className="row">
        <button type="button" className="button button--main" onClick={onClose}>
          Done
        </button>
      </div>
    </>
  );
};
