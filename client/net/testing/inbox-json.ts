import type { InboxJson } from "../inbox.view.ts";

/** The inbox room's state of somebody who chose nothing and got nothing. */
export const EMPTY_INBOX_JSON: InboxJson = {
  lastSeq: 0,
  unread: 0,
  touchCap: 100,
  touchForm: "touch",
  sharesSeen: false,
  devices: 1,
  allowHugsFrom: "friends",
  quietFrom: -1,
  quietUntil: -1,
  timeZone: "UTC",
  noDisturbUntilMs: 0,
  showActivityTo: "friends",
  moodsAtMs: 0,
  insightsAtMs: 0,
  needKey: "",
  needPeople: 0,
  needExpiresAtMs: 0,
};
