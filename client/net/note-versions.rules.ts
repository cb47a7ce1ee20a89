/**
 * Which note goes with which version of a mood, where notes live on the device and versions with the server.
 *  V1  what came with a change that was kept aside, or that nobody knows of, is known by what that change gave as its time.
 *  V2  otherwise it is the one that stood under the version's revision: the narrowest range says it best.
 *  V3  what stands now stood since its first revision; before that there was none here.
 *  V4  of a change that was made elsewhere, or of a time nobody noted, it is not known.
 */
import { NOTE_MAX } from "#shared/schema/mood.limits.ts";
import type { MoodDraft, MoodVersion, MoodView } from "#shared/schema/mood.ts";
import { visibleLength } from "#shared/schema/visible-length.ts";
import type { EarlierNote, KeptNote } from "./mood.vault.port.ts";

/** Null: not known here. */
export const noteOfVersion = (
  version: MoodVersion,
  earlier: readonly EarlierNote[],
  standing: KeptNote | undefined,
): string | null => {
  const own = earlier.find(({ saidAtMs }) => saidAtMs === version.saidAtMs);
  if (own !== undefined) return own.note;
  const { revision } = version;
  if (revision === null) return null;
  const [narrowest] = earlier
    .flatMap(({ note, stood }) =>
      stood !== null && stood.from <= revision && revision < stood.until ? [{ note, ...stood }] : [],
    )
    .toSorted((a, b) => a.until - a.from - (b.until - b.from));
  if (narrowest !== undefined) return narrowest.note;
  if (standing?.since === undefined) return null;
  return revision < standing.since ? "" : standing.note;
};

const contentOf = ({ mood, intensity, valence, arousal, tags, audience, feltAtMs, timeZone }: MoodDraft): string =>
  JSON.stringify([mood, intensity, valence, arousal, tags, audience, feltAtMs, timeZone]);

/**
 * Of changes nobody knows the answer of the one that stands: its mood says when it was made; a clock that is ahead is
 * corrected by the server, and then what the mood says tells it.
 */
export const standingOf = (mood: MoodView, earlier: readonly EarlierNote[]): EarlierNote | null => {
  const [newest = null] = earlier
    .filter(({ key, saidAtMs, asked }) => {
      if (key !== mood.key || asked === null || mood.revision <= asked.baseRevision) return false;
      if (saidAtMs !== null && mood.editedAtMs >= saidAtMs) return mood.editedAtMs === saidAtMs;
      return contentOf(asked.draft) === contentOf(mood);
    })
    .toSorted((a, b) => (b.saidAtMs ?? b.keptAtMs) - (a.saidAtMs ?? a.keptAtMs));
  return newest;
};

const BETWEEN = "\n\n";
/** It was put together with it before, or is the same. */
const has = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}${BETWEEN}`) || one.endsWith(`${BETWEEN}${other}`);
/** Two notes of one mood as one; null: that would be longer than a note may be. */
export const bothOf = (here: string, comes: string): string | null => {
  if (has(here, comes)) return here;
  if (has(comes, here)) return comes;
  const both = `${comes}${BETWEEN}${here}`;
  return both.length <= NOTE_MAX || visibleLength(both) <= NOTE_MAX ? both : null;
};
