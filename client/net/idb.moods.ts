import { openDB, type DBSchema } from "idb";
import { moodsDbOf } from "./idb.names.ts";
import type { Diary, EarlierNote, KeptMood, KeptNote, MoodVaults, NotesPlace } from "./mood.vault.port.ts";

type MoodsSchema = DBSchema & {
  waiting: { key: number; value: KeptMood & { order?: number }; indexes: { key: string } };
  diary: { key: string; value: Diary & { name: "diary" } };
  notes: { key: string; value: KeptNote };
  earlier: { key: string; value: EarlierNote; indexes: { key: string } };
  place: { key: string; value: NotesPlace & { name: "notes" } };
};

const openMoodsDb = (userId: string) =>
  openDB<MoodsSchema>(moodsDbOf(userId), 3, {
    upgrade(db, before) {
      if (before < 1) {
        // Keys count up, so that reading in key order is the order in which they were made.
        db.createObjectStore("waiting", { keyPath: "order", autoIncrement: true }).createIndex("key", "key", {
          unique: true,
        });
        db.createObjectStore("diary", { keyPath: "name" });
      }
      if (before < 2) {
        db.createObjectStore("notes", { keyPath: "key" });
        db.createObjectStore("place", { keyPath: "name" });
      }
      db.createObjectStore("earlier", { keyPath: "id" }).createIndex("key", "key");
    },
    // Another tab forgets whose it is, or has a newer version: let it through; the next use here rejects.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(), // the target of a versionchange is its database
  });

/**
 * Moods in a database beside the vault: it comes with the code that needs it, and no tab of an earlier version, with hugs
 * on their way, has to give up its own for it.
 */
export const createIdbMoods = (): MoodVaults => ({
  open: async (userId) => {
    const db = await openMoodsDb(userId);
    return {
      waiting: async () => (await db.getAll("waiting")).map(({ order: _, ...mood }) => mood),
      put: async (mood) => {
        const tx = db.transaction("waiting", "readwrite", { durability: "strict" });
        const order = await tx.store.index("key").getKey(mood.key);
        await tx.store.put(order === undefined ? { ...mood } : { ...mood, order });
        await tx.done;
      },
      drop: async (key) => {
        const tx = db.transaction("waiting", "readwrite");
        const order = await tx.store.index("key").getKey(key);
        if (order !== undefined) await tx.store.delete(order);
        await tx.done;
      },
      diary: async () => {
        const kept = await db.get("diary", "diary");
        if (kept === undefined) return null;
        const { name: _, ...diary } = kept;
        return diary;
      },
      keepDiary: async (diary) => {
        if (diary === null) await db.delete("diary", "diary");
        else await db.put("diary", { ...diary, name: "diary" });
      },
      notes: async (keys) => {
        if (keys === null) return db.getAll("notes");
        const tx = db.transaction("notes");
        const found = await Promise.all(keys.map((key) => tx.store.get(key)));
        return found.filter((note) => note !== undefined);
      },
      earlier: async (keys) => {
        if (keys === null) return db.getAll("earlier");
        const index = db.transaction("earlier").store.index("key");
        return (await Promise.all(keys.map((key) => index.getAll(key)))).flat();
      },
      changeNotes: async ({ put = [], drop = [], keep = [], forget = [] }) => {
        const tx = db.transaction(["notes", "earlier"], "readwrite", { durability: "strict" });
        const [notes, earlier] = [tx.objectStore("notes"), tx.objectStore("earlier")];
        const taken = [...drop.map((key) => notes.delete(key)), ...forget.map((id) => earlier.delete(id))];
        await Promise.all([
          ...taken,
          ...put.map((note) => notes.put(note)),
          ...keep.map((note) => earlier.put(note)),
          tx.done,
        ]);
      },
      notesPlace: async () => {
        const kept = await db.get("place", "notes");
        return kept === undefined ? null : { isPrivate: kept.isPrivate, isMoving: kept.isMoving };
      },
      keepNotesPlace: async (place) => void (await db.put("place", { ...place, name: "notes" })),
      close: () => db.close(),
    };
  },
});
