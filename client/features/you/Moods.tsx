import { useId, useState } from "react";
import { Link } from "react-router";
import type { MoodSettings } from "#shared/schema/mood.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { AskDialog } from "../../ui/AskDialog.tsx";
import { Away } from "../../ui/Away.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { useMoods } from "../../ui/useMoods.ts";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { useMeant } from "./useMeant.ts";

const read = (moods: MoodsClient) => moods.settings();
type Said = { readonly text: string; readonly isProblem: boolean } | null;

const Settings = ({ known, moods }: { readonly known: MoodSettings; readonly moods: MoodsClient }) => {
  const [settings, setSettings] = useState(known);
  const [said, setSaid] = useState<Said>(null);
  const [asks, setAsks] = useState(false);
  const set = async (change: Partial<MoodSettings>): Promise<boolean> => {
    const wanted = { ...settings, ...change };
    setSettings(wanted);
    setSaid(null);
    const told = await moods.setSettings(wanted);
    if (!told.ok) setSettings((newest) => (newest === wanted ? settings : newest));
    setSaid(told.ok ? { text: "Saved.", isProblem: false } : { text: sentenceOf(told.refusal), isProblem: true });
    return told.ok;
  };
  const setPrivate = async (isPrivate: boolean) => {
    // What is there already is another question.
    if ((await set({ isPrivate })) && isPrivate) setAsks(true);
  };
  const forget = async () => {
    setAsks(false);
    const told = await moods.forgetNotes();
    if (!told.ok) return setSaid({ text: sentenceOf(told.refusal), isProblem: true });
    const { notes } = told.value;
    const gone = notes === 1 ? "1 note is" : `${notes} notes are`;
    setSaid({
      text: notes === 0 ? "There were no notes on the server." : `${gone} gone from the server.`,
      isProblem: false,
    });
  };
  return (
    <>
      <Choice
        type="checkbox"
        label="My notes stay on this device"
        hint="Moods are kept as always; their notes are never sent, and do not reach your other devices."
        isChosen={settings.isPrivate}
        onChange={(isPrivate) => void setPrivate(isPrivate)}
      />
      <Choice
        type="checkbox"
        label="Count my moods in figures of everybody"
        hint="Only rounded figures of weeks with many people in them, never your words, notes or tags."
        isChosen={settings.isInCommunity}
        onChange={(isInCommunity) => void set({ isInCommunity })}
      />
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      {asks && (
        <AskDialog
          title="Take your notes from the server?"
          text="Notes you wrote before are still there. They can be taken away now, for good. If you would like to have them, save your moods as CSV first."
          yes="Take them away"
          onYes={() => void forget()}
          onNo={() => setAsks(false)}
        />
      )}
    </>
  );
};

/** What becomes of one's moods besides being kept. Who sees a new one stands with who may see what. */
export const Moods = () => {
  const id = useId();
  const moods = useMoods();
  const [came, again] = useMoodsRead(read);
  const title = useMeant("moods", came.kind === "here");
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 ref={title} id={`${id}title`} className="you__title" tabIndex={-1}>
        Your moods
      </h2>
      <p>
        <Link to="/moods">See them</Link>
      </p>
      {came.kind === "asking" && <Waiting text="One moment…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {came.kind === "here" && typeof moods === "object" && <Settings known={came.value} moods={moods} />}
    </section>
  );
};
