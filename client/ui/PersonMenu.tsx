import { useId, useState, type KeyboardEvent } from "react";
import { Link } from "react-router";
import type { PersonView } from "#shared/schema/hug.ts";
import { AskDialog } from "./AskDialog.tsx";
import { useClient } from "./client-context.ts";
import { Icon } from "./Icon.tsx";
import { sentenceOf } from "./sentences.ts";
import { Status } from "./Status.tsx";
import "./person-menu.css";

type Kept =
  | { readonly kind: "muted" | "blocked" }
  | { readonly kind: "nothing" }
  | { readonly kind: "failed"; readonly text: string };

/** What holds for somebody's hugs, and keeping them away: mute at once, with undo; block after a question. */
export const PersonMenu = ({ person }: { readonly person: PersonView }) => {
  const client = useClient();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [kept, setKept] = useState<Kept>({ kind: "nothing" });
  const act = async (kind: "muted" | "blocked", on: boolean) => {
    const result = kind === "muted" ? await client.mute(person.id, on) : await client.block(person.id, on);
    setIsOpen(false);
    setIsAsking(false);
    if (!result.ok) return setKept({ kind: "failed", text: sentenceOf(result.refusal) });
    setKept(on ? { kind } : { kind: "nothing" });
  };
  const closeOnEscape = ({ key }: KeyboardEvent) => {
    if (key !== "Escape" || !isOpen) return;
    setIsOpen(false);
    document.getElementById(`${id}button`)?.focus();
  };
  // Somebody who is gone can be neither muted nor blocked.
  if (person.id === "") return null;
  return (
    <div className="menu">
      <button
        id={`${id}button`}
        type="button"
        className="button button--quiet"
        aria-expanded={isOpen}
        aria-controls={`${id}acts`}
        onClick={() => setIsOpen(!isOpen)}
        onKeyDown={closeOnEscape}
      >
        <Icon name="more" />
        {`About ${person.name}`}
      </button>
      <div id={`${id}acts`} className="menu__acts" hidden={!isOpen}>
        <Link className="menu__act" to={`/consent/person/${person.id}`} onKeyDown={closeOnEscape}>
          <b>{`Hugs from ${person.name}`}</b>
          <span>Always, or ask each time; how strongly they may touch you.</span>
        </Link>
        <button type="button" className="menu__act" onKeyDown={closeOnEscape} onClick={() => void act("muted", true)}>
          <b>{`Mute ${person.name}`}</b>
          <span>Their hugs no longer reach you. They do not learn of it.</span>
        </button>
        <button type="button" className="menu__act" onKeyDown={closeOnEscape} onClick={() => setIsAsking(true)}>
          <b>{`Block ${person.name}…`}</b>
          <span>You do not see each other at all any more.</span>
        </button>
      </div>
      <Status>
        {kept.kind === "failed" && <p className="field__error">{kept.text}</p>}
        {(kept.kind === "muted" || kept.kind === "blocked") && (
          <p className="menu__kept">
            <span>{kept.kind === "muted" ? `${person.name} is muted.` : `${person.name} is blocked.`}</span>
            <button type="button" className="button" onClick={() => void act(kept.kind, false)}>
              Undo
            </button>
          </p>
        )}
      </Status>
      {isAsking && (
        <AskDialog
          title={`Block ${person.name}?`}
          text={`${person.name} cannot find you, see you or send you hugs any more, and you do not see ${person.name}. They are not told. You leave group hugs that you share, unless you host them. You can undo it under "You".`}
          yes={`Block ${person.name}`}
          onYes={() => void act("blocked", true)}
          onNo={() => setIsAsking(false)}
        />
      )}
    </div>
  );
};
