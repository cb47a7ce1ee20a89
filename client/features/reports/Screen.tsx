import { useNowMs } from "../../net/clock.ts";
import { Away } from "../../ui/Away.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { ReportRow } from "./ReportRow.tsx";
import { useOwnReports } from "./useOwnReports.ts";
import "./reports.css";

/** `/reports`: what one reported, and what it came to. */
export const ReportsScreen = () => {
  const nowMs = useNowMs(60_000);
  const [{ reports, state }, again, more] = useOwnReports();
  return (
    <Page
      title="Your reports"
      lead="What you told us about, and what it came to. Nobody you reported is told that it was you."
    >
      {state === "loading" && <Waiting text="Fetching your reports…" />}
      {typeof state === "object" && <Away text={sentenceOf(state.failure)} onAgain={again} />}
      {reports.length === 0 && state === "all" && (
        <p className="soft">None. You can report a hug, a person, their words or a group hug wherever you see them.</p>
      )}
      <ul className="stack">
        {reports.map((report) => (
          <ReportRow key={report.id} report={report} nowMs={nowMs} />
        ))}
      </ul>
      {state === "more" && (
        <div>
          <button type="button" className="button" onClick={more}>
            Show older reports
          </button>
        </div>
      )}
    </Page>
  );
};
