import { useMemo, useState } from "react";
import { Link } from "react-router";
import type { MoodPlace } from "#shared/mood/emotion-words.ts";
import { VERSION_DAYS } from "#shared/schema/mood.limits.ts";
import type { MoodDraft } from "#shared/schema/mood.ts";
import { wallNowMs } from "../../net/clock.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { Away } from "../../ui/Away.tsx";
import { useClient, useMe } from "../../ui/client-context.ts";
import { hereZone } from "../../ui/here-zone.ts";
import { Page } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import { useMoods } from "../../ui/useMoods.ts";
import { MoodPad } from "./MoodPad.tsx";
import { RefusedMoods } from "./RefusedMoods.tsx";
import { SavedMood } from "./SavedMood.tsx";
import { useLogging } from "./useLogging.ts";
import { draftAt } from "./view.ts";
import { padWords } from "./words.ts";
import { WordList } from "./WordList.tsx";
import "./mood.css";

/** `undone`: the one before was taken back, and the server may keep it among what was deleted, or nobody has it. */
type Logging =
  | { readonly kind: "choosing"; readonly wanted: string | null; readonly undone: "kept" | "nowhere" | null }
  | { readonly kind: "saved"; readonly moods: MoodsClient; readonly key: string; readonly draft: MoodDraft };
const CHOOSING: Logging = { kind: "choosing", wanted: null, undone: null };

/** `/mood`: how one is, with one touch; everything else is asked afterwards, or never. */
export const MoodScreen = () => {
  const me = useMe();
  const client = useClient();
  const moods = useMoods();
  const { used, tags, audience } = useLogging(moods);
  const words = useMemo(() => padWords(used), [used]);
  const [logging, setLogging] = useState<Logging>(CHOOSING);
  const [isListOpen, setIsListOpen] = useState(false);
  const [isLost, setIsLost] = useState(false);
  if (moods === "lost" || isLost)
    return (
      <Page title="How are you?">
        <Away
          text="This page could not be loaded. It is tried again once there is a connection."
          onAgain={() => location.reload()}
        />
      </Page>
    );
  const save = async (place: MoodPlace, mood: string) => {
    const here = await client.loadMoods().catch(() => null);
    if (here === null) return setIsLost(true);
    const draft = draftAt(place, mood, { nowMs: wallNowMs(), timeZone: hereZone(), audience });
    const key = await here.log(draft);
    setIsListOpen(false);
    setLogging({ kind: "saved", moods: here, key, draft });
  };
  return (
    <Page width="wide" title="How are you?">
      {typeof moods === "object" && <RefusedMoods moods={moods} known={tags} />}
      {logging.kind === "saved" ? (
        <SavedMood
          moods={logging.moods}
          moodKey={logging.key}
          draft={logging.draft}
          known={tags}
          onChanged={(draft) => setLogging({ ...logging, draft })}
          onUndone={(undone) => setLogging({ ...CHOOSING, undone })}
          onAnother={() => setLogging(CHOOSING)}
        />
      ) : (
        <div className="mood">
          <div className="stack mood__pad">
            <Status className={logging.undone ? "soft" : "unseen"}>
              {logging.undone === "nowhere" && "Taken back. Nothing of it is kept."}
              {logging.undone === "kept" && (
                <>
                  Taken back. For {VERSION_DAYS} days it can be had back, or deleted for good, under{" "}
                  <Link to="/moods/deleted">Deleted lately</Link>.
                </>
              )}
            </Status>
            <MoodPad
              being={me.being}
              words={words}
              wanted={logging.wanted}
              onChosen={(place, word) => void save(place, word)}
            />
            <div className="mood__more">
              <button
                type="button"
                className="button"
                aria-expanded={isListOpen}
                onClick={() => setIsListOpen(!isListOpen)}
              >
                {isListOpen ? "Close the list of words" : "Choose from a list of words"}
              </button>
            </div>
          </div>
          <div className="mood__list" data-open={isListOpen}>
            <WordList
              used={used}
              onChosen={(word) => void save(word, word.word)}
              onNew={(wanted) => {
                setIsListOpen(false);
                setLogging({ kind: "choosing", wanted, undone: null });
                document.querySelector<HTMLElement>(".moodpad__field")?.focus();
              }}
            />
          </div>
        </div>
      )}
    </Page>
  );
};
