import { useEffect, useId, useState } from "react";
import { Link } from "react-router";
import type { PersonView } from "#shared/schema/hug.ts";
import { Being } from "../../ui/Being.tsx";
import { useClient } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";

type Lists = { readonly muted: readonly PersonView[]; readonly blocked: readonly PersonView[] };

/** Who was muted or blocked, each with a way back. */
export const KeptAway = () => {
  const client = useClient();
  const id = useId();
  const [lists, setLists] = useState<Lists>({ muted: [], blocked: [] });
  const [said, setSaid] = useState("");
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let isOver = false;
    void Promise.all([client.muted(), client.blocked()]).then(
      ([muted, blocked]) => !isOver && setLists({ muted, blocked }),
    );
    return () => {
      isOver = true;
    };
  }, [client, changes]);
  const undo = async (kind: keyof Lists, person: PersonView) => {
    const result = kind === "muted" ? await client.mute(person.id, false) : await client.block(person.id, false);
    setSaid(result.ok ? `${person.name} can reach you again.` : sentenceOf(result.refusal));
    setChanges(changes + 1);
  };
  const list = (kind: keyof Lists, title: string, undoWords: string) =>
    lists[kind].length > 0 && (
      <>
        <h3 className="field__label">{title}</h3>
        <ul className="stack tight">
          {lists[kind].map((person) => (
            <li key={person.id} className="you__person">
              <Being being={person.being} size={48} phaseOf={person.id} isAsleep />
              <span>{person.name}</span>
              <button
                type="button"
                className="button"
                aria-label={`${undoWords} ${person.name}`}
                onClick={() => void undo(kind, person)}
              >
                {undoWords}
              </button>
            </li>
          ))}
        </ul>
      </>
    );
  const isEmpty = lists.muted.length + lists.blocked.length === 0;
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>Kept away</h2>
      {isEmpty && (
        <p className="soft">Nobody. You can mute or block somebody from any hug of theirs; they are never told.</p>
      )}
      {list("muted", "Muted", "Unmute")}
      {list("blocked", "Blocked", "Unblock")}
      <p>
        <Link to="/reports">Your reports</Link>
        <span className="soft">, and what they came to.</span>
      </p>
      <Status>{said}</Status>
    </section>
  );
};
