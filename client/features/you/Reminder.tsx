import { useId } from "react";
import type { OwnReminder } from "#shared/schema/case.ts";
import { STATEMENT_WORDS } from "../../ui/statement.words.ts";
import { whenWords } from "../../ui/when.ts";

/** What a moderator asked for, after somebody reported something. It keeps nobody from anything. */
export const Reminder = ({ one, nowMs }: { readonly one: OwnReminder; readonly nowMs: number }) => {
  const id = useId();
  return (
    <section className="card stack" aria-labelledby={`${id}what`}>
      <h2 id={`${id}what`}>A moderator asks you for something</h2>
      <p>{STATEMENT_WORDS[one.statement]}</p>
      {one.words !== "" && <p>“{one.words}”</p>}
      <p className="field__hint">
        {`${one.room === null ? "" : `About your group hug “${one.room}”. `}Said ${whenWords(one.atMs, nowMs)}. It keeps you from nothing, so there is nothing to appeal against; nobody else sees it.`}
      </p>
    </section>
  );
};
