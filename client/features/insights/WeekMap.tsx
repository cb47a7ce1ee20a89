import { DataTable } from "../../ui/charts/DataTable.tsx";
import { WeekPicture } from "../../ui/charts/WeekPicture.tsx";
import type { WeekMapData } from "./week.data.ts";

/** A week as vessels, fuller where it was more pleasant; an empty dashed one says nothing. */
export const WeekMap = ({ data: { caption, days, table } }: { readonly data: WeekMapData }) => (
  <div className="chart">
    <WeekPicture
      caption={caption}
      parts={days[0]?.length ?? 1}
      cells={days.flatMap((values, weekday) =>
        values.map((value, part) => ({ weekday, part, value, isQuiet: value === null })),
      )}
    />
    <DataTable table={table} />
  </div>
);
