import { useId, useRef, useState } from "react";
import type { MoodImport } from "#shared/schema/mood.ts";
import { useNowMs } from "../../../net/clock.ts";
import type { MoodsClient } from "../../../net/moods.port.ts";
import { AskDialog } from "../../../ui/AskDialog.tsx";
import { sentenceOf } from "../../../ui/sentences.ts";
import { Status } from "../../../ui/Status.tsx";
import { useMoodsCall } from "../../../ui/useMoodsCall.ts";
import { useMoodsRead } from "../../../ui/useMoodsRead.ts";
import { whenWords } from "../../../ui/when.ts";
import { moodsCount } from "./import.words.ts";

const read = (moods: MoodsClient) => moods.imports();

/** What was brought along before, each to be undone. */
export const Imports = () => {
  const id = useId();
  const nowMs = useNowMs(60_000);
  const call = useMoodsCall();
  const title = useRef<HTMLHeadingElement>(null);
  const [came, again] = useMoodsRead(read);
  const [asked, setAsked] = useState<MoodImport | null>(null);
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  const undo = async (one: MoodImport) => {
    setAsked(null);
    const result = await call((moods) => moods.undoImport(one.id));
    setSaid(
      result.ok
        ? {
            text: `Undone: ${moodsCount(one.entries)} of ${one.name} are gone. Importing the file again brings them back.`,
            isProblem: false,
          }
        : { text: sentenceOf(result.refusal), isProblem: true },
    );
    again();
    title.current?.focus();
  };
  // Of which nothing is there, there is nothing to undo.
  const imports = came.kind === "here" ? came.value.filter(({ entries }) => entries > 0) : [];
  if (imports.length === 0 && said === null) return null;
  return (
    <section className="stack" aria-labelledby={`${id}title`}>
      <h2 ref={title} id={`${id}title`} className="import__title" tabIndex={-1}>
        Brought along before
      </h2>
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      <ul className="import__list">
        {imports.map((one) => (
          <li key={one.id} className="import__one">
            <div>
              <p className="import__name">{one.name}</p>
              <p className="soft">{`${moodsCount(one.entries)}, ${whenWords(one.createdAtMs, nowMs)}`}</p>
            </div>
            <button type="button" className="button" aria-label={`Undo ${one.name}`} onClick={() => setAsked(one)}>
              Undo
            </button>
          </li>
        ))}
      </ul>
      {asked && (
        <AskDialog
          title="Undo this import?"
          text={`${moodsCount(asked.entries)} that came with ${asked.name} will be deleted, also those you changed since. Importing the file again brings them back.`}
          yes="Undo the import"
          onYes={() => void undo(asked)}
          onNo={() => setAsked(null)}
        />
      )}
    </section>
  );
};
