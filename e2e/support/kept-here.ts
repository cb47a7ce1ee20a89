import type { Page } from "@playwright/test";

/** All that the page's browser keeps of whoever is here, as one text: IndexedDB, and what both storages keep but preferences. */
export const keptHere = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB gave no reason.")));
      });
    const kept: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const db = await asked(indexedDB.open(name));
      for (const store of Array.from(db.objectStoreNames))
        kept.push([name, store, await asked(db.transaction(store).objectStore(store).getAll())]);
      db.close();
    }
    for (const storage of [localStorage, sessionStorage])
      for (const [key, text] of Object.entries(storage))
        if (key !== "hugmood.preferences" && key !== "hugmood.country") kept.push([key, text]);
    return kept.length === 0 ? "" : JSON.stringify(kept);
  });
