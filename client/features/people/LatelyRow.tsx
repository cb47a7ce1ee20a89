import { Link } from "react-router";
import type { FeedEntry } from "#shared/schema/feed.ts";
import { Being } from "../../ui/Being.tsx";
import { hourWords } from "./view.ts";
import { latelyPieces } from "./lately.view.ts";

/** What somebody did, and when; the names lead to their pages. */
export const LatelyRow = ({ entry, nowMs }: { readonly entry: FeedEntry; readonly nowMs: number }) => (
  <li className="lately-row">
    <Being being={entry.person.being} size={44} phaseOf={entry.person.id} />
    <div className="person-row__words">
      <p>
        {latelyPieces(entry).map((piece) =>
          typeof piece === "string" ? (
            piece
          ) : (
            <Link key={piece.id} to={`/people/${piece.id}`}>
              {piece.name}
            </Link>
          ),
        )}
      </p>
      <p className="person-row__note">{hourWords(entry.atMs, nowMs)}</p>
    </div>
  </li>
);
