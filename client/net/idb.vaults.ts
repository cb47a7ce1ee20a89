import { moodsDbOf, vaultDbOf } from "./idb.names.ts";
import type { Me } from "./state.ts";
import type { Vaults } from "./vault.port.ts";

/** Without the library, whose code may not have come yet. */
const deleteDb = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });

const REMEMBERED = "hugmood-me";
const OWED = "hugmood-sign-out";

/** Vaults in IndexedDB, one database a person; who was here last is in local storage. */
export const createIdbVaults = (): Vaults => ({
  open: async (userId) => (await import("./idb.vault.ts")).openIdbVault(userId),
  rememberedMe: async () => {
    const text = localStorage.getItem(REMEMBERED);
    return text === null ? null : (JSON.parse(text) as Me); // written by rememberMe only
  },
  rememberMe: async (me) => {
    if (me === null) localStorage.removeItem(REMEMBERED);
    else localStorage.setItem(REMEMBERED, JSON.stringify(me));
  },
  forget: async (userId) => {
    sessionStorage.clear();
    if (userId === null) return;
    // What pages keep here of a person is named after what it is and whose, such as `hugmood.circle.<id>`.
    for (const key of Object.keys(localStorage)) if (key.split(".")[2] === userId) localStorage.removeItem(key);
    await Promise.all([deleteDb(vaultDbOf(userId)), deleteDb(moodsDbOf(userId))]);
  },
  owesSignOut: async () => localStorage.getItem(OWED) !== null,
  oweSignOut: async (owes) => (owes ? localStorage.setItem(OWED, "1") : localStorage.removeItem(OWED)),
});
