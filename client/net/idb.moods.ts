import { openDB, type DBSchema } from "idb";
import { moodsDbOf } from "./idb.names.ts";
import type { Diary, KeptMood, KeptNote, MoodVaults, NotesPlace } from "./mood.vault.port.ts";

type MoodsSchema = DBSchema & {
  waiting: { key: number; value: KeptMood & { order?: number }; indexes: { key: string } };
  diary: { key: string; value: Diary & { name: "diary" } };
  notes: { key: string; value: KeptNote };
  place: { key: string; value: NotesPlace & { name: "notes" } };
};

const openMoodsDb = (userId: string) =>
  openDB<MoodsSchema>(moodsDbOf(userId), 2, {
    upgrade(db, before) {
      if (before < 1) {
        // Keys count up, so that reading in key order is the order in which they were made.
        db.createObjectStore("waiting", { keyPath: "order", autoIncrement: true }).createIndex("key", "key", {
          unique: true,
        });
        db.createObjectStore("diary", { keyPath: "name" });
      }
      db.createObjectStore("notes", { keyPath: "key" });
      db.createObjectStore("place", { keyPath: "name" });
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
      putNotes: async (notes) => {
        const tx = db.transaction("notes", "readwrite", { durability: "strict" });
        await Promise.all([...notes.map((note) => tx.store.put(note)), tx.done]);
      },
      dropNotes: async (keys) => {
        const tx = db.transaction("notes", "readwrite");
        await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done]);
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
