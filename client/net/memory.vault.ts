import type { HugView } from "#shared/schema/hug.ts";
import { limitedHug } from "./inbox.rules.ts";
import type { Me } from "./state.ts";
import type { KeptHug, KeptInbox, Vault, Vaults } from "./vault.port.ts";

type Kept = { hugs: Map<string, KeptHug>; cursor: number; arrivals: readonly HugView[]; sees: Set<string> };

const createMemoryVault = (kept: Kept): Vault => {
  const inbox = (): KeptInbox => ({ cursor: kept.cursor, arrivals: kept.arrivals });
  return {
    outbox: async () => [...kept.hugs.values()],
    putHug: async (hug) => void kept.hugs.set(hug.key, structuredClone(hug)),
    dropHug: async (key) => void kept.hugs.delete(key),
    inbox: async () => inbox(),
    step: async ({ upTo, arrivals, seenHugIds, limits = [], isReset }) => {
      const floor = isReset ? -1 : kept.cursor;
      const known = new Set(kept.arrivals.map((hug) => hug.id));
      const fresh = arrivals.filter(({ seq, hug }) => seq > floor && !known.has(hug.id) && !kept.sees.has(hug.id));
      const seen = new Set(seenHugIds);
      kept.arrivals = [...kept.arrivals, ...fresh.map(({ hug }) => structuredClone(hug))]
        .map((hug) => limitedHug(hug, limits))
        .filter((hug) => !seen.has(hug.id));
      kept.cursor = isReset ? upTo : Math.max(kept.cursor, upTo);
      return inbox();
    },
    see: async (hugId) => {
      kept.arrivals = kept.arrivals.filter((hug) => hug.id !== hugId);
      kept.sees.add(hugId);
      return inbox();
    },
    unsaidSees: async () => [...kept.sees],
    seeSaid: async (hugId) => void kept.sees.delete(hugId),
    close: () => {},
  };
};

/** Vaults that live as long as the returned value: opening one again finds what was kept, as after a reload. */
export const createMemoryVaults = (): Vaults => {
  const byUser = new Map<string, Kept>();
  let me: Me | null = null;
  let isOwed = false;
  return {
    open: async (userId) => {
      const kept = byUser.get(userId) ?? { hugs: new Map(), cursor: 0, arrivals: [], sees: new Set() };
      byUser.set(userId, kept);
      return createMemoryVault(kept);
    },
    rememberedMe: async () => me,
    rememberMe: async (next) => {
      me = next;
    },
    forget: async (userId) => void byUser.delete(userId ?? ""),
    owesSignOut: async () => isOwed,
    oweSignOut: async (owes) => void (isOwed = owes),
  };
};
