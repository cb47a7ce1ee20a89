import { useState } from "react";
import type { MoodsClient } from "../net/moods.port.ts";
import { Choice } from "./Choice.tsx";
import { sentenceOf } from "./sentences.ts";
import { Status } from "./Status.tsx";

type CommunityChoiceProps = { readonly moods: MoodsClient; readonly isCounted: boolean };

/** Whether one's days count in figures of everybody together; off until one says otherwise. */
export const CommunityChoice = ({ moods, isCounted }: CommunityChoiceProps) => {
  const [isOn, setIsOn] = useState(isCounted);
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  const set = async (isInCommunity: boolean) => {
    setIsOn(isInCommunity);
    setSaid(null);
    // Another choice of the same settings may have changed meanwhile.
    const known = await moods.settings();
    const told = known.ok ? await moods.setSettings({ ...known.value, isInCommunity }) : known;
    if (!told.ok) setIsOn(!isInCommunity);
    setSaid(
      told.ok
        ? {
            text: isInCommunity ? "You count from this week on." : "You are not counted from this week on.",
            isProblem: false,
          }
        : { text: sentenceOf(told.refusal), isProblem: true },
    );
  };
  return (
    <div className="stack tight">
      <Choice
        type="checkbox"
        label="Count my moods in figures of everybody"
        hint="Only rounded figures of weeks with many people in them, never your words, notes or tags."
        isChosen={isOn}
        onChange={(isWanted) => void set(isWanted)}
      />
      <Status className={said?.isProblem === true ? "field__error" : "soft"}>{said?.text}</Status>
    </div>
  );
};
