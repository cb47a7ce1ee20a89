import { createIdbMoods } from "./idb.moods.ts";
import { createMemoryMoods } from "./memory.moods.ts";
import type { MoodVaults } from "./mood.vault.port.ts";
import { createMoods, type CreateMoods, type MoodsDevice } from "./moods.here.ts";

const kept = createIdbMoods();
const memory = createMemoryMoods();
/** Where IndexedDB is missing or forbidden, moods on their way live as long as the page. */
const vaults: MoodVaults = { open: (userId) => kept.open(userId).catch(() => memory.open(userId)) };
const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
/** The code of it, and all that it loads: only for whoever keeps notes at home and asks. */
const scoreHere: MoodsDevice["scoreHere"] = (note) =>
  import("../score/note-scorer.browser.ts").then(
    ({ scoreNote }) => scoreNote(note),
    () => ({ ok: false, refusal: { code: "offline" } }),
  );

let made: ReturnType<CreateMoods> | null = null;
/** One for the page, so that all of it sees the same moods wait. */
export const createBrowserMoods: CreateMoods = (deps) => (made ??= createMoods(deps, { vaults, timeZone, scoreHere }));
