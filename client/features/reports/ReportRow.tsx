import { Link } from "react-router";
import type { OwnReport } from "#shared/schema/report.ts";
import { CATEGORY_WORDS } from "../../ui/report.words.ts";
import { whenWords } from "../../ui/when.ts";
import { outcomeWords, subjectAddress, SUBJECT_WORDS } from "./reports.view.ts";

type ReportRowProps = { readonly report: OwnReport; readonly nowMs: number };

/** One report of one's own. */
export const ReportRow = ({ report, nowMs }: ReportRowProps) => {
  const address = subjectAddress(report);
  const what = SUBJECT_WORDS[report.subject];
  return (
    <li className="card reported" data-open={report.outcome === null}>
      <p className="reported__what">
        {address === null ? what : <Link to={address}>{what}</Link>}
        <span className="field__hint">{whenWords(report.reportedAtMs, nowMs)}</span>
      </p>
      <p>{`“${CATEGORY_WORDS[report.category]}”`}</p>
      {report.words && <blockquote className="reported__words">{report.words}</blockquote>}
      <p className="reported__outcome">
        {outcomeWords(report)}
        {report.decidedAtMs !== null && <span className="field__hint"> {whenWords(report.decidedAtMs, nowMs)}</span>}
      </p>
    </li>
  );
};
