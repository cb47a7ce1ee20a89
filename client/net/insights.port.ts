import type { Community, InsightsView } from "#shared/schema/insights.ts";
import type { Read } from "./moods.port.ts";
import type { Result, Told } from "./state.ts";

/** What one's own moods tell, and what those of everybody do; loaded when first needed. Nothing here throws; it answers `offline`. */
export type InsightsClient = {
  /** `today`: the device's own day, YYYY-MM-DD, in its `timeZone`. Offline it is what this device read last. */
  view(today: string, timeZone: string): Promise<Read<InsightsView>>;
  /** Last weeks of everybody who agreed to be counted. */
  community(): Promise<Told<Community>>;
  /** Ids of suggestions that one does not want to be shown. */
  hidden(): Promise<Told<readonly string[]>>;
  hide(id: string, on: boolean): Promise<Result>;
};
