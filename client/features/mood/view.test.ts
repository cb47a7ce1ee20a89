import { describe, expect, test } from "vitest";
import { moodDraftSchema, type MoodWord } from "#shared/schema/mood.ts";
import { DEFAULT_PRIVACY } from "#shared/schema/privacy.ts";
import { intensityOf, placeAfterKey, placeAt, placeWords } from "./place.ts";
import {
  defaultAudience,
  draftAt,
  localTimeText,
  momentOf,
  movedTo,
  refusedWords,
  seenWords,
  settledDraft,
  strangeIn,
  tagsIn,
} from "./view.ts";
import { suggestedWords } from "./suggested.words.ts";
import { newWordOf, padWords, wordGroups, wordsNear } from "./words.ts";

const FIELD = { left: 100, top: 50, width: 400, height: 200 };
const USED: readonly MoodWord[] = [
  { mood: "Wintery", entries: 3, valence: 0.42, arousal: 0.2 },
  { mood: "Calm", entries: 9, valence: 0.9, arousal: 0.5 },
];

describe("a suggested place", () => {
  const HERE = { nowMs: 0, timeZone: "UTC", audience: "nobody" } as const;
  const [calm, low] = [
    { valence: 0.8, arousal: 0.2 },
    { valence: 0.1, arousal: 0.7 },
  ];
  test("takes the strength along that nobody chose, and gives it back; one's own stays", () => {
    const draft = draftAt(calm, "calm", HERE);
    const moved = movedTo(draft, low);
    expect(moved).toEqual({ ...draft, ...low, intensity: intensityOf(low) });
    expect(moved.intensity).not.toBe(draft.intensity);
    expect(movedTo(moved, calm)).toEqual(draft);
    expect(movedTo({ ...draft, intensity: 0.35 }, low).intensity).toBe(0.35);
  });
  test("is said beside where the mood lies, and once it is used, what lies there under which word", () => {
    const question = { word: "calm", place: calm, suggested: low, isUsed: false };
    expect(suggestedWords(question)).toBe(
      "It sounds very unpleasant, stirred. “calm” lies at pleasant, calm. You know better.",
    );
    expect(suggestedWords({ ...question, place: low, isUsed: true })).toBe(
      "“calm” now lies there: very unpleasant, stirred. The word stays as it is; you can change it below.",
    );
  });
});

describe("a place", () => {
  test("is where the pointer is, from left to right and from bottom to top, and the border beyond it", () => {
    expect(placeAt(FIELD, 300, 100)).toEqual({ valence: 0.5, arousal: 0.75 });
    expect(placeAt(FIELD, 9_000, -9_000)).toEqual({ valence: 1, arousal: 1 });
  });
  test("moves by keys, from the middle while nothing is chosen, never beyond the border", () => {
    expect(placeAfterKey(null, "ArrowRight")).toEqual({ valence: 0.55, arousal: 0.5 });
    expect(placeAfterKey({ valence: 0.98, arousal: 0.1 }, "ArrowRight")).toEqual({ valence: 1, arousal: 0.1 });
    expect(placeAfterKey({ valence: 0.3, arousal: 0.1 }, "PageUp")).toEqual({ valence: 0.3, arousal: 0.3 });
    expect(placeAfterKey({ valence: 0.3, arousal: 0.1 }, "Home")).toEqual({ valence: 0, arousal: 0.1 });
    expect(placeAfterKey({ valence: 0.3, arousal: 0.1 }, "x")).toBeNull();
  });
  test("twenty steps cross the whole pad without drifting", () => {
    let place = { valence: 0, arousal: 0.5 };
    for (let step = 0; step < 20; step += 1) place = placeAfterKey(place, "ArrowRight") ?? place;
    expect(place).toEqual({ valence: 1, arousal: 0.5 });
  });
  test("is said in words", () => {
    expect(placeWords({ valence: 0.9, arousal: 0.1 })).toBe("very pleasant, very calm");
    expect(placeWords({ valence: 0.5, arousal: 0.5 })).toBe("neither pleasant nor not, neither calm nor stirred");
  });
  test("is felt the more, the farther it is from the middle", () => {
    expect([intensityOf({ valence: 0.5, arousal: 0.5 }), intensityOf({ valence: 0, arousal: 0 })]).toEqual([0.1, 1]);
    expect(intensityOf({ valence: 0.8, arousal: 0.5 })).toBe(0.5);
  });
});

