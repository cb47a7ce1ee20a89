/** How far the copy of one's data is. */
export const EXPORT_STATES = ["none", "making", "ready", "failed"] as const;
export type ExportState = (typeof EXPORT_STATES)[number];
export type ExportView = {
  readonly state: ExportState;
  /** making: how much of it is there, 0 to 100. */
  readonly percent: number;
  /** ready: how large it is. */
  readonly bytes: number;
  /** ready: when it is removed, ms since 1970. */
  readonly untilMs: number | null;
};
/** Within so many days erasure can be undone. */
export const ERASURE_GRACE_DAYS = 7;
export type ErasureView = {
  /** When everything goes, ms since 1970; null = nobody asked for that. */
  readonly dueAtMs: number | null;
};
