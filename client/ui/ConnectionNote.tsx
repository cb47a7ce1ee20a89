import { useClientState } from "./client-context.ts";
import { connectionWords } from "./connection.words.ts";
import { Status } from "./Status.tsx";
import "./connection-note.css";

/** The state of the connection, always visible and said politely when it changes. */
export const ConnectionNote = () => {
  const connection = useClientState((state) => state.connection);
  const waiting = useClientState((state) => state.outbox.filter((hug) => hug.state.kind !== "refused").length);
  const isIn = useClientState(({ me }) => me !== null && me !== "unknown");
  const { tone, text, act } = connectionWords(connection, waiting);
  // Nobody is connected before they came in: no line to speak of.
  const isShown = isIn || connection.kind === "offline" || connection.kind === "outdated";
  return (
    <Status className={`line line--${tone}`}>
      {isShown && (
        <>
          <span className="line__dot" />
          <span>{text}</span>
          {act && (
            <button type="button" className="button" onClick={() => location.reload()}>
              Reload
            </button>
          )}
        </>
      )}
    </Status>
  );
};
