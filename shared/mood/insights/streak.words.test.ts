import { expect, test } from "vitest";
import { streakWords } from "./streak.words.ts";

const going = (days: number) => streakWords({ kind: "going", days, hasToday: false, restDaysLeft: 0 });

test("a streak is said without guilt; one that ended is not spoken of", () => {
  expect(streakWords({ kind: "none" })).toBeNull();
  expect(going(1)).toBe("You looked in on yourself on 1 day.");
  expect(going(21)).toBe("You looked in on yourself on 21 days, with rest in between as you like.");
  for (const words of [going(1), going(300)])
    expect(words).not.toMatch(/broke|lost|miss|fail|streak|only|must|should|again/i);
});
