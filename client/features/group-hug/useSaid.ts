import { useState } from "react";

/** "It begins in 3", "2", "1": what is said of the seconds before a hug. */
const countLine = (secondsLeft: number): string => (secondsLeft === 3 ? "It begins in 3" : `${secondsLeft}`);

/** The line that is said at the moment, and the seconds that are left; the countdown's last word makes room for the hug's first. */
export const useSaid = () => {
  const [line, say] = useState("");
  const [secondsLeft, setSecondsLeft] = useState(0);
  const count = (seconds: number) => {
    setSecondsLeft(seconds);
    if (seconds > 0) say(countLine(seconds));
    else say((said) => (said === countLine(1) ? "" : said));
  };
  const hush = () => {
    setSecondsLeft(0);
    say("");
  };
  return { line, secondsLeft, say, count, hush };
};
