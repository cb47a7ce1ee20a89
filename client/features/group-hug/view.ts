import type { Category } from "#shared/schema/conduct.ts";
import type { GroupHugView } from "#shared/schema/group-hug.ts";
import type { GroupHugLive, GroupHugRoomView } from "../../net/state.ts";
import { closedByStaffWords, closedWords, type ClosedReason } from "./closed.words.ts";

/** A group hug as the server tells of it, outside of its room. */
export type Stored = GroupHugView | null | "offline" | "loading";

export type GroupHugPageView =
  | { readonly kind: "waiting"; readonly text: string }
  | { readonly kind: "room"; readonly room: GroupHugRoomView }
  /** Over before this page was opened. */
  | { readonly kind: "past"; readonly hug: GroupHugView }
  /** Scheduled: it opens at `opensAtMs` (wall time). */
  | { readonly kind: "not_open"; readonly hug: GroupHugView; readonly opensAtMs: number }
  | {
      readonly kind: "closed";
      readonly title: string;
      readonly text: string;
      /** Coming in may succeed another time. */
      readonly canRetry: boolean;
      /** What a moderator said, in their own words; empty = none did. */
      readonly said: string;
    }
  /** Taken out by the staff. `about`: why; null = it was told before this page was opened. */
  | { readonly kind: "removed"; readonly about: Category | null };

/** Everything but being in it. */
export type OutsideView = Exclude<GroupHugPageView, { readonly kind: "room" }>;

const closed = (reason: ClosedReason): OutsideView => ({ kind: "closed", ...closedWords(reason), said: "" });
const closedByStaff = ({ category, statement }: NonNullable<GroupHugView["closedFor"]>): OutsideView => ({
  kind: "closed",
  ...closedByStaffWords(category),
  said: statement,
});

const waitingText = ({ connection }: GroupHugLive): string =>
  connection.kind === "offline"
    ? "You are offline. It goes on as soon as you are back."
    : connection.kind === "reconnecting" || connection.kind === "restarting"
      ? "Coming back…"
      : "Coming in…";

/** What is told of a group hug that is not to be entered. */
const outside = (stored: Stored, otherwise: ClosedReason): OutsideView => {
  if (stored === "loading") return { kind: "waiting", text: "One moment…" };
  if (stored === "offline") return { kind: "waiting", text: "You are offline. It goes on as soon as you are back." };
  if (stored === null) return closed("unknown");
  switch (stored.phase) {
    case "completed":
      return { kind: "past", hug: stored };
    case "expired":
    case "canceled":
      return stored.closedFor === null ? closed(stored.phase) : closedByStaff(stored.closedFor);
    case "pending":
      return stored.opensAtMs !== null && otherwise === "not_open"
        ? { kind: "not_open", hug: stored, opensAtMs: stored.opensAtMs }
        : closed(otherwise);
    case "active":
      return closed(otherwise);
  }
};

/**
 * Before a seat is asked for:
 *  GH6  what is over is not entered; everything else is, also while the server cannot be asked.
 */
export const doorView = (stored: Stored): OutsideView | "enter" => {
  if (stored === "offline") return "enter";
  const isOutside = stored === "loading" || stored === null || !["pending", "active"].includes(stored.phase);
  return isOutside ? outside(stored, "over") : "enter";
};

/**
 * What the page of a group hug shows:
 *  GH1  as long as there is a room in it, that room, through gathering, hug and end; also while the connection is lost.
 *  GH2  one that was called off or never began says so, whoever tells it.
 *  GH3  who may not enter reads why; what is over shows what is left of it, what is not open yet when it opens.
 *  GH4  who left reads that nothing is felt here any more, from the press on; who did not press reads that they are not in
 *       it any more, whatever the reason.
 *  GH7  whoever was taken out by the staff reads that, and why where it was told, at once and whenever they come back; the
 *       others see one that the staff closed as closed by them, with why.
 *  GH5  inside, the server is asked only where the room does not say enough.
 */
export const groupHugPageView = (live: GroupHugLive | null, stored: Stored): GroupHugPageView => {
  if (live === null) return { kind: "waiting", text: "Coming in…" };
  const { room, denial, told } = live;
  if (denial === "left" || denial === "left_unasked") return closed(denial);
  const isRemoved = told?.kind === "remove";
  if (isRemoved || denial === "removed") return { kind: "removed", about: isRemoved ? told.category : null };
  if (room?.phase === "canceled" && room.notice?.kind === "close") return closedByStaff(room.notice);
  if (room?.phase === "expired" || room?.phase === "canceled") return closed(room.phase);
  if (room !== null && (denial === null || room.phase === "completed")) return { kind: "room", room };
  switch (denial) {
    case null:
      return { kind: "waiting", text: waitingText(live) };
    case "hug_over":
      return outside(stored, "over");
    case "hug_not_open":
      return outside(stored, "not_open");
    case "hug_full":
      return outside(stored, "full");
    case "hug_locked":
      return outside(stored, "locked");
    case "raid":
      return closed("raid");
    case "no_such_room":
      return closed("unknown");
    case "room_full":
      return closed("devices");
    default:
      return closed("unreachable");
  }
};

/** Whether the room alone does not say enough, so that the server has to be asked. */
export const isStoredWanted = (live: GroupHugLive | null): boolean =>
  live !== null && ["hug_over", "hug_not_open", "hug_full", "hug_locked"].includes(live.denial ?? "");