describe("words", () => {
  test("one's own lie where they were put last; the pad's stay where they are", () => {
    const words = padWords(USED);
    expect(words[0]).toEqual({ word: "Wintery", valence: 0.42, arousal: 0.2, definition: null });
    expect(words.filter(({ word }) => word.toLowerCase() === "calm")).toMatchObject([{ valence: 0.66 }]);
  });
  test("are listed with one's own first, and found by word and by meaning", () => {
    expect(wordGroups(USED, "").map(({ title }) => title)).toEqual([
      "Your own words",
      "Pleasant and stirred",
      "Pleasant and calm",
      "Unpleasant and stirred",
      "Unpleasant and calm",
    ]);
    expect(wordGroups(USED, " WINT").flatMap(({ words }) => words.map(({ word }) => word))).toEqual(["Wintery"]);
    expect(wordGroups(USED, "thankful").flatMap(({ words }) => words.map(({ word }) => word))).toEqual(["grateful"]);
  });
  test("a new one is what is typed and not there yet", () => {
    expect(newWordOf(USED, "  soft   and slow ")).toBe("soft and slow");
    expect([newWordOf(USED, "wintery"), newWordOf(USED, "Happy"), newWordOf(USED, " ")]).toEqual([null, null, null]);
  });
  test("near a place the nearest would be chosen, and others are beside it", () => {
    const { chosen, beside } = wordsNear({ valence: 0.43, arousal: 0.2 }, padWords(USED));
    expect([chosen?.word, beside.length]).toEqual(["Wintery", 9]);
  });
});

describe("a mood", () => {
  test("has careful defaults: now, here, no note, and as strong as it is far from the middle", () => {
    const here = { nowMs: 7, timeZone: "Asia/Tokyo", audience: "nobody" } as const;
    expect(draftAt({ valence: 0.8, arousal: 0.5 }, "loved", here)).toEqual({
      mood: "loved",
      intensity: 0.5,
      valence: 0.8,
      arousal: 0.5,
      note: "",
      tags: [],
      audience: "nobody",
      feltAtMs: 7,
      timeZone: "Asia/Tokyo",
    });
  });
  test("is shown to no more people than may see any mood", () => {
    const of = (shareMode: "friends" | "everyone", showMoodTo: "nobody" | "friends") =>
      defaultAudience({ ...DEFAULT_PRIVACY, shareMode, showMoodTo });
    expect([of("everyone", "friends"), of("friends", "nobody"), of("friends", "friends")]).toEqual([
      "friends",
      "nobody",
      "friends",
    ]);
    expect([seenWords("nobody"), seenWords("friends")]).toEqual([
      "Only you can see it.",
      "Your friends can see it, not its note or tags.",
    ]);
  });
  test("has its tags once each, without what is empty or too much", () => {
    expect(tagsIn(" work, Home,, home ,  long   walk")).toEqual(["work", "Home", "long walk"]);
    expect(tagsIn(Array.from({ length: 30 }, (_, index) => `t${index}`).join(",")).length).toBe(20);
  });
  test("may be from earlier, never from later", () => {
    const nowMs = new Date(2026, 2, 2, 12, 0).getTime();
    expect(momentOf(localTimeText(nowMs - 3_600_000), nowMs)).toBe(nowMs - 3_600_000);
    expect(momentOf("2027-01-01T00:00", nowMs)).toBe(nowMs);
    expect(momentOf("", nowMs)).toBeNull();
  });
  test("that was refused says what to do, and that nothing is lost or what is left of it", () => {
    const words = { mood: "calm", tags: ["tea"], note: "by the sea" };
    expect(refusedWords("bad_time", words)).toContain("Nothing is lost");
    expect(refusedWords("notes_stay_here", words)).toContain("Copy the note");
    expect(refusedWords("bad_message", words)).toContain("Nothing is lost");
    expect(refusedWords("bad_message", { ...words, note: "an apple: \uF8FF" })).toBe(
      "There is a sign in it that not every device can show (U+F8FF, after “apple:”). Please take it out; the rest can stay.",
    );
    expect(refusedWords("bad_message", { ...words, tags: ["\u202Eevil"] })).toContain(
      "(U+202E, at the very beginning)",
    );
  });
  test("keeps what was pasted without what comes unseen with it, as the server does", () => {
    const here = { nowMs: Date.UTC(2026, 2, 2), timeZone: "Asia/Tokyo", audience: "nobody" } as const;
    const draft = {
      ...draftAt({ valence: 0.8, arousal: 0.5 }, "happy\u200B", here),
      note: "a\tb\r\n\u200Fשלום.\u200F",
    };
    const said = { ...settledDraft(draft, "calm"), tags: tagsIn("walk,walk\u200B, \u200F, long\twalk, שבת\u200F") };
    expect(said).toMatchObject({
      mood: "happy",
      note: "a b\n\u200Fשלום.\u200F",
      tags: ["walk", "long walk", "שבת"],
    });
    expect(settledDraft({ ...draft, mood: " \u200B" }, "calm").mood).toBe("calm");
    expect(strangeIn(said)).toBeNull();
    expect(moodDraftSchema.parse(said)).toEqual(said);
    expect(newWordOf(USED, "soft\u200B\tand \uF8FFslow")).toBe("soft and slow");
    expect(newWordOf(USED, "Happy\u200E")).toBeNull();
    // As many characters as fit, and none of them half.
    expect(moodDraftSchema.safeParse({ ...said, tags: tagsIn(`x${"🎈".repeat(60)}`) }).success).toBe(true);
  });
});
