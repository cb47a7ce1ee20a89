import { useState } from "react";
import type { MoodsClient } from "../net/moods.port.ts";
import { Choice } from "./Choice.tsx";
import { sentenceOf } from "./sentences.ts";
import { Status } from "./Status.tsx";

type CommunityChoiceProps = { readonly moods: MoodsClient; readonly isCounted: boolean };

/** What came of it. What was felt before one agreed is never counted, and a week that is out stays as it is. */
export const COUNTED = "What you feel from now on is counted. What was before is not.";
export const NOT_COUNTED =
  "You are in no figures that come out from now on. In those that are out already nobody can be made out.";

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
            text: isInCommunity ? COUNTED : NOT_COUNTED,
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
