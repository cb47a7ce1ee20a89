import { useState } from "react";
import type { ChartTable } from "./chart.table.ts";

type DataTableProps = { readonly table: ChartTable; readonly isShownFirst?: boolean };

/** The numbers of a chart, drawn once they are asked for. */
export const DataTable = ({ table: { caption, head, rows }, isShownFirst = false }: DataTableProps) => {
  const [isShown, setIsShown] = useState(isShownFirst);
  if (rows.length === 0) return null;
  return (
    <details className="chart__numbers" open={isShown} onToggle={(event) => setIsShown(event.currentTarget.open)}>
      <summary>
        Show as table<span className="unseen">: {caption}</span>
      </summary>
      {isShown && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
        <div className="chart__scroll" role="region" aria-label={caption} tabIndex={0}>
          <table className="chart__table">
            <caption className="unseen">{caption}</caption>
            <thead>
              <tr>
                {head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name = "", ...cells], at) => (
                // oxlint-disable-next-line react/no-array-index-key -- rows of a chart have no other name that is theirs alone
                <tr key={at}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, column) => (
                    // oxlint-disable-next-line react/no-array-index-key -- as above
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
};
