import type { MoodVaults } from "./mood.vault.port.ts";
import { openMoods, type MoodsHttpDeps, type MoodsOf, type OpenMoods } from "./moods.http.ts";
import type { MoodsClient } from "./moods.port.ts";
import type { ClientState } from "./state.ts";

/** Moods of whoever is here. Rejects while nobody is. */
export type MoodsHere = () => Promise<MoodsClient>;
export type CreateMoods = (deps: MoodsHttpDeps) => MoodsHere;
/** The code of it: the first load does without. */
export type LoadMoods = () => Promise<CreateMoods>;

export type MoodsDevice = Pick<MoodsOf, "timeZone" | "scoreHere"> & { readonly vaults: MoodVaults };

const idOf = ({ me }: ClientState): string | null => (me === null || me === "unknown" ? null : me.id);

/** Keeps the moods of one person open, from the first time they are asked for until somebody else, or nobody, is here. */
export const createMoods = (deps: MoodsHttpDeps, { vaults, ...device }: MoodsDevice): MoodsHere => {
  let open: { readonly userId: string; readonly moods: Promise<OpenMoods> } | null = null;
  const close = () => {
    void open?.moods.then(
      (moods) => moods.stop(),
      () => {},
    );
    open = null;
  };
  deps.store.subscribe((state) => {
    if (open !== null && idOf(state) !== open.userId) close();
  });
  return () => {
    const userId = idOf(deps.store.getState());
    if (userId === null) return Promise.reject(new Error("Nobody is signed in, so there are no moods."));
    if (open === null) {
      const moods = vaults.open(userId).then((vault) => openMoods(deps, { userId, vault, ...device }));
      open = { userId, moods };
    }
    return open.moods;
  };
};
