import { zipSync, strToU8 } from "fflate";
import type { ExportView } from "#shared/schema/data-rights.ts";
import { spend, type Bucket } from "#shared/schema/limits.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import { EXPORTS_OF_PERSON } from "./exports.limits.ts";
import type { Exports } from "./exports.port.ts";

export type MemoryExports = Exports & {
  /** Does what jobs do. */
  work(): Promise<void>;
};

const DAY_MS = 24 * 3_600_000;
const NONE: ExportView = { state: "none", percent: 0, bytes: 0, untilMs: null };

/** Copies with little in them, made when `work` is called; passes the same contract. */
export const createMemoryExports = (tables: MemoryTables): MemoryExports => {
  const kept = new Map<string, { readonly bytes: Uint8Array<ArrayBuffer> | null; readonly untilMs: number | null }>();
  const buckets = new Map<string, Bucket>();
  const here = (userId: string) => {
    tables.reach();
    const found = kept.get(userId);
    return found?.untilMs != null && found.untilMs <= tables.nowMs() ? undefined : found;
  };
  const view = (userId: string): ExportView => {
    const found = here(userId);
    if (found === undefined) return NONE;
    if (found.bytes === null) return { ...NONE, state: "making" };
    return { state: "ready", percent: 100, bytes: found.bytes.length, untilMs: found.untilMs };
  };
  return {
    view: async (userId) => view(userId),
    async ask(userId) {
      if (view(userId).state === "making") return done(view(userId));
      if (!tables.people.has(userId)) return refused({ code: "no_such_person" });
      const spent = spend(EXPORTS_OF_PERSON, buckets.get(userId), tables.nowMs());
      if (!spent.ok) return refused({ code: "too_many", retryAfterMs: spent.retryAfterMs });
      buckets.set(userId, spent.bucket);
      kept.set(userId, { bytes: null, untilMs: null });
      return done(view(userId));
    },
    async file(userId) {
      const bytes = here(userId)?.bytes ?? null;
      return bytes === null ? refused({ code: "no_such_export" }) : done(bytes);
    },
    async work() {
      for (const [userId, { bytes }] of kept) {
        if (bytes !== null) continue;
        const you = JSON.stringify([{ displayName: tables.people.get(userId)?.name }]);
        const zip = Buffer.from(zipSync({ "index.html": strToU8("<!doctype html>"), "json/you.json": strToU8(you) }));
        kept.set(userId, { bytes: zip, untilMs: tables.nowMs() + DAY_MS });
      }
    },
  };
};
