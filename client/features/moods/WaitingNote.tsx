import { moodsWords } from "../../ui/charts/mood.words.ts";
import { Status } from "../../ui/Status.tsx";
import { useMoods, useWaitingMoods } from "../../ui/useMoods.ts";

/** What is kept on this device until it can be sent, and so is not counted yet. */
export const WaitingNote = () => {
  const { length } = useWaitingMoods(useMoods());
  return (
    <Status className={length > 0 ? "moods__as-of" : "unseen"}>
      {length > 0 &&
        `${moodsWords(length)} kept on this device. ${length === 1 ? "It counts" : "They count"} here once sent.`}
    </Status>
  );
};
