import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { HugView } from "#shared/schema/hug.ts";
import { vaultDbOf } from "./idb.names.ts";
import { limitedHug } from "./inbox.rules.ts";
import type { KeptHug, KeptInbox, Vault } from "./vault.port.ts";

type VaultSchema = DBSchema & {
  outbox: { key: number; value: KeptHug & { order?: number }; indexes: { key: string } };
  arrivals: { key: number; value: { hug: HugView; order?: number; hugId: string }; indexes: { hugId: string } };
  sees: { key: string; value: { hugId: string } };
  cursor: { key: string; value: { name: "inbox"; seq: number } };
};

const openVaultDb = (userId: string) =>
  openDB<VaultSchema>(vaultDbOf(userId), 1, {
    upgrade(db) {
      // Keys count up, so that reading a store in key order is the order of arrival.
      db.createObjectStore("outbox", { keyPath: "order", autoIncrement: true }).createIndex("key", "key", {
        unique: true,
      });
      db.createObjectStore("arrivals", { keyPath: "order", autoIncrement: true }).createIndex("hugId", "hugId", {
        unique: true,
      });
      db.createObjectStore("sees", { keyPath: "hugId" });
      db.createObjectStore("cursor", { keyPath: "name" });
    },
    // Another tab of a newer version waits for us: let it through; the next use here rejects and says so.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(), // the target of a versionchange is its database
  });

const createIdbVault = (db: IDBPDatabase<VaultSchema>): Vault => {
  const begin = () => {
    const tx = db.transaction(["arrivals", "sees", "cursor"], "readwrite");
    return { tx, arrivals: tx.objectStore("arrivals"), sees: tx.objectStore("sees"), cursor: tx.objectStore("cursor") };
  };
  type At = ReturnType<typeof begin>;
  /** One transaction over everything of the inbox; resolves after its commit. */
  const change = async (edit: (at: At) => Promise<void>): Promise<KeptInbox> => {
    const at = begin();
    await edit(at);
    const cursor = (await at.cursor.get("inbox"))?.seq ?? 0;
    const arrivals = (await at.arrivals.getAll()).map(({ hug }) => hug);
    await at.tx.done;
    return { cursor, arrivals };
  };
  const dropArrival = async (at: At, hugId: string) => {
    const order = await at.arrivals.index("hugId").getKey(hugId);
    if (order !== undefined) await at.arrivals.delete(order);
  };
  return {
    outbox: async () => (await db.getAll("outbox")).map(({ order: _, ...hug }) => hug),
    putHug: async (hug) => {
      const tx = db.transaction("outbox", "readwrite", { durability: "strict" });
      const order = await tx.store.index("key").getKey(hug.key);
      await tx.store.put(order === undefined ? { ...hug } : { ...hug, order });
      await tx.done;
    },
    dropHug: async (key) => {
      const tx = db.transaction("outbox", "readwrite");
      const order = await tx.store.index("key").getKey(key);
      if (order !== undefined) await tx.store.delete(order);
      await tx.done;
    },
    inbox: async () => {
      const tx = db.transaction(["arrivals", "cursor"]);
      const [kept, cursor] = await Promise.all([
        tx.objectStore("arrivals").getAll(),
        tx.objectStore("cursor").get("inbox"),
      ]);
      return { cursor: cursor?.seq ?? 0, arrivals: kept.map(({ hug }) => hug) };
    },
    step: ({ upTo, arrivals, seenHugIds, limits = [], isReset }) =>
      change(async (at) => {
        const cursor = (await at.cursor.get("inbox"))?.seq ?? 0;
        const floor = isReset ? -1 : cursor;
        for (const { seq, hug } of arrivals) {
          if (seq <= floor || (await at.sees.get(hug.id))) continue;
          if ((await at.arrivals.index("hugId").getKey(hug.id)) !== undefined) continue;
          await at.arrivals.add({ hug, hugId: hug.id });
        }
        if (limits.length > 0)
          for (const kept of await at.arrivals.getAll())
            await at.arrivals.put({ ...kept, hug: limitedHug(kept.hug, limits) });
        for (const hugId of seenHugIds) await dropArrival(at, hugId);
        await at.cursor.put({ name: "inbox", seq: isReset ? upTo : Math.max(cursor, upTo) });
      }),
    see: (hugId) =>
      change(async (at) => {
        await dropArrival(at, hugId);
        await at.sees.put({ hugId });
      }),
    unsaidSees: () => db.getAllKeys("sees"),
    seeSaid: (hugId) => db.delete("sees", hugId),
    close: () => db.close(),
  };
};

/** What one person keeps in IndexedDB, in a database of their own. */
export const openIdbVault = async (userId: string): Promise<Vault> => createIdbVault(await openVaultDb(userId));
