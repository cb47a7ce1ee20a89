import { DataTable } from "./DataTable.tsx";
import { heatTable, LOUD_FROM, type HeatCell } from "./heat.data.ts";
import { WeekPicture } from "./WeekPicture.tsx";

/** When in a week moods were how pleasant: a vessel for each hour that has any. Few entries are drawn quietly. */
export const HeatMap = ({ caption, cells }: { readonly caption: string; readonly cells: readonly HeatCell[] }) => (
  <div className="chart">
    <WeekPicture
      caption={caption}
      parts={24}
      cells={cells.map(({ weekday, hour, entries, valence }) => ({
        weekday,
        part: hour,
        value: valence,
        isQuiet: entries < LOUD_FROM,
      }))}
    />
    <p className="chart__note">
      Fuller means more pleasant. Pale ones stand on fewer than {LOUD_FROM} moods and say little.
    </p>
    <DataTable table={heatTable(caption, cells)} />
  </div>
);
