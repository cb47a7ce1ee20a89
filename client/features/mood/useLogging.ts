import { useEffect, useState } from "react";
import type { Audience } from "#shared/schema/audience.ts";
import type { MoodWord } from "#shared/schema/mood.ts";
import { dayAfter, localTime } from "#shared/mood/local-time.ts";
import { wallNowMs } from "../../net/clock.ts";
import { useClient } from "../../ui/client-context.ts";
import { hereZone } from "../../ui/here-zone.ts";
import type { MoodsHere } from "../../ui/useMoods.ts";
import { defaultAudience } from "./view.ts";

const TAG_DAYS = 59;

/** What logging starts from: one's own words and tags, and who sees a new mood, which is nobody until it is known. */
export type LoggingStart = {
  readonly used: readonly MoodWord[];
  readonly tags: readonly string[];
  readonly audience: Audience;
};

export const useLogging = (moods: MoodsHere): LoggingStart => {
  const client = useClient();
  const [used, setUsed] = useState<readonly MoodWord[]>([]);
  const [tags, setTags] = useState<readonly string[]>([]);
  const [audience, setAudience] = useState<Audience>("nobody");
  useEffect(() => {
    if (typeof moods !== "object") return;
    let isOver = false;
    const read = async () => {
      const until = localTime(hereZone(), wallNowMs()).day;
      const days = { from: dayAfter(until, -TAG_DAYS), until };
      const [words, known] = await Promise.all([moods.words(), moods.tags(days)]);
      if (isOver) return;
      if (words.ok) setUsed(words.value);
      if (known.ok) setTags(known.value.map(({ tag }) => tag));
    };
    void read();
    const stop = moods.changes.subscribe(() => void read());
    return () => {
      isOver = true;
      stop();
    };
  }, [moods]);
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const told = await client.loadPeople().then((people) => people.privacy());
      if (told.ok && !isOver) setAudience(defaultAudience(told.value));
    };
    ask().catch(() => {}); // not loaded: a new mood is one's own
    return () => {
      isOver = true;
    };
  }, [client]);
  return { used, tags, audience };
};
