import type { ReactNode } from "react";
import { Link } from "react-router";
import type { CaseRow } from "#shared/schema/case.ts";
import { Being } from "../../ui/Being.tsx";
import { CATEGORY_NAMES, caseTitle, claimWords, dueWords, isLate, reportsWords, SEVERITY_WORDS } from "./cases.view.ts";

type CaseCardProps = {
  readonly row: CaseRow;
  readonly nowMs: number;
  /** What can be done with it where it stands. */
  readonly act?: ReactNode;
};

/** One case in a list; the whole card leads to it. */
export const CaseCard = ({ row, nowMs, act }: CaseCardProps) => (
  <li className="case-card" data-severity={row.severity}>
    <Being being={row.subject.person.being} size={48} phaseOf={row.subject.person.id} />
    <div className="case-card__words">
      <p>
        <span className="case__severity">{SEVERITY_WORDS[row.severity]}</span>{" "}
        <Link className="case-card__link" to={`/staff/cases/${row.id}`}>
          {caseTitle(row)}
        </Link>
      </p>
      <p className="field__hint">
        {`${CATEGORY_NAMES[row.category]} · ${reportsWords(row)} · `}
        <span className={isLate(row, nowMs) ? "case__late" : undefined}>{dueWords(row, nowMs)}</span>
        {row.state === "open" && ` · ${claimWords(row)}`}
      </p>
    </div>
    {act && <div className="case-card__act">{act}</div>}
  </li>
);
