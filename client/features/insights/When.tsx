import { CELL_NEEDED } from "#shared/mood/statistics/cell.ts";
import type { Patterns } from "#shared/mood/statistics/patterns.ts";
import { Card } from "./Card.tsx";
import { Findings } from "./Findings.tsx";
import { lookedWhen } from "./names.ts";
import { ownWeek } from "./week.data.ts";
import { WeekMap } from "./WeekMap.tsx";

/** Hours and weekdays: what is, as a map; said only where it differs from the rest. */
export const When = ({ patterns }: { readonly patterns: Patterns }) => {
  const week = ownWeek(patterns);
  const hasAny = week.days.flat().some((value) => value !== null);
  return (
    <Card title="Hours and weekdays">
      <Findings
        looked={patterns.looked.map(lookedWhen)}
        caption="Times of the day and the week beside all others, of 100"
        count={`${patterns.looked.length} times`}
      />
      {hasAny && (
        <>
          <WeekMap data={week} />
          <p className="chart__note">
            {`Fuller means more pleasant. Dashed ones stand on fewer than ${CELL_NEEDED.entries} entries or ${CELL_NEEDED.days} days and say nothing.`}
          </p>
        </>
      )}
    </Card>
  );
};
