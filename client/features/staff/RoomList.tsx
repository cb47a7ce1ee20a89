import { Link } from "react-router";
import type { Look, RoomsSeen } from "../../net/staff.port.ts";
import { ariaSort, COLUMNS, emptyWords, sortedBy } from "./view.ts";

type RoomListProps = {
  readonly seen: RoomsSeen;
  readonly look: Look;
  readonly nowMs: number;
  readonly onLook: (look: Look) => void;
};

/** The window as a table, whose heads bring it in order. */
export const RoomList = ({ seen, look, nowMs, onLook }: RoomListProps) => {
  if (seen.rooms.length === 0) return <p className="soft">{emptyWords(look, seen)}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <div className="staff__scroll" role="region" aria-label="Rooms" tabIndex={0}>
      <table className="staff__rooms">
        <caption className="unseen">Rooms as they are now</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column.name}
                scope="col"
                className={column.isNumber ? "staff__number" : undefined}
                aria-sort={ariaSort(look, column)}
              >
                {column.sort === null ? (
                  column.name
                ) : (
                  <button type="button" className="staff__head" onClick={() => onLook(sortedBy(look, column))}>
                    {column.name}
                    <span aria-hidden="true">
                      {{ ascending: " ↑", descending: " ↓", none: "" }[ariaSort(look, column) ?? "none"]}
                    </span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.rooms.map((room) => (
            <tr key={room.id}>
              {COLUMNS.map(({ name, isNumber, says }, at) => {
                const cell = says(room, nowMs);
                return at === 0 ? (
                  <th key={name} scope="row">
                    <Link to={`/staff/rooms/${room.id}`}>{cell}</Link>
                  </th>
                ) : (
                  <td key={name} className={isNumber ? "staff__number" : undefined}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
