import type { MoodView } from "#shared/schema/mood.ts";
import type { Diary, EarlierNote, KeptMood, KeptNote, MoodVaults } from "./mood.vault.port.ts";

const draft = {
  mood: "content",
  intensity: 0.4,
  valence: 0.7,
  arousal: 0.3,
  note: "tea 🍵 שלום",
  tags: ["home"],
  audience: "nobody",
  feltAtMs: 1_700_000_000_000,
  timeZone: "Europe/Berlin",
} as const;
const kept = (key: string): KeptMood => ({
  key,
  draft: { ...draft, tags: [...draft.tags] },
  madeAtMs: 1,
  isOffered: false,
  after: null,
  refused: null,
});
const entry: MoodView = {
  ...kept("k").draft,
  id: "1",
  key: "k",
  day: "2023-11-14",
  revision: 1,
  editedAtMs: 1,
  importId: null,
};
const diary: Diary = { asOfMs: 5, from: "2023-10-01", until: "2023-11-14", moods: [entry] };
const note = (key: string, text = "tea 🍵 שלום"): KeptNote => ({
  key,
  note: text,
  mood: "content",
  feltAtMs: 1_700_000_000_000,
  timeZone: "Europe/Berlin",
  goneAtMs: null,
});
const byKey = (notes: readonly KeptNote[]) => notes.toSorted((a, b) => (a.key < b.key ? -1 : 1));

const same = (what: string, actual: unknown, wanted: unknown) => {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (is !== should) throw new Error(`${what}: expected ${should}, got ${is}`);
};

/** What every vault of moods must do, as checks that throw, so that they run under a test runner and in a page alike. */
export const MOOD_VAULT_CONTRACT: Readonly<
  Record<string, (vaults: MoodVaults, nameOf: (name: string) => string) => Promise<void>>
> = {
  "M1 moods are read in the order they were put, a second put of a key changes it in place": async (vaults, nameOf) => {
    const vault = await vaults.open(nameOf("ann"));
    await vault.put(kept("b"));
    await vault.put(kept("a"));
    await vault.put({ ...kept("b"), isOffered: true, after: { kind: "remove", editedAtMs: 7 } });
    same("all", await vault.waiting(), [
      { ...kept("b"), isOffered: true, after: { kind: "remove", editedAtMs: 7 } },
      kept("a"),
    ]);
    await vault.drop("b");
    await vault.drop("b");
    same("after drop", await vault.waiting(), [kept("a")]);
  },
  "M2 everything is there when it is opened again, and nothing of it in anybody else's": async (vaults, nameOf) => {
    const vault = await vaults.open(nameOf("ann"));
    await vault.put(kept("a"));
    await vault.keepDiary(diary);
    vault.close();
    const again = await vaults.open(nameOf("ann"));
    same("again", [await again.waiting(), await again.diary()], [[kept("a")], diary]);
    const other = await vaults.open(nameOf("ben"));
    same("other's", [await other.waiting(), await other.diary()], [[], null]);
  },
  "M3 the diary is replaced as a whole, and can be forgotten": async (vaults, nameOf) => {
    const vault = await vaults.open(nameOf("ann"));
    await vault.keepDiary(diary);
    await vault.keepDiary({ ...diary, asOfMs: 9, moods: [] });
    same("replaced", await vault.diary(), { ...diary, asOfMs: 9, moods: [] });
    await vault.keepDiary(null);
    same("forgotten", await vault.diary(), null);
  },
  "M4 notes are found by the key of their mood, replaced in place, dropped, and there when it is opened again": async (
    vaults,
    nameOf,
  ) => {
    const vault = await vaults.open(nameOf("ann"));
    same("none", await vault.notes(null), []);
    await vault.changeNotes({ put: [note("a"), note("b"), note("c")] });
    await vault.changeNotes({ put: [note("b", "other")] });
    same("some", byKey(await vault.notes(["b", "nowhere", "a"])), [note("a"), note("b", "other")]);
    await vault.changeNotes({ drop: ["a", "nowhere"] });
    vault.close();
    const again = await vaults.open(nameOf("ann"));
    same("again", byKey(await again.notes(null)), [note("b", "other"), note("c")]);
    same("other's", await (await vaults.open(nameOf("ben"))).notes(null), []);
  },
  "M6 earlier notes are found by their mood, and change together with those that stand": async (vaults, nameOf) => {
    const vault = await vaults.open(nameOf("ann"));
    const earlier = (id: string, key: string): EarlierNote => ({
      id,
      key,
      note: "before",
      stood: { from: 1, until: 3 },
      saidAtMs: null,
      asked: null,
      keptAtMs: 7,
    });
    await vault.changeNotes({ put: [note("a")], keep: [earlier("1", "a"), earlier("2", "a"), earlier("3", "b")] });
    same("of one", (await vault.earlier(["a", "nowhere"])).map(({ id }) => id).toSorted(), ["1", "2"]);
    await vault.changeNotes({
      drop: ["a"],
      put: [note("b")],
      forget: ["1", "nowhere"],
      keep: [{ ...earlier("3", "b"), stood: null, saidAtMs: 5 }],
    });
    vault.close();
    const again = await vaults.open(nameOf("ann"));
    same("stands", await again.notes(null), [note("b")]);
    const all = (await again.earlier(null)).toSorted((one, other) => (one.id < other.id ? -1 : 1));
    same("all", all, [earlier("2", "a"), { ...earlier("3", "b"), stood: null, saidAtMs: 5 }]);
    same("other's", await (await vaults.open(nameOf("ben"))).earlier(null), []);
  },
  "M5 where notes live is known from what was told last": async (vaults, nameOf) => {
    const vault = await vaults.open(nameOf("ann"));
    same("never", await vault.notesPlace(), null);
    await vault.keepNotesPlace({ isPrivate: true, isMoving: true });
    await vault.keepNotesPlace({ isPrivate: true, isMoving: false });
    vault.close();
    same("again", await (await vaults.open(nameOf("ann"))).notesPlace(), { isPrivate: true, isMoving: false });
  },
};
