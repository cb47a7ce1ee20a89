import { useState } from "react";
import type { MoodsClient } from "../../net/moods.port.ts";
import { AskDialog } from "../../ui/AskDialog.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useNotes } from "../../ui/useNotes.ts";
import { BringNotes } from "./BringNotes.tsx";
import { SaveNotes } from "./SaveNotes.tsx";
import { cameHomeWords, KEEP_HERE, notesCount, notMovedWords, TURN_OFF, uploadedWords } from "./notes.words.ts";

type Said = { readonly text: string; readonly isProblem: boolean };
const fine = (text: string): Said => ({ text, isProblem: false });
const wrong = (text: string): Said => ({ text, isProblem: true });

/** Where notes live, and what it takes to move them. */
export const NotesPlace = ({ moods: { notes }, moods }: { readonly moods: MoodsClient }) => {
  const { isPrivate, isMoving, here } = useNotes(moods);
  const [asks, setAsks] = useState<"on" | "off" | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const work = async (first: string, act: () => Promise<Said>) => {
    if (busy !== null) return;
    setAsks(null);
    setSaid(null);
    setBusy(first);
    setSaid(await act());
    setBusy(null);
  };
  const takeHome = () =>
    work("Bringing your notes here…", async () => {
      const moved = await notes.takeHome((done) => setBusy(`Bringing your notes here… ${done}`));
      return moved.ok ? fine(cameHomeWords(moved.notes, moved.past)) : wrong(notMovedWords(moved.why));
    });
  const turnOff = () =>
    work("One moment…", async () => {
      const result = await notes.turnOff();
      return result.ok ? fine("Saved.") : wrong(sentenceOf(result.refusal));
    });
  const upload = () =>
    work("Giving them to the server…", async () => {
      const moved = await notes.upload((done, all) => setBusy(`Giving them to the server… ${done} of ${all}`));
      return moved.ok ? fine(uploadedWords(moved.notes, notes.state.getState().here)) : wrong(notMovedWords(moved.why));
    });
  return (
    <div className="stack">
      <Choice
        type="checkbox"
        label="My notes stay on this device"
        hint="Moods are kept as always; their notes are never sent, and what they sound like is worked out here."
        isChosen={isPrivate === true}
        onChange={(isWanted) => setAsks(isWanted ? "on" : "off")}
      />
      {isPrivate === true && isMoving && busy === null && (
        <div className="row">
          <p>Not all of your notes are here yet.</p>
          <button type="button" className="button" onClick={() => void takeHome()}>
            Go on
          </button>
        </div>
      )}
      {(isPrivate === true || here > 0) && (
        <div className="stack tight">
          <p>{here === 0 ? "No notes on this device yet." : `${notesCount(here)} on this device, and nowhere else.`}</p>
          <div className="row">
            {here > 0 && <SaveNotes notes={notes} />}
            {isPrivate === true && (
              <BringNotes notes={notes} onSaid={(text, isProblem) => setSaid({ text, isProblem })} />
            )}
            {isPrivate !== true && here > 0 && (
              <button type="button" className="button" aria-disabled={busy !== null} onClick={() => void upload()}>
                Give them to the server
              </button>
            )}
          </div>
        </div>
      )}
      <Status className={said?.isProblem === true ? "field__error" : "soft"}>{busy ?? said?.text}</Status>
      {asks === "on" && <AskDialog {...KEEP_HERE} onYes={() => void takeHome()} onNo={() => setAsks(null)} />}
      {asks === "off" && <AskDialog {...TURN_OFF} onYes={() => void turnOff()} onNo={() => setAsks(null)} />}
    </div>
  );
};
