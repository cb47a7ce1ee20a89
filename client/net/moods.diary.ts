import { localTime } from "#shared/mood/local-time.ts";
import type { MoodView } from "#shared/schema/mood.ts";
import type { Clock } from "./platform.port.ts";
import type { Diary, MoodVault } from "./mood.vault.port.ts";
import { diaryDays, withEntry, withoutEntry } from "./moods.diary.rules.ts";
import type { DayRange } from "./moods.port.ts";
import type { Page, Told } from "./state.ts";

/** More pages than this are more moods than a device keeps. */
const PAGES_MOST = 20;

export type MoodsDiaryDeps = {
  readonly vault: Pick<MoodVault, "diary" | "keepDiary">;
  readonly clock: Pick<Clock, "nowMs">;
  /** IANA name of the device's zone. */
  readonly timeZone: () => string;
  readonly page: (days: DayRange, cursor: string | null) => Promise<Told<Page<MoodView>>>;
};
/** The last weeks as this device read them last, for when it is out of reach. */
export type MoodsDiary = {
  /** Null: nothing was read yet. */
  known(): Diary | null;
  start(): Promise<void>;
  /** Reads it anew; what is known stays while that fails. */
  refresh(): Promise<void>;
  put(entry: MoodView): void;
  drop(id: string): void;
};

export const createMoodsDiary = ({ vault, clock, timeZone, page }: MoodsDiaryDeps): MoodsDiary => {
  let diary: Diary | null = null;
  /** Counts changes, so that what was read before one is read again. */
  let turn = 0;
  let isReading = false;
  const keep = (next: Diary): void => {
    diary = next;
    void vault.keepDiary(next).catch(() => {}); // a full device: known as long as the page is open
  };
  const readAll = async (days: DayRange): Promise<readonly MoodView[] | null> => {
    let moods: readonly MoodView[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < PAGES_MOST; pages += 1) {
      const told: Told<Page<MoodView>> = await page(days, cursor);
      if (!told.ok) return null;
      moods = [...moods, ...told.value.items];
      cursor = told.value.next;
      if (cursor === null) return moods;
    }
    return null;
  };
  const refresh = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    const asked = turn;
    const asOfMs = clock.nowMs();
    const days = diaryDays(localTime(timeZone(), asOfMs).day);
    const moods = await readAll(days);
    isReading = false;
    if (asked !== turn) return refresh();
    if (moods !== null) keep({ asOfMs, ...days, moods });
  };
  const change = (edit: (known: Diary) => Diary): void => {
    turn += 1;
    if (diary !== null) keep(edit(diary));
  };
  return {
    known: () => diary,
    start: async () => {
      diary = await vault.diary().catch(() => null);
    },
    refresh,
    put: (entry) => change((known) => withEntry(known, entry)),
    drop: (id) => change((known) => withoutEntry(known, id)),
  };
};
