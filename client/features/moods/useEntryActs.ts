import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { MoodDraft, MoodView } from "#shared/schema/mood.ts";
import { useMoodsCall } from "../../ui/useMoodsCall.ts";
import { notDoneWords } from "./entry.words.ts";

const KEPT_ASIDE =
  "A later change, made on another device, stands. What you wrote here is kept below: you can bring it back.";
const CHANGED_MEANWHILE =
  "It was changed on another device in the meantime, so it is still here. Look at it before you delete it.";
const STILL_SAVING = "One moment: your change is still being saved. Please delete it after that.";

/** What is being done to a mood. `deleted`: it is gone, and its page is being left. */
export type Doing = "nothing" | "saving" | "deleting" | "deleted";
export type Said = { readonly text: string; readonly isProblem: boolean };

/**
 * What can be done to one mood, one after the other: of what is saved meanwhile the newest goes next. `onLeaving`: it is
 * being deleted, or was; or that was not to be.
 */
export const useEntryActs = (entry: MoodView, onLeaving: (isLeaving: boolean) => void) => {
  const call = useMoodsCall();
  const goTo = useNavigate();
  // What the person saw when they began to write: a change counts from there.
  const [base, setBase] = useState(entry);
  const [fields, setFields] = useState(0);
  const [doing, setDoing] = useState<Doing>("nothing");
  const [said, setSaid] = useState<Said | null>(null);
  const next = useRef<MoodDraft | null>(null);
  const say = (text: string, isProblem = false) => setSaid({ text, isProblem });
  const show = (now: MoodView) => {
    setBase(now);
    setFields((times) => times + 1);
  };
  /** It is deleted, here or meanwhile on another device: the day's page says so, and has the way back. */
  const leave = () => goTo(`/moods/day/${entry.day}`, { state: { removed: entry.id, focus: "removed" } });
  const saveNow = async (draft: MoodDraft, from: MoodView): Promise<void> => {
    setSaid(null);
    setDoing("saving");
    const told = await call((moods) => moods.edit(from, draft));
    const newest = next.current;
    next.current = null;
    setDoing("nothing");
    if (!told.ok) return say(notDoneWords("saved", told.refusal), true);
    const { entry: now, became } = told.value;
    if (now === null) return void leave();
    if (became !== "applied") {
      show(now);
      return say(KEPT_ASIDE);
    }
    setBase(now);
    if (newest !== null && JSON.stringify(newest) !== JSON.stringify(draft)) return saveNow(newest, now);
    say("Saved.");
  };
  const save = (draft: MoodDraft) => {
    if (doing === "nothing") return void saveNow(draft, base);
    next.current = draft;
  };
  const remove = async () => {
    if (doing === "saving") return say(STILL_SAVING);
    if (doing !== "nothing") return;
    setSaid(null);
    setDoing("deleting");
    onLeaving(true);
    const told = await call((moods) => moods.remove(entry));
    const newest = next.current;
    next.current = null;
    const isGone = told.ok && told.value.entry === null;
    onLeaving(isGone);
    setDoing(isGone ? "deleted" : "nothing");
    if (!told.ok && newest !== null) return saveNow(newest, base);
    if (!told.ok) return say(notDoneWords("deleted", told.refusal), true);
    if (told.value.entry === null) return void leave();
    show(told.value.entry);
    say(CHANGED_MEANWHILE);
  };
  return { base, fields, doing, said, show, save, remove };
};
